import { nodeHttp } from './node-http.ts';

/** Whether a response with this status has no content (RFC 9110, section 6.4.1). */
export function isBodyless(status: number): boolean {
  return status < 200 || status === 204 || status === 205 || status === 304;
}

/** Whether a status says that the request was served. */
export function isSuccess(status: number): boolean {
  return status >= 200 && status < 300;
}

/** The reason phrase of a status, `Response` where it has none. */
export function reasonPhrase(status: number): string {
  return nodeHttp.STATUS_CODES[status] ?? 'Response';
}
