import { CONTENT_TYPE, form } from '../../unit/multipart/raw-form.ts';
import type { TableAnswer, TableRequest } from './run-table.ts';

/** A form with these parts, or a body as it is. */
export function post(target: string, body: readonly Buffer[] | Buffer, contentType = CONTENT_TYPE): TableRequest {
  return { method: 'POST', target, headers: { 'Content-Type': contentType }, body: Buffer.isBuffer(body) ? body : form(body) };
}

export const URLENCODED = 'application/x-www-form-urlencoded';

export function postUrlencoded(target: string, text: string, contentType = URLENCODED): TableRequest {
  return post(target, Buffer.from(text), contentType);
}

/** The answer of a handler that tells what it has received. */
export function created(body: { readonly fields?: object; readonly files?: object }): TableAnswer {
  return { status: 201, body };
}

/** A file as a handler has seen it: named `a.txt` and `text/plain` with some content, but for what is given. */
export function seen(content = 'content', attributes: object = {}): object {
  return { name: 'a.txt', size: Buffer.byteLength(content), contentType: 'text/plain', contentTypeExtra: {}, ...attributes, content };
}
