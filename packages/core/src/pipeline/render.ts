import type { Renderer } from '../contract/renderer.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { attempt, chain } from '../contract/waiting.ts';
import { describeValue } from '../errors/describe-value.ts';
import { RenderingError } from '../errors/response-error.ts';
import { checkHeaders, type HttpResponse, isContent, type ResponseHeaders } from '../http/message.ts';
import type { Conformed } from './conform.ts';

/** Stage: writes a conformed answer in the negotiated media type. What is written as JSON already is left as it is. */
export function render(conformed: Conformed, renderer: Renderer): MaybePromise<HttpResponse> {
  return attempt(() => {
    checkHeaders(conformed.headers);
    return write(conformed, renderer);
  }, fail);
}

function fail(cause: unknown): never {
  throw new RenderingError({ cause });
}

function write({ status, headers, content }: Conformed, renderer: Renderer): MaybePromise<HttpResponse> {
  if ('text' in content) return withContent(status, headers, renderer, content.text);
  if (content.value === undefined) return { status, headers, body: null };
  return chain(renderer.render(content.value), (body) => withContent(status, headers, renderer, body));
}

function withContent(status: number, headers: ResponseHeaders, { mediaType }: Renderer, body: unknown): HttpResponse {
  if (!isContent(body))
    throw new TypeError(`The renderer of ${mediaType} returned ${describeValue(body)}: return text or bytes, or a promise of them`);
  return { status, headers: { ...headers, 'content-type': mediaType }, body };
}
