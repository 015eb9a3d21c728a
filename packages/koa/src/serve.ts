import { type Api, compileApi, type HttpRequest, type RouteTable } from '@modern-rest/core';
import type { Context, Middleware, Next } from 'koa';
import { toHttpRequest } from './request.ts';
import { giveToKoa, type Send, write } from './send.ts';

/**
 * Serves an api as one Koa middleware.
 *
 * A request for a path that the api does not know goes to the next middleware; what nobody answers within the api's
 * prefix gets the api's 404.
 */
export function serve(api: Api): Middleware {
  const table = compileApi(api);
  const middleware: Middleware = (ctx, next): Promise<void> | undefined => {
    const request = toHttpRequest(ctx);
    const response = table.handle(request);
    // Of the middleware of an application, the first one sees an answer last.
    const send = ctx.app.middleware[0] === middleware ? write : giveToKoa;
    if (!response) return pass({ ctx, next, request, table, send });
    if (response instanceof Promise) return response.then((ready) => send(ctx, ready));
    send(ctx, response);
    return undefined;
  };
  return middleware;
}

interface Passing {
  readonly ctx: Context;
  readonly next: Next;
  readonly request: HttpRequest;
  readonly table: RouteTable;
  readonly send: Send;
}

async function pass({ ctx, next, request, table, send }: Passing): Promise<void> {
  await next();
  const unanswered = ctx.status === 404 && (ctx.body === undefined || ctx.body === null) && ctx.respond !== false;
  const notFound = unanswered ? table.notFound(request) : undefined;
  if (notFound) send(ctx, notFound);
}
