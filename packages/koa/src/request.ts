import type { HttpRequest } from '@modern-rest/core';
import type { Context } from 'koa';

/** The request of a Koa context. Its signal is made only for who asks for it. */
export function toHttpRequest(ctx: Context): HttpRequest {
  const { req, res } = ctx;
  let signal: AbortSignal | undefined;
  return {
    method: ctx.method,
    ...targetOf(ctx),
    headers: req.headers,
    body: req,
    native: ctx,
    get signal() {
      signal ??= disconnectSignal(res);
      return signal;
    },
  };
}

/** The target as Koa reads it. Clients that mean no good send some that it cannot read. */
function targetOf(ctx: Context): Pick<HttpRequest, 'path' | 'queryString'> {
  try {
    // Of `GET http://` Koa knows no path. An empty one is that of the root (RFC 9110, section 4.2.3).
    return { path: (ctx.path as string | null) ?? '/', queryString: ctx.querystring };
  } catch {
    // `GET http://[` is no URL: like `OPTIONS *` it has no path that anything could be at.
    return { path: '*', queryString: '' };
  }
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
