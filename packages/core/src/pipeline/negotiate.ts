import Negotiator from 'negotiator';
import { CompileError, compileAll, extensionFailed } from '../contract/compile-extension.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Renderer } from '../contract/renderer.ts';
import { describeValue } from '../errors/describe-value.ts';
import { NotAcceptableError } from '../errors/http-error.ts';
import { type HttpRequest, headerValue } from '../http/message.ts';
import { remembered } from '../http/remembered.ts';

/** Stage: chooses the renderer by `Accept` (RFC 9110, section 12.5.1). */
export function compileNegotiate({ renderers }: Pick<EndpointContract, 'renderers'>): (request: HttpRequest) => Renderer {
  compileAll(renderers.map((renderer) => () => checkRenderer(renderer)));
  const byType = new Map(renderers.map((renderer) => [renderer.mediaType, renderer]));
  const available = [...byType.keys()];
  const preferred = renderers[0] as Renderer;

  const choose = remembered((accept: string): Renderer | null => {
    const [best] = new Negotiator({ headers: { accept } }).mediaTypes(available);
    return (best !== undefined && byType.get(best)) || null;
  });

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
