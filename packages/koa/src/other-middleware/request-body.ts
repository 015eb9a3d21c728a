import type { IncomingHttpHeaders } from 'node:http';
import { Readable } from 'node:stream';
import { parseMediaType } from '@modern-rest/core';
import type { Context } from 'koa';

/** The body of a request with the header fields that describe it. */
export interface RequestBody {
  readonly body: Readable;
  readonly headers: IncomingHttpHeaders;
}

/**
 * The body of a request, even if a body parser such as koa-bodyparser or koa-body has read it before.
 *
 * Such a parser leaves the text or the value that it has read. They become bytes again, so that the parsers of the api check them as usual. If it leaves
 * nothing of use, the body is the stream that was read, which the parsers of the api reject.
 */
export function requestBody({ req, request }: Context): RequestBody {
  if (!req.readableDidRead) return { body: req, headers: req.headers };
  const { rawBody, body } = request as ReadRequest;
  const text = rawBody ?? rewrite(body, parseMediaType(req.headers['content-type'] ?? '')?.type);
  if (text === undefined) return { body: req, headers: req.headers };
  const isOriginal = rawBody !== undefined && req.headers['content-encoding'] === undefined;
  return { body: Readable.from([Buffer.from(text)], { objectMode: false }), headers: isOriginal ? req.headers : withoutCoding(req.headers) };
}

/** Properties that body parsers add to the request of Koa. */
interface ReadRequest {
  /** The text of the body, without its content coding. */
  readonly rawBody?: string | Buffer;
  /** The value that was read. */
  readonly body?: unknown;
}

/** Writes a value that a body parser has read again, in the media type of the body; `undefined` if that is not possible. */
function rewrite(value: unknown, mediaType: string | undefined): string | Buffer | undefined {
  if (Buffer.isBuffer(value)) return value;
  if (mediaType !== undefined && /[/+]json$/.test(mediaType)) return JSON.stringify(value);
  if (typeof value === 'string') return value;
  const isForm = mediaType === 'application/x-www-form-urlencoded' && typeof value === 'object' && value !== null;
  return isForm ? String(new URLSearchParams([...pairs(value, '')])) : undefined;
}

/** The name-value pairs of a form: lists as repeated names, objects with brackets. */
function* pairs(value: unknown, name: string): Generator<[string, string]> {
  if (Array.isArray(value)) for (const item of value) yield* pairs(item, name);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, item] of Object.entries(value)) yield* pairs(item, name === '' ? key : `${name}[${key}]`);
  } else yield [name, String(value)];
}

/** Header fields that no longer describe the bytes, because these were decoded or written again. */
function withoutCoding(headers: IncomingHttpHeaders): IncomingHttpHeaders {
  const { 'content-encoding': _encoding, 'content-digest': _content, 'repr-digest': _representation, ...others } = headers;
  return others;
}
