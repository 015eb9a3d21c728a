// #region example
import { ArrayMaxSize, IsIn, IsInt, IsOptional, Max } from 'class-validator';
import { Controller, FileMetadata, Nested, Post, Returns } from 'modern-rest';

class Photo {
  @IsIn(['image/png', 'image/jpeg']) contentType!: string;
  @IsInt() @Max(2_000_000) size!: number;
}

class Album {
  @Nested(() => [Photo]) @ArrayMaxSize(2) photos!: Photo[];
  @IsOptional() @Nested() cover?: Photo;
}

@Controller('/albums')
export class AlbumController {
  @Post()
  @Returns(Album)
  create(@FileMetadata(Album) album: Album): Album {
    return album;
  }
}

// #endregion example

import { form } from '../form.ts';

const png = new File(['one'], 'one.png', { type: 'image/png' });
const gif = new File(['two'], 'two.gif', { type: 'image/gif' });

export const runs = [
  { method: 'POST', url: '/albums', body: form({ photos: [png] }) },
  { method: 'POST', url: '/albums', body: form({ photos: [png, gif, png], cover: png }) },
];
