// #region example
import { IsInt, IsString } from 'class-validator';
import { Controller, Get, Path, Returns } from 'modern-rest';

class ChapterPath {
  @IsString() book!: string;
  @IsInt() chapter!: number;
}

@Controller('/books')
export class ChapterController {
  @Get('/:book/chapters/:chapter')
  @Returns(ChapterPath)
  show(@Path(ChapterPath) path: ChapterPath): ChapterPath {
    return path;
  }
}
// #endregion example

export const runs = [
  { method: 'GET', url: '/books/War%20and%20Peace/chapters/3' },
  { method: 'GET', url: '/books/emma/chapters/last' },
];
