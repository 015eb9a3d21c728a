import type { Api } from '@modern-rest/core';
import Koa from 'koa';
import { serve } from './serve.ts';

/**
 * Makes a Koa application that serves an api.
 *
 * Middleware added with `use` runs before the api, whenever it is added until the application listens.
 */
export function createKoa(api: Api): Koa {
  const app = new Koa();
  const callback = app.callback.bind(app);
  let serving = false;
  app.callback = () => {
    if (!serving) app.use(serve(api));
    serving = true;
    return callback();
  };
  return app;
}
