import { type Api, compileApi, type HttpRequest, type RouteTable } from '@modern-rest/core';
import type { Context, Middleware, Next } from 'koa';
import { toHttpRequest } from './request.ts';
import { send } from './send.ts';

/**
 * Serves an api as one Koa middleware.
 *
 * A request for a path that the api does not know goes to the next middleware; what nobody answers within the api's
 * prefix gets the api's 404.
 */
export function serve(api: Api): Middleware {
  const table = compileApi(api);
  return (ctx, next): Promise<void> | undefined => {
    const request = toHttpRequest(ctx);
    const response = table.handle(request);
    if (!response) return pass(ctx, next, request, table);
    if (response instanceof Promise) return response.then((ready) => send(ctx, ready));
    send(ctx, response);
    return undefined;
  };
}

async function pass(ctx: Context, next: Next, request: HttpRequest, table: RouteTable): Promise<void> {
  await next();
  const unanswered = ctx.status === 404 && (ctx.body === undefined || ctx.body === null) && ctx.respond !== false;
  const notFound = unanswered ? table.notFound(request) : undefined;
  if (notFound) send(ctx, notFound);
}
