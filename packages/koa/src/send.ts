import type { HttpResponse } from '@modern-rest/core';
import type { Context } from 'koa';
import { isUntouched, writeContent } from './direct/write.ts';
import { drainUnread } from './drain.ts';

/** Gives an answer to Koa: other middleware may see it and change it before Koa sends it. */
export function giveToKoa(ctx: Context, { status, headers, body }: HttpResponse): void {
  drainUnread(ctx.req, ctx.res);
  // A handler that answers by itself, perhaps later, has said so.
  if (ctx.respond === false) return;
  // Not the accessors of the context: they only pass on what the response is told.
  const { res, response } = ctx;
  // Without content, Koa removes the type and sets a status. With content, it sets the length, and the type if there is none.
  if (body === null) {
    // With any other status, Koa writes `null` as JSON if middleware has set the type to JSON.
    response.status = 204;
    response.body = null;
  }
  response.status = status;
  if (!res.headersSent) for (const name of Object.keys(headers)) setHeader(ctx, name, headers[name] as string | string[]);
  if (body !== null) response.body = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/** Sets a header field. Cookies and `Vary` of other middleware stay, as they are lists to which anybody may add. */
function setHeader({ res, response }: Context, name: string, value: string | string[]): void {
  if (name === 'set-cookie') res.appendHeader(name, value);
  else if (name === 'vary' && res.hasHeader(name)) response.vary(value);
  else res.setHeader(name, value);
}

/** Writes a response with content directly to the socket if no middleware can see it or has set header fields. Gives any other response to Koa. */
export function write(ctx: Context, response: HttpResponse): void {
  const { body } = response;
  if (body !== null && ctx.respond !== false && isUntouched(ctx.res)) writeContent(ctx, response, body);
  else giveToKoa(ctx, response);
}
