// #region example
import { Controller, Get, Path, Returns } from 'modern-rest';

@Controller('/files')
export class FileController {
  @Get('/:name(.*)')
  @Returns(String)
  show(@Path('name', String) name: string): string {
    return name;
  }
}
// #endregion example

export const runs = [{ method: 'GET', url: '/files/2026/january/report%201.txt' }];
