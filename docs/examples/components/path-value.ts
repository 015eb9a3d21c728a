// #region example
import { IsInt, Min } from 'class-validator';
import { Controller, Get, Path, Returns } from 'modern-rest';

@Controller('/rooms')
export class RoomController {
  @Get('/:building/:floor')
  @Returns(String)
  show(@Path('building') building: string, @Path('floor', Number, { validate: [IsInt(), Min(0)] }) floor: number): string {
    return `${building}, floor ${floor}`;
  }

  @Get('/:building/floors/:floors')
  @Returns([Number])
  list(@Path('building') _building: string, @Path('floors', [Number]) floors: number[]): number[] {
    return floors;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/rooms/East%20Wing/3' },
  { method: 'GET', url: '/rooms/East%20Wing/-1' },
  { method: 'GET', url: '/rooms/East%20Wing/floors/1,2,3' },
];
