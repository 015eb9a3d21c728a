import Koa from 'koa';
import { orderSummary } from '../payload.ts';
import { readText } from './read-text.ts';

/** Returns an application of Koa alone, without a router: it parses JSON and checks nothing. */
export function bareKoa(): Koa {
  const app = new Koa();
  app.use(async (ctx) => {
    if (ctx.method === 'GET') {
      ctx.body = orderSummary(Number(ctx.path.slice('/orders/'.length)));
    } else {
      ctx.status = 201;
      ctx.body = JSON.parse(await readText(ctx.req));
    }
  });
  return app;
}
