import type { IncomingMessage, OutgoingHttpHeader, ServerResponse } from 'node:http';
import { type HttpResponse, isBodyless } from '@modern-rest/core';
import { drainUnread } from '../drain.ts';

/** `true` if nobody has set a header field of a response or has begun to send it. */
export function isUntouched(res: ServerResponse): boolean {
  return !res.headersSent && res.getHeaderNames().length === 0;
}

/** Writes a response to the socket. The bytes are those that Koa would write. */
export function writeDirectly(req: IncomingMessage, res: ServerResponse, response: HttpResponse): void {
  if (response.body === null) writeEmpty(req, res, response);
  else writeContent({ req, res }, response, response.body);
}

/** Writes a response with content. The bytes are those that Koa would write. */
export function writeContent(
  { req, res }: { readonly req: IncomingMessage; readonly res: ServerResponse },
  { status, headers }: HttpResponse,
  content: string | Uint8Array,
): void {
  drainUnread(req, res);
  const fields = fieldsOf(headers);
  const length = Buffer.byteLength(content);
  fields.push('Content-Length', length);
  // As many bytes as characters is ASCII, which is written faster as Latin-1.
  res.writeHead(status, fields).end(content, length === content.length ? 'latin1' : 'utf8');
}

/** Writes a response without content. One to HEAD has the header fields of the content that GET would send, and no length of its own. */
function writeEmpty(req: IncomingMessage, res: ServerResponse, { status, headers }: HttpResponse): void {
  drainUnread(req, res);
  const fields = fieldsOf(headers);
  if (!isBodyless(status) && req.method !== 'HEAD') fields.push('Content-Length', 0);
  res.writeHead(status, fields).end();
}

/** Header fields as Node takes them: names and values in turn. */
function fieldsOf(headers: HttpResponse['headers']): OutgoingHttpHeader[] {
  const fields: OutgoingHttpHeader[] = [];
  for (const name of Object.keys(headers)) fields.push(name, headers[name] as string | string[]);
  return fields;
}
