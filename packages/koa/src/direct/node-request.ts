import type { IncomingMessage, ServerResponse } from 'node:http';
import type { HttpRequest } from '@modern-rest/core';
import type { Context } from 'koa';

/** The path and the query string of a request. */
export type Target = Pick<HttpRequest, 'path' | 'queryString'>;

/** A request of `node:http`. A class, unlike our other values: literals with accessors take longer to create than everything else here. */
export abstract class NodeRequest implements HttpRequest {
  readonly method: string;
  readonly path: string;
  readonly queryString: string;
  private disconnected: AbortSignal | undefined;

  constructor(
    protected readonly req: IncomingMessage,
    protected readonly res: ServerResponse,
    { path, queryString }: Target,
    readonly body: HttpRequest['body'],
    readonly headers: HttpRequest['headers'],
  ) {
    this.method = req.method as string;
    this.path = path;
    this.queryString = queryString;
    this.disconnected = undefined;
  }

  abstract readonly native: Context;

  /** Created on the first access. */
  get signal(): AbortSignal {
    this.disconnected ??= disconnectSignal(this.res);
    return this.disconnected;
  }
}

/** A path with an optional query string: no parser of URLs is needed. */
const PLAIN_TARGET = /^\/[^#\s]*$/;

/** Splits a request target into path and query string. Returns `undefined` for other forms, such as a whole URL. */
export function plainTarget(url: string): Target | undefined {
  if (!PLAIN_TARGET.test(url)) return undefined;
  const end = url.indexOf('?');
  return end < 0 ? { path: url, queryString: '' } : { path: url.slice(0, end), queryString: url.slice(end + 1) };
}

function disconnectSignal(res: ServerResponse): AbortSignal {
  const controller = new AbortController();
  const abort = (): void => {
    if (!res.writableFinished) controller.abort();
  };
  if (res.destroyed) abort();
  else res.once('close', abort);
  return controller.signal;
}
