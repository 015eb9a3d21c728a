import { type RouteTable, statusError } from '@modern-rest/core';
import type Koa from 'koa';
import type { Context, Middleware } from 'koa';
import { writeContent } from '../direct/write.ts';
import { toHttpRequest } from '../request.ts';
import { giveToKoa } from '../send.ts';
import { fromKoaError } from './from-koa-error.ts';

/** Codes of errors of a connection whose client has gone. */
const GONE: ReadonlySet<string | undefined> = new Set(['ECONNRESET', 'EPIPE']);

/**
 * Answers the errors of other middleware in the error model, and reports those that are the server's fault.
 *
 * They are also emitted as `error` of the application, as usual in Koa. An error that only says that the client has gone is not reported.
 */
export function answerErrors(app: Koa, table: RouteTable): void {
  app.on('error', (error: NodeJS.ErrnoException, ctx?: Context) => {
    if (!ctx && !GONE.has(error.code)) app.onerror(error);
  });
  app.context.onerror = function onerror(this: Context, error: NodeJS.ErrnoException | null | undefined): void {
    if (error === null || error === undefined) return;
    app.emit('error', error, this);
    if (!GONE.has(error.code) && error !== this.req.socket.errored) answerError(this, error, table);
  };
}

function answerError(ctx: Context, error: unknown, table: RouteTable): void {
  const response = table.fail(fromKoaError(error), toHttpRequest(ctx));
  const { res } = ctx;
  if (res.headersSent || !ctx.writable) return;
  for (const name of res.getHeaderNames()) res.removeHeader(name);
  writeContent(ctx, response, response.body as string);
}

/** Middleware that answers in the error model if other middleware has set nothing but the status of an error, or nothing at all. */
export function answerUnanswered(table: RouteTable): Middleware {
  return async (ctx, next) => {
    await next();
    if (!isUnanswered(ctx) || ctx.status < 400) return;
    const request = toHttpRequest(ctx);
    giveToKoa(ctx, ctx.status === 404 ? table.notFound(request) : table.fail(statusError(ctx.status), request));
  };
}

/** `true` if no middleware has given a body, or has said that it answers by itself. */
export function isUnanswered({ body, respond, res }: Context): boolean {
  return body === undefined && respond !== false && !res.headersSent;
}
