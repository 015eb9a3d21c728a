import { type Api, compileApi, type HttpResponse, type RouteTable } from '@modern-rest/core';
import type { Context, Middleware } from 'koa';
import { isUnanswered } from './other-middleware/answer-errors.ts';
import { toHttpRequest } from './request.ts';
import { giveToKoa, write } from './send.ts';

/**
 * Serves an api as one Koa middleware.
 *
 * Requests for unknown paths go to the next middleware. If that does not answer, the api answers with 404 within its prefix.
 */
export function serve(api: Api): Middleware {
  const table = compileApi(api);
  return serveTable(table, (ctx) => table.isInside(toHttpRequest(ctx)));
}

/**
 * Serves a compiled api. `owns` is `true` for requests that get the 404 of the api if nothing else answers them. `begun` returns the answer to a request
 * that was begun before it arrived in Koa.
 */
export function serveTable(
  table: RouteTable,
  owns: (ctx: Context) => boolean,
  begun: (ctx: Context) => Promise<HttpResponse> | undefined = () => undefined,
): Middleware {
  const middleware: Middleware = (ctx, next): Promise<void> | undefined => {
    const response = begun(ctx) ?? table.handle(toHttpRequest(ctx));
    // The first middleware of an application is the last one that sees a response.
    const send = ctx.app.middleware[0] === middleware ? write : giveToKoa;
    if (response instanceof Promise) return response.then((ready) => send(ctx, ready));
    if (response) send(ctx, response);
    else return pass(ctx, next);
    return undefined;
  };

  const pass = async (ctx: Context, next: () => Promise<unknown>): Promise<void> => {
    await next();
    if (isUnanswered(ctx) && ctx.status === 404 && owns(ctx)) giveToKoa(ctx, table.notFound(toHttpRequest(ctx)));
  };
  return middleware;
}
