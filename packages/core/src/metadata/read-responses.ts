import type { ComponentSpec } from '../contract/component.ts';
import type { ConfiguredEndpoint } from '../contract/configured-endpoint.ts';
import type { Model } from '../contract/model.ts';
import { errorResponse, type ResponseSpec } from '../contract/response-spec.ts';
import { UnreadableModelError } from '../contract/unreadable-model-error.ts';
import { classType, resolveType, type ValueType } from '../contract/value-type.ts';
import type { DefinitionProblem } from '../errors/definition-error.ts';
import type { HttpMethod } from '../http/method.ts';
import { isSuccess, reasonPhrase } from '../http/status.ts';
import { formatCallSite } from './call-site.ts';
import { returnType } from './design-types.ts';
import type { ResponseDraft } from './drafts.ts';

interface ResponsesReading {
  readonly endpoint: ConfiguredEndpoint;
  readonly controller: Model<object>;
  readonly handler: string;
  /** In the order in which the decorators ran: from the last one to the first. */
  readonly drafts: readonly ResponseDraft[];
  readonly components: readonly ComponentSpec[] | undefined;
  report(problem: DefinitionProblem): void;
}

/** All responses of an endpoint: declared ones first, then those that the framework gives and nobody declared. */
export function readResponses(reading: ResponsesReading): { success: ResponseSpec; responses: ResponseSpec[] } | undefined {
  const declared = [...reading.drafts].reverse().map((draft) => readResponse(reading, draft));
  if (!declared.every((spec) => spec !== undefined)) return undefined;

  const first = declared.find(({ status }) => isSuccess(status));
  const success = first ?? inferSuccess(reading);
  if (!success) return undefined;

  const own = first ? declared : [success, ...declared];
  const taken = new Set(own.map(({ status }) => status));
  const semantic = new Map(semanticResponses(reading).map((spec) => [spec.status, spec]));
  const added = [...semantic.values()].filter(({ status }) => !taken.has(status));
  return { success, responses: [...own, ...added] };
}

function readResponse({ endpoint, report }: ResponsesReading, draft: ResponseDraft): ResponseSpec | undefined {
  const type = draft.reference === null ? undefined : resolveType(draft.reference);
  if (draft.reference !== null && !type) {
    report({
      code: 'MODEL_UNKNOWN',
      subject: endpoint.name,
      place: formatCallSite(draft.site),
      cause: 'the model given to @Returns is not a class: it may be imported in a circle',
      fix: 'pass a function that gives it: @Returns(() => Model)',
    });
    return undefined;
  }
  const status = draft.status ?? (type ? defaultStatus(endpoint.method) : 204);
  if (type && !isReadable(type, draft, endpoint, report)) return undefined;
  return { status, type, description: draft.description ?? reasonPhrase(status) };
}

function isReadable(type: ValueType, { site }: ResponseDraft, endpoint: ConfiguredEndpoint, report: ResponsesReading['report']): boolean {
  try {
    endpoint.serializer.dumper(type, { source: 'json', wireNames: endpoint.wireNames, forbidUnknown: false, ignoreCase: false });
    return true;
  } catch (error) {
    if (!(error instanceof UnreadableModelError)) throw error;
    report({ code: 'MODEL_NOT_READABLE', subject: endpoint.name, place: formatCallSite(site), cause: error.message, fix: error.fix });
    return false;
  }
}

/** The compiler's own record of the result says enough for a class, a primitive or nothing at all. */
function inferSuccess({ endpoint, controller, handler, report }: ResponsesReading): ResponseSpec | undefined {
  const recorded = returnType(controller.prototype as object, handler);
  const type = classType(recorded?.type);
  const nothing = recorded !== undefined && recorded.type === undefined;
  if (type || nothing) {
    const status = nothing ? 204 : defaultStatus(endpoint.method);
    return { status, type, description: reasonPhrase(status) };
  }
  report({
    code: 'MODEL_UNKNOWN',
    subject: endpoint.name,
    place: endpoint.place,
    cause: 'nothing says what the handler returns: the compiler keeps no type of a promise, a list or an interface',
    fix: 'add @Returns(Model), @Returns([Model]) for a list, or @Returns(null) for no content',
  });
  return undefined;
}

function defaultStatus(method: HttpMethod): number {
  return method === 'POST' ? 201 : 200;
}

function semanticResponses({ endpoint, components = [] }: ResponsesReading): ResponseSpec[] {
  const readsBody = components.some(({ component }) => component.reads !== 'nothing');
  return [
    ...(components.some(({ component }) => component.typed) ? [errorResponse(400, 'The request cannot be read or is not valid')] : []),
    ...components.flatMap(({ component }) => component.responses?.(endpoint) ?? []),
    ...endpoint.guards.flatMap(({ responses }) => responses),
    errorResponse(406, 'None of the accepted media types can be produced'),
    ...(readsBody ? [errorResponse(413, 'The body exceeds a limit'), errorResponse(415, 'The media type of the body is not supported')] : []),
    ...(endpoint.validateResponses ? [errorResponse(422, 'The answer of the server does not fit its declaration')] : []),
    errorResponse(500, 'The server failed'),
  ];
}
