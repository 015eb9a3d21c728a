import type { OutgoingHttpHeader } from 'node:http';
import type { HttpResponse } from '@modern-rest/core';
import type { Context } from 'koa';
import { drainUnread } from './drain.ts';

/** Sends an answer. */
export type Send = (ctx: Context, response: HttpResponse) => void;

/** Gives an answer to Koa: other middleware may see it and change it before Koa sends it. */
export function giveToKoa(ctx: Context, { status, headers, body }: HttpResponse): void {
  drainUnread(ctx.req, ctx.res);
  // A handler that answers by itself, perhaps later, has said so.
  if (ctx.respond === false) return;
  // Not the accessors of the context: they only pass on what the response is told.
  const { res, response } = ctx;
  // Where there is no content, Koa takes away the type and sets a status; where there is, it sets the length, and a type that is not set yet.
  if (body === null) response.body = null;
  response.status = status;
  // As Koa's `set` does, without its detours.
  if (!res.headersSent) for (const name of Object.keys(headers)) res.setHeader(name, headers[name] as string | string[]);
  if (body !== null) response.body = typeof body === 'string' ? body : Buffer.from(body.buffer, body.byteOffset, body.byteLength);
}

/** Writes an answer with content that nobody but Koa would look at, without Koa's detour. The rest is Koa's. */
export function write(ctx: Context, response: HttpResponse): void {
  const { body } = response;
  const isOurs = ctx.respond !== false && !ctx.res.headersSent;
  if (isOurs && body !== null) writeContent(ctx, response, body);
  else giveToKoa(ctx, response);
}

function writeContent(ctx: Context, { status, headers }: HttpResponse, content: string | Uint8Array): void {
  drainUnread(ctx.req, ctx.res);
  // A list: of an object Node would make one.
  const fields: OutgoingHttpHeader[] = ['content-length', Buffer.byteLength(content)];
  for (const name of Object.keys(headers)) fields.push(name, headers[name] as string | string[]);
  ctx.res.writeHead(status, fields).end(content);
}
