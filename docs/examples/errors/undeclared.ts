// #region example
import { Controller, errorResponse, Get, NotFoundError, Path, Returns } from 'modern-rest';

function titleOf(id: number): string {
  if (id !== 1) throw new NotFoundError(`There is no film ${id}`);
  return 'Metropolis';
}

@Controller('/films', { responses: [errorResponse(404, 'There is no such film')] })
export class FilmController {
  @Get('/:id')
  @Returns(String)
  title(@Path('id', Number) id: number): string {
    return titleOf(id);
  }
}

@Controller('/movies')
export class MovieController {
  @Get('/:id')
  @Returns(String)
  title(@Path('id', Number) id: number): string {
    return titleOf(id);
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/films/2' },
  { method: 'GET', url: '/movies/2' },
];
