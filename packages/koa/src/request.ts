import type { HttpRequest } from '@modern-rest/core';
import type { Context } from 'koa';
import { requestBody } from './other-middleware/request-body.ts';

/** The request of a Koa context. */
export function toHttpRequest(ctx: Context): HttpRequest {
  return new KoaRequest(ctx);
}

/** A class, unlike our other values: an accessor of a literal is made anew for every request, which takes longer than everything else here. */
class KoaRequest implements HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly queryString: string;
  readonly headers: HttpRequest['headers'];
  readonly body: HttpRequest['body'];
  readonly native: Context;
  private disconnected: AbortSignal | undefined;

  constructor(ctx: Context) {
    // What Koa has accessors for is asked of Node: they only pass it on.
    const { req } = ctx;
    const { path, queryString } = targetOf(req.url as string, ctx);
    this.method = req.method as string;
    this.path = path;
    this.queryString = queryString;
    const { body, headers } = requestBody(ctx);
    this.headers = headers;
    this.body = body;
    this.native = ctx;
    this.disconnected = undefined;
  }

  /** Made only for who asks for it. */
  get signal(): AbortSignal {
    this.disconnected ??= disconnectSignal(this.native.res);
    return this.disconnected;
  }
}

/** A path, and perhaps a query string: what needs no parser of URLs. */
const PLAIN_TARGET = /^\/[^#\s]*$/;

type Target = Pick<HttpRequest, 'path' | 'queryString'>;

function targetOf(url: string, ctx: Context): Target {
  if (!PLAIN_TARGET.test(url)) return targetByKoa(ctx);
  const end = url.indexOf('?');
  return end < 0 ? { path: url, queryString: '' } : { path: url.slice(0, end), queryString: url.slice(end + 1) };
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

function disconnectSignal(res: Context['res']): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => {
    if (!res.writableFinished) controller.abort();
  };
  if (res.destroyed) abort();
  else res.once('close', abort);
  return controller.signal;
}
