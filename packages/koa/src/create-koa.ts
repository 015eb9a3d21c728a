import type { Api } from '@modern-rest/core';
import Koa from 'koa';
import { serve } from './serve.ts';

/** What a connection fails with whose client has gone. */
const GONE: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Makes a Koa application that serves an api.
 *
 * That a client has gone is no error worth a line for each: any of them could fill a disk with it.
 *
 * Middleware added with `use` runs before the api, whenever it is added until the application listens.
 */
export function createKoa(api: Api): Koa {
  const app = new Koa();
  app.on('error', (error: NodeJS.ErrnoException) => {
    if (!GONE.has(error.code)) app.onerror(error);
  });
  const callback = app.callback.bind(app);
  let serving = false;
  app.callback = () => {
    if (!serving) app.use(serve(api));
    serving = true;
    return callback();
  };
  return app;
}
