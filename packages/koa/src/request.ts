import type { HttpRequest } from '@modern-rest/core';
import type { Context } from 'koa';

/** The request of a Koa context. Its signal is made only for who asks for it. */
export function toHttpRequest(ctx: Context): HttpRequest {
  const { req, res } = ctx;
  let signal: AbortSignal | undefined;
  return {
    method: ctx.method,
    path: ctx.path,
    queryString: ctx.querystring,
    headers: req.headers,
    body: req,
    native: ctx,
    get signal() {
      signal ??= disconnectSignal(res);
      return signal;
    },
  };
}

function disconnectSignal(res: Context['res']): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => {
    if (!res.writableFinished) controller.abort();
  };
  if (res.destroyed) abort();
  else res.once('close', abort);
  return controller.signal;
}
