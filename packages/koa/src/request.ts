import type { HttpRequest } from '@modern-rest/core';
import type { Context } from 'koa';
import { NodeRequest, plainTarget, type Target } from './direct/node-request.ts';
import { requestBody } from './other-middleware/request-body.ts';

class KoaRequest extends NodeRequest {
  constructor(readonly native: Context) {
    const { req, res } = native;
    const { body, headers } = requestBody(native);
    super(req, res, plainTarget(req.url as string) ?? targetByKoa(native), body, headers);
  }
}

/** Returns the request of a Koa context. */
export function toHttpRequest(ctx: Context): HttpRequest {
  return new KoaRequest(ctx);
}

/** The target as Koa reads it. Clients that mean no good send some that it cannot read. */
function targetByKoa(ctx: Context): Target {
  try {
    // Of `GET http://` Koa knows no path. An empty one is that of the root (RFC 9110, section 4.2.3).
    return { path: (ctx.path as string | null) ?? '/', queryString: ctx.querystring };
  } catch {
    // `GET http://[` is no URL: like `OPTIONS *` it has no path that anything could be at.
    return { path: '*', queryString: '' };
  }
}
