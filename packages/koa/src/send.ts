import { type HttpResponse, headerValue } from '@modern-rest/core';
import type { Context } from 'koa';
import { drainAfterAnswer } from './drain.ts';

/** Gives an answer to Koa: other middleware may see it and change it before Koa sends it. */
export function send(ctx: Context, { status, headers, body }: HttpResponse): void {
  // Not the accessors of the context: they only pass on what the response is told.
  const { req, res, response } = ctx;
  // Where there is no content, Koa takes away the type and sets a status; where there is, it sets the length, and a type that is not set yet.
  if (body === null) response.body = null;
  response.status = status;
  // As Koa's `set` does, without its detours.
  if (!res.headersSent) for (const name of Object.keys(headers)) res.setHeader(name, headers[name] as string | string[]);
  if (body !== null) response.body = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
  // Before Node's own listener, which would drop a body that nobody has read without counting it.
  if (!req.complete && bringsBody(req)) res.prependOnceListener('finish', () => drainAfterAnswer(req));
}

/** Whether a body follows the headers (RFC 9112, section 6.3). Until the last of it has come, the request is not complete; one without is soon. */
function bringsBody(req: Context['req']): boolean {
  return headerValue(req, 'content-length') !== undefined || headerValue(req, 'transfer-encoding') !== undefined;
}
