import type { Renderer } from '../contract/renderer.ts';
import { RenderingError } from '../errors/response-error.ts';
import type { HttpResponse } from '../http/message.ts';
import type { Conformed } from './conform.ts';

/** Stage: writes a conformed answer in the negotiated media type. */
export function render({ status, headers, value }: Conformed, renderer: Renderer): HttpResponse {
  if (value === undefined) return { status, headers, body: null };
  try {
    return { status, headers: { ...headers, 'content-type': renderer.mediaType }, body: renderer.render(value) };
  } catch (cause) {
    throw new RenderingError({ cause });
  }
}
