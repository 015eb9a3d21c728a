import { type Api, compileApi, type HttpResponse } from '@modern-rest/core';
import type { Context, Middleware } from 'koa';
import { drainAfterAnswer } from './drain.ts';
import { toHttpRequest } from './request.ts';

/**
 * Serves an api as one Koa middleware.
 *
 * A request for a path that the api does not know goes to the next middleware; what nobody answers within the api's
 * prefix gets the api's 404.
 */
export function serve(api: Api): Middleware {
  const table = compileApi(api);
  return async (ctx, next) => {
    const request = toHttpRequest(ctx);
    const response = await table.handle(request);
    if (response) return send(ctx, response);

    await next();
    const unanswered = ctx.status === 404 && (ctx.body === undefined || ctx.body === null) && ctx.respond !== false;
    const notFound = unanswered ? table.notFound(request) : undefined;
    if (notFound) send(ctx, notFound);
  };
}

function send(ctx: Context, { status, headers, body }: HttpResponse): void {
  // Koa derives a status and a type from a body, so the body comes first.
  ctx.body = body === null || typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  ctx.status = status;
  for (const [name, value] of Object.entries(headers)) ctx.set(name, typeof value === 'string' ? value : [...value]);
  // Before Node's own listener, which would drop a body that nobody has read without counting it.
  if (!ctx.req.complete) ctx.res.prependOnceListener('finish', () => drainAfterAnswer(ctx.req));
}
