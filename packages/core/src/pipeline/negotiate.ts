import { CompileError, compileAll, extensionFailed } from '../contract/compile-extension.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Renderer } from '../contract/renderer.ts';
import { hasContentOnSuccess } from '../contract/response-spec.ts';
import { describeValue } from '../errors/describe-value.ts';
import { NotAcceptableError } from '../errors/http-error.ts';
import { compileAccept } from '../http/accept.ts';
import { type HttpRequest, headerValue } from '../http/message.ts';
import { remembered } from '../http/remembered.ts';

/**
 * Stage: chooses the renderer by `Accept`.
 *
 * Where no success response has content, there is nothing to refuse: the default renderer writes the bodies of an `ApiError`.
 */
export function compileNegotiate({ renderers, responses }: Pick<EndpointContract, 'renderers' | 'responses'>): (request: HttpRequest) => Renderer {
  compileAll(renderers.map((renderer) => () => checkRenderer(renderer)));
  const byType = new Map(renderers.map((renderer) => [renderer.mediaType, renderer]));
  const available = [...byType.keys()];
  const preferred = renderers[0] as Renderer;
  const fallback = hasContentOnSuccess(responses) ? null : preferred;
  const accepted = compileAccept(available);
  const choose = remembered((accept: string): Renderer | null => byType.get(accepted(accept) as string) ?? fallback);

  return (request) => {
    const accept = headerValue(request, 'accept');
    if (!accept || accept === '*/*' || accept === preferred.mediaType) return preferred;
    const renderer = choose(accept);
    if (!renderer) throw new NotAcceptableError(available);
    return renderer;
  };
}

function checkRenderer({ mediaType, render }: Renderer): void {
  if (typeof render === 'function') return;
  throw new CompileError([extensionFailed(`render of the renderer of ${mediaType} is ${describeValue(render)}, not a function`)]);
}
