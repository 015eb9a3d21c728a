import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Renderer } from '../contract/renderer.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { chain, isPromise } from '../contract/waiting.ts';
import { describeValue } from '../errors/describe-value.ts';
import { RenderingError } from '../errors/response-error.ts';
import { type HttpResponse, isContent, type ResponseHeaders } from '../http/message.ts';
import { NO_HEADERS, refuseContentHeaders, responseHeaders } from '../http/response-headers.ts';
import { isBodyless } from '../http/status.ts';
import type { Call } from './call.ts';
import type { Conformed } from './conform.ts';

type Render = (conformed: Conformed, call: Pick<Call, 'renderer'>) => MaybePromise<HttpResponse>;

/** Stage: writes a conformed answer in the negotiated media type. Text that is JSON already is sent unchanged. */
export function compileRender({ method }: Pick<EndpointContract, 'method'>): Render {
  const isHead = method === 'HEAD';

  const write: Render = ({ status, headers: given, content }, { renderer }) => {
    // Checked again: a subclass of `Reply` may have header fields of its own.
    const headers = responseHeaders(given);
    const isEmpty = 'value' in content && content.value === undefined;
    if (headers !== NO_HEADERS && (!isEmpty || !isHead || isBodyless(status))) refuseContentHeaders(headers);
    if (isEmpty) return { status, headers, body: null };
    if ('text' in content) return withContent(status, headers, renderer, content.text);
    return chain(renderer.render(content.value), (body) => withContent(status, headers, renderer, body));
  };

  return (conformed, call) => {
    try {
      const rendered = write(conformed, call);
      return isPromise(rendered) ? rendered.catch(fail) : rendered;
    } catch (error) {
      return fail(error);
    }
  };
}

function fail(cause: unknown): never {
  throw new RenderingError(cause);
}

function withContent(status: number, headers: ResponseHeaders, { mediaType }: Renderer, body: unknown): HttpResponse {
  if (!isContent(body))
    throw new TypeError(`The renderer of ${mediaType} returned ${describeValue(body)}: return text or bytes, or a promise of them`);
  return { status, headers: { ...headers, 'content-type': mediaType }, body };
}
