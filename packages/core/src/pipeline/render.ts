import type { Renderer } from '../contract/renderer.ts';
import { RenderingError } from '../errors/response-error.ts';
import { checkHeaders, type HttpResponse, type ResponseHeaders } from '../http/message.ts';
import type { Conformed } from './conform.ts';

/** Stage: writes a conformed answer in the negotiated media type. What is written as JSON already is left as it is. */
export function render(conformed: Conformed, renderer: Renderer): HttpResponse {
  try {
    checkHeaders(conformed.headers);
    return write(conformed, renderer);
  } catch (cause) {
    throw new RenderingError({ cause });
  }
}

function write({ status, headers, content }: Conformed, renderer: Renderer): HttpResponse {
  if ('text' in content) return withContent(status, headers, renderer, content.text);
  if (content.value === undefined) return { status, headers, body: null };
  return withContent(status, headers, renderer, renderer.render(content.value));
}

function withContent(status: number, headers: ResponseHeaders, { mediaType }: Renderer, body: string | Uint8Array): HttpResponse {
  return { status, headers: { ...headers, 'content-type': mediaType }, body };
}
