import { type Api, compileApi } from '@modern-rest/core';
import Koa from 'koa';
import { answerErrors, answerUnanswered } from './other-middleware/answer-errors.ts';
import { serveTable } from './serve.ts';

/**
 * Makes a Koa application that serves an api.
 *
 * Every error response is in the error model, even if other middleware throws, sets only a status, or does not answer.
 *
 * Middleware added with `use` runs before the api, whenever it is added until the application listens.
 */
export function createKoa(api: Api): Koa {
  const table = compileApi(api);
  const app = new Koa();
  answerErrors(app, table);
  const callback = app.callback.bind(app);
  let serving = false;
  app.callback = () => {
    if (!serving && app.middleware.length > 0) app.middleware.unshift(answerUnanswered(table));
    if (!serving) app.use(serveTable(table, () => true));
    serving = true;
    return callback();
  };
  return app;
}
