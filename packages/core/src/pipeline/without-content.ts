import type { HttpResponse } from '../http/message.ts';

/** The answer of GET as one to HEAD: the same header fields, the length of the content, and none of it (RFC 9110, section 9.3.2). */
export function withoutContent({ status, headers, body }: HttpResponse): HttpResponse {
  if (body === null) return { status, headers, body };
  return { status, headers: { ...headers, 'content-length': String(Buffer.byteLength(body)) }, body: null };
}
