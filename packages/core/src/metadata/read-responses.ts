import type { ComponentSpec } from '../contract/component.ts';
import type { ConfiguredEndpoint } from '../contract/configured-endpoint.ts';
import { errorResponse, type ResponseSpec } from '../contract/response-spec.ts';
import { statusProblem } from '../contract/status-problem.ts';
import { valueFormat } from '../contract/value-format.ts';
import { classType, resolveType, type ValueType } from '../contract/value-type.ts';
import type { PlaceSource } from '../errors/definition-error.ts';
import { NONCONFORMING } from '../errors/response-error.ts';
import type { HttpMethod } from '../http/method.ts';
import { isSuccess, reasonPhrase } from '../http/status.ts';
import { placeOf } from './call-site.ts';
import { returnType } from './design-types.ts';
import type { ResponseDraft, RouteDraft } from './drafts.ts';
import { erasedType, wrongReference } from './missing-model.ts';
import { type HandlerReading, whatCanBeRead } from './read-components.ts';

/**
 * All responses of an endpoint: declared ones first, then those of the settings, then those that the framework gives.
 *
 * A model that is not known is reported, and the response read as one without content.
 */
export function readResponses(
  drafts: readonly ResponseDraft[],
  components: readonly ComponentSpec[],
  route: RouteDraft,
  reading: HandlerReading,
): { readonly success: ResponseSpec; readonly responses: readonly ResponseSpec[] } {
  // Decorators run from the last one to the first.
  const declared = [...drafts].reverse().map((draft) => readResponse(draft, reading));
  // An endpoint may do nothing but send its clients elsewhere.
  const redirect = declared.find(({ status }) => status < 400);
  const success = declared.find(({ status }) => isSuccess(status)) ?? redirect ?? inferSuccess(route, reading);
  const own = declared.includes(success) ? declared : [success, ...declared];
  const { endpoint } = reading;
  const semantic = semanticResponses(endpoint, components);
  const given = new Set(semantic.map(({ status }) => status));
  const declaredAtAll = join(own, endpoint.shared).map((spec) =>
    spec.type !== 'error' && given.has(spec.status) ? { ...spec, orError: true } : spec,
  );
  return { success: declaredAtAll.find(({ status }) => status === success.status) as ResponseSpec, responses: join(declaredAtAll, semantic) };
}

/** Each status once, by the first that names it. What an endpoint declares twice stays, to be reported. */
function join(own: readonly ResponseSpec[], more: readonly ResponseSpec[]): ResponseSpec[] {
  const taken = new Set(own.map(({ status }) => status));
  const added = new Map(more.filter(({ status }) => !taken.has(status)).map((spec) => [spec.status, spec]));
  return [...own, ...added.values()];
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

function semanticResponses(endpoint: ConfiguredEndpoint, components: readonly ComponentSpec[]): ResponseSpec[] {
  const readsFiles = components.some(({ component }) => component.reads === 'files');
  const readsBody = components.some(({ component }) => component.reads !== 'nothing');
  return [
    ...(components.some(({ component }) => component.typed) ? [errorResponse(400, 'The request cannot be read or is not valid')] : []),
    ...components.flatMap(({ component }) => component.responses?.(endpoint) ?? []),
    ...(readsFiles ? endpoint.parsers.flatMap(({ responses = [] }) => responses) : []),
    ...endpoint.guards.flatMap(({ responses }) => responses),
    errorResponse(406, 'None of the accepted media types can be produced'),
    ...(readsBody ? [errorResponse(413, 'The body exceeds a limit'), errorResponse(415, 'The media type of the body is not supported')] : []),
    ...(endpoint.validateResponses ? [errorResponse(422, NONCONFORMING)] : []),
    errorResponse(500, 'The server failed'),
  ];
}
