import type { Readable } from 'node:stream';
import type { HttpMethod } from './method.ts';

/** Header fields by lower-case name. */
export type RequestHeaders = Readonly<Record<string, string | readonly string[] | undefined>>;

/** The request as every stage sees it. An adapter builds it; nothing behind the adapter knows Koa. */
export interface HttpRequest {
  readonly method: HttpMethod;
  /** The path as sent: percent-encoded, without the query string. */
  readonly path: string;
  /** What follows the `?`, without it; empty if there is none. */
  readonly queryString: string;
  readonly headers: RequestHeaders;
  readonly body: Readable;
  /** Aborted when the client goes away before the response was sent. */
  readonly signal: AbortSignal;
  /** The adapter's own object for this request: Koa's `ctx`; `undefined` in memory. */
  readonly native: unknown;
}

/** Header fields of a response; a list is sent as repeated fields. */
export type ResponseHeaders = Readonly<Record<string, string | readonly string[]>>;

/** The response as a plain value. An adapter writes it to the socket; for HEAD with the length of the body, but without the body (RFC 9110, section 9.3.2). */
export interface HttpResponse {
  readonly status: number;
  readonly headers: ResponseHeaders;
  readonly body: string | Uint8Array | null;
}

/** The value of a header field, repeated fields joined by a comma; `undefined` if it was not sent. */
export function headerValue(request: Pick<HttpRequest, 'headers'>, name: string): string | undefined {
  if (!Object.hasOwn(request.headers, name)) return undefined;
  const value = request.headers[name];
  return typeof value === 'string' ? value : value?.join(', ');
}

/** Whether content follows the header fields of a request (RFC 9112, section 6.3). */
export function bringsContent(request: Pick<HttpRequest, 'headers'>): boolean {
  if (headerValue(request, 'transfer-encoding') !== undefined) return true;
  return Number(headerValue(request, 'content-length') ?? 0) > 0;
}

/** `true` if a value can be the body of a response. */
export function isContent(body: unknown): body is string | Uint8Array {
  return typeof body === 'string' || body instanceof Uint8Array;
}
