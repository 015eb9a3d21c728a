import { type Api, compileApi, type RouteTable, statusError } from '@modern-rest/core';
import Koa, { type Context, type Middleware } from 'koa';
import { fromKoaError } from './koa-error.ts';
import { toHttpRequest } from './request.ts';
import { giveToKoa, writeContent } from './send.ts';
import { isUnanswered, serveTable } from './serve.ts';

/** Codes of errors of a connection whose client has gone. */
const GONE: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Makes a Koa application that serves an api.
 *
 * Every error response is in the error model, even if other middleware throws, sets only a status, or does not answer. Errors of other middleware go to
 * `reportError` of the api if they are the server's fault. They are also emitted as `error` of the application, as usual in Koa. An error that only says that
 * the client has gone is not reported.
 *
 * Middleware added with `use` runs before the api, whenever it is added until the application listens.
 */
export function createKoa(api: Api): Koa {
  const table = compileApi(api);
  const app = new Koa();
  app.on('error', (error: NodeJS.ErrnoException, ctx?: Context) => {
    if (!ctx && !GONE.has(error.code)) app.onerror(error);
  });
  app.context.onerror = function onerror(this: Context, error: Error | null | undefined): void {
    if (error !== null && error !== undefined) answerError(app, this, error, table);
  };
  const callback = app.callback.bind(app);
  let serving = false;
  app.callback = () => {
    // An api without other middleware needs no one to look after it.
    if (!serving && app.middleware.length > 0) app.middleware.unshift(answerUnanswered(table));
    if (!serving) app.use(serveTable(table, () => true));
    serving = true;
    return callback();
  };
  return app;
}

/** Answers in the error model if other middleware has set nothing but the status of an error, or nothing at all. */
function answerUnanswered(table: RouteTable): Middleware {
  return async (ctx, next) => {
    await next();
    if (!isUnanswered(ctx) || ctx.status < 400) return;
    const request = toHttpRequest(ctx);
    giveToKoa(ctx, ctx.status === 404 ? table.notFound(request) : table.fail(statusError(ctx.status), request));
  };
}

/** Answers an error that middleware has thrown, unless a response has begun or the client has gone. */
function answerError(app: Koa, ctx: Context, error: NodeJS.ErrnoException, table: RouteTable): void {
  app.emit('error', error, ctx);
  if (GONE.has(error.code)) return;
  const response = table.fail(fromKoaError(error), toHttpRequest(ctx));
  const { res } = ctx;
  if (res.headersSent || !ctx.writable) return;
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  writeContent(ctx, response, response.body as string);
}
