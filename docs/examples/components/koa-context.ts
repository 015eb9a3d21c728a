// #region example
import { Context, Controller, createApp, Get, koaContext, type RequestContext, Returns } from 'modern-rest';

@Controller('/visits')
export class VisitController {
  @Get()
  @Returns(String)
  visit(@Context() request: RequestContext): string {
    const ctx = koaContext(request);
    ctx.cookies.set('visited', 'yes');
    return ctx.state['visitor'];
  }
}

export const app = createApp({ title: 'Visits', version: '1.0.0', controllers: [VisitController] });

app.koa.use(async (ctx, next) => {
  ctx.state['visitor'] = 'Ada';
  await next();
});
// #endregion example

export const needsKoa = true;
export const runs = [{ method: 'GET', url: '/visits' }];
