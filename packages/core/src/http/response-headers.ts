import type { HttpResponse, ResponseHeaders } from './message.ts';
import { nodeHttp } from './node-http.ts';
import { isBodyless } from './status.ts';

/** Header fields that only the server can set, because they describe the connection or the framing of the message (RFC 9110, section 7.6.1). */
const CONNECTION_FIELDS: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** The header fields of a response that sets none. */
export const NO_HEADERS: ResponseHeaders = Object.freeze({});

/**
 * Checks the header fields of a response and returns them with lower-case names.
 *
 * Throws a `TypeError` for names and values that HTTP does not allow (RFC 9110, section 5), for two names that differ only by case, and for fields that
 * describe the connection.
 */
export function responseHeaders(headers: ResponseHeaders): ResponseHeaders {
  if (headers === NO_HEADERS) return headers;
  const checked = new Map<string, string | readonly string[]>();
  for (const [name, value] of Object.entries(headers)) {
    nodeHttp.validateHeaderName(name);
    const key = name.toLowerCase();
    if (checked.has(key)) throw new TypeError(`The response header ${key} is set twice, in different case: use a list for several values`);
    if (CONNECTION_FIELDS.has(key)) throw new TypeError(`The response header ${key} cannot be set: remove it, the server manages the connection`);
    for (const one of typeof value === 'string' ? [value] : listOf(key, value)) nodeHttp.validateHeaderValue(key, one);
    checked.set(key, value);
  }
  return Object.fromEntries(checked);
}

/** Values come from JavaScript, too, where the compiler does not check them. */
function listOf(name: string, value: unknown): readonly string[] {
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value as string[];
  throw new TypeError(`The response header ${name} must be a string or a list of strings`);
}

/**
 * Throws a `TypeError` if header fields describe the content of a response: the framework sets them itself.
 *
 * A response without content to HEAD may have them. They describe what GET would send (RFC 9110, section 9.3.2).
 */
export function refuseContentHeaders(headers: ResponseHeaders): void {
  if ('content-length' in headers) throw new TypeError('The response header content-length cannot be set: remove it, the server counts the bytes');
  if ('content-type' in headers) {
    throw new TypeError('The response header content-type cannot be set: choose a renderer with the setting `renderers`, it sets the media type');
  }
}

/**
 * Checks the body and the header fields of a response that was not made by an endpoint. Returns it with lower-case header names.
 *
 * Throws a `TypeError` for content with a status that has none, and for header fields that cannot be sent.
 */
export function checkedResponse({ status, headers, body }: HttpResponse): HttpResponse {
  if (body !== null && isBodyless(status)) throw new TypeError(`A response with status ${status} has no content: its body must be null`);
  const checked = responseHeaders(headers);
  const { 'content-type': _type, ...others } = checked;
  refuseContentHeaders(body === null ? checked : others);
  return { status, headers: checked, body };
}
