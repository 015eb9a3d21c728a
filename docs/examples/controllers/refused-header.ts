// #region example
import { Controller, Get, Returns, reply } from 'modern-rest';

@Controller('/report')
export class ReportController {
  @Get()
  @Returns(String)
  read() {
    return reply(200, 'all is well', { 'Content-Length': '11', ETag: '"1"' });
  }
}
// #endregion example

export const runs = [{ method: 'GET', url: '/report' }];
