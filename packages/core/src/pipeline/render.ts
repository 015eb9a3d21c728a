import type { Renderer } from '../contract/renderer.ts';
import { RenderingError } from '../errors/response-error.ts';
import type { HttpResponse, ResponseHeaders } from '../http/message.ts';
import type { Conformed } from './conform.ts';

/** Stage: writes a conformed answer in the negotiated media type. What is written as JSON already is left as it is. */
export function render({ status, headers, content }: Conformed, renderer: Renderer): HttpResponse {
  if ('text' in content) return withContent(status, headers, renderer, content.text);
  if (content.value === undefined) return { status, headers, body: null };
  try {
    return withContent(status, headers, renderer, renderer.render(content.value));
  } catch (cause) {
    throw new RenderingError({ cause });
  }
}

function withContent(status: number, headers: ResponseHeaders, { mediaType }: Renderer, body: string | Uint8Array): HttpResponse {
  return { status, headers: { ...headers, 'content-type': mediaType }, body };
}
