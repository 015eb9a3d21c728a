import { type Api, compileApi } from '@modern-rest/core';
import Koa from 'koa';
import type { KoaEntry } from './direct/direct-request.ts';
import { directListener } from './direct/listener.ts';
import { answerErrors, answerUnanswered } from './other-middleware/answer-errors.ts';
import { serveTable } from './serve.ts';

/**
 * Makes a Koa application that serves an api.
 *
 * Every error response is in the error model, even if other middleware throws, sets only a status, or does not answer.
 *
 * Middleware added with `use` runs before the api, whenever it is added until the application listens. Without other middleware, Koa's context is created
 * only for requests that ask for it.
 */
export function createKoa(api: Api): Koa {
  const table = compileApi(api);
  const app = new Koa();
  answerErrors(app, table);
  const entered: KoaEntry['entered'] = new WeakMap();
  const middleware = serveTable(
    table,
    () => true,
    (ctx) => entered.get(ctx.req)?.takeContext(ctx),
  );
  const { onerror } = app.context;
  const callback = app.callback.bind(app);
  let serving = false;
  app.callback = () => {
    if (!serving && app.middleware.length > 0) app.middleware.unshift(answerUnanswered(table));
    if (!serving) app.use(middleware);
    serving = true;
    const listener = callback();
    return app.middleware[0] === middleware ? directListener({ app, listener, entered }, table, onerror) : listener;
  };
  return app;
}
