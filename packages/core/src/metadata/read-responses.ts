import type { ResponseSpec } from '../contract/response-spec.ts';
import { statusProblem } from '../contract/status-problem.ts';
import { valueFormat } from '../contract/value-format.ts';
import { classType, resolveType, type ValueType } from '../contract/value-type.ts';
import type { PlaceSource } from '../errors/definition-error.ts';
import type { HttpMethod } from '../http/method.ts';
import { reasonPhrase } from '../http/status.ts';
import { placeOf } from './call-site.ts';
import { successOf } from './derive-responses.ts';
import { returnType } from './design-types.ts';
import type { ResponseDraft, RouteDraft } from './drafts.ts';
import { erasedType, wrongReference } from './missing-model.ts';
import { type HandlerReading, whatCanBeRead } from './read-components.ts';

/**
 * Reads the responses that an endpoint declares. If none is a success or a redirect, the response is inferred from the result type.
 *
 * An unknown model is reported, and the response read as one without content.
 */
export function readResponses(drafts: readonly ResponseDraft[], route: RouteDraft, reading: HandlerReading): ResponseSpec[] {
  // Decorators run from the last one to the first.
  const declared = [...drafts].reverse().map((draft) => readResponse(draft, reading));
  return successOf(declared) ? declared : [inferSuccess(route, reading), ...declared];
}

function readResponse({ reference, status: given, description, site }: ResponseDraft, { endpoint, wrong }: HandlerReading): ResponseSpec {
  const place = placeOf(site);
  if (reference === 'error') {
    checkStatus(given, 'an error', { place, wrong });
    return { status: given as number, type: 'error', description: description ?? reasonPhrase(given as number) };
  }
  const type = reference === null ? undefined : resolveType(reference);
  if (reference !== null && !type) wrong(wrongReference({ what: 'the model of the answer', example: '@Returns(Model)' }, reference), place);
  const status = given ?? (reference === null ? 204 : defaultStatus(endpoint.method));
  checkStatus(status, 'a response', { place, wrong });
  if (type) checkReadable(type, place, { endpoint, wrong });
  return { status, type, description: description ?? reasonPhrase(status) };
}

function checkStatus(
  status: unknown,
  what: 'a response' | 'an error',
  { place, wrong }: Pick<HandlerReading, 'wrong'> & { place: PlaceSource | undefined },
): void {
  const problem = statusProblem(status, what);
  if (problem) wrong(problem, place);
}

function checkReadable(type: ValueType, place: PlaceSource | undefined, { endpoint, wrong }: Pick<HandlerReading, 'endpoint' | 'wrong'>): void {
  const format = valueFormat('json', { wireNames: endpoint.wireNames });
  whatCanBeRead(() => endpoint.serializer.dumper(type, format), place, { wrong });
}

/** The compiler's own record of the result says enough for a class or a primitive. */
function inferSuccess({ toolchain, site }: RouteDraft, { endpoint, controller, handler, wrong }: HandlerReading): ResponseSpec {
  const recorded = returnType(controller.prototype as object, handler);
  const type = classType(recorded?.type);
  const status = defaultStatus(endpoint.method);
  const place = placeOf(site);
  if (type) checkReadable(type, place, { endpoint, wrong });
  else if (recorded && recorded.type === undefined) {
    const fix = '@Returns(Model), or @Returns(null) for no content';
    wrong({ code: 'RESPONSE_MISSING', cause: 'nothing says what the handler answers', fix }, place);
  } else {
    wrong(erasedType({ what: 'the answer of the handler', example: '@Returns(Model)' }, recorded?.type, toolchain), place);
  }
  return { status, type, description: reasonPhrase(status) };
}

function defaultStatus(method: HttpMethod): number {
  return method === 'POST' ? 201 : 200;
}
