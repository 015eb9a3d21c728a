// #region example
import { Readable } from 'node:stream';
import { Context, Controller, createApp, Get, koaContext, type RequestContext, Returns } from 'modern-rest';

@Controller('/reports')
class ReportController {
  @Get('/today')
  @Returns(null, { status: 200 })
  download(@Context() context: RequestContext): void {
    const ctx = koaContext(context);
    ctx.respond = false;
    ctx.res.writeHead(200, { 'content-type': 'text/csv', 'content-disposition': 'attachment; filename="today.csv"' });
    Readable.from(['id,name\n', '1,Ada\n']).pipe(ctx.res);
  }
}
// #endregion example

export const app = createApp({ title: 'Example', version: '1.0.0', controllers: [ReportController] });
export const needsKoa = true;
export const runs = [{ method: 'GET', url: '/reports/today' }];
