// #region example
import { IsInt, IsString } from 'class-validator';
import { Body, Controller, Put, Returns, record } from 'modern-rest';

class Track {
  @IsString() title!: string;
  @IsInt() seconds!: number;
}

@Controller('/music')
export class MusicController {
  @Put('/album')
  @Returns(Number)
  album(@Body([Track]) tracks: Track[]): number {
    return tracks.reduce((sum, { seconds }) => sum + seconds, 0);
  }

  @Put('/ratings')
  @Returns(record(Number))
  ratings(@Body(record(Number)) ratings: Record<string, number>): Record<string, number> {
    return ratings;
  }
}
// #endregion example

const track = { title: 'Overture', seconds: 215 };

export const runs = [
  { method: 'PUT', url: '/music/album', body: [track, track] },
  { method: 'PUT', url: '/music/album', body: [track, { title: 'Finale' }] },
  { method: 'PUT', url: '/music/album', body: track },
  { method: 'PUT', url: '/music/album', body: new URLSearchParams({ title: 'Overture', seconds: '215' }) },
  { method: 'PUT', url: '/music/ratings', body: { overture: 5, finale: 'good' } },
];
