import { runExtension } from '../contract/compile-extension.ts';
import type { EndpointDeclaration } from '../contract/endpoint-contract.ts';
import type { Parser } from '../contract/parser.ts';
import { errorResponse, hasContentOnSuccess, type ResponseSpec } from '../contract/response-spec.ts';
import { NONCONFORMING } from '../errors/response-error.ts';
import { isSuccess } from '../http/status.ts';

/** Finds the response of what the handler returns: the first success, or else the first redirect. */
export function successOf(responses: readonly ResponseSpec[]): ResponseSpec | undefined {
  return responses.find(({ status }) => isSuccess(status)) ?? responses.find(({ status }) => status < 400);
}

/**
 * Derives all responses of an endpoint: those that it declares, then those of the settings, then those of the framework and of its extensions.
 *
 * A status that the endpoint declares has the description of that declaration. The descriptions of others are joined.
 */
export function deriveResponses(endpoint: EndpointDeclaration, parsers: readonly Parser[]): ResponseSpec[] {
  const own = endpoint.responses;
  const implied = impliedResponses(endpoint, parsers);
  const isNew = ({ status }: ResponseSpec): boolean => own.every((spec) => spec.status !== status);
  const declared = own.map((spec) => {
    const merged = merge([spec, ...implied.filter(({ status }) => status === spec.status)]);
    return { ...merged, description: spec.description };
  });
  const shared = byStatus(endpoint.shared.filter(isNew)).map(narrowest);
  return [...declared, ...byStatus([...shared, ...implied.filter(isNew)]).map(merge)];
}

/** The responses of the framework and of the extensions that the endpoint uses. */
function impliedResponses(endpoint: EndpointDeclaration, parsers: readonly Parser[]): ResponseSpec[] {
  const { components, guards, validateResponses, responses, shared } = endpoint;
  const readsFiles = components.some(({ component }) => component.reads === 'files');
  const readsBody = components.some(({ component }) => component.reads !== 'nothing');
  return [
    ...(components.some(({ component }) => component.typed) ? [errorResponse(400, 'The request cannot be read or is not valid')] : []),
    ...components.flatMap(({ component }) =>
      runExtension(`responses of the component ${component.name}`, () => component.responses?.(endpoint) ?? []),
    ),
    // A parser of files has nothing to store where there are none.
    ...(readsBody ? parsers.filter(({ files }) => readsFiles || files.length === 0).flatMap(({ responses = [] }) => responses) : []),
    ...guards.flatMap(({ responses }) => responses),
    ...(hasContentOnSuccess([...responses, ...shared]) ? [errorResponse(406, 'None of the accepted media types can be produced')] : []),
    ...(readsBody ? [errorResponse(413, 'The body exceeds a limit'), errorResponse(415, 'The media type of the body is not supported')] : []),
    ...(validateResponses ? [errorResponse(422, NONCONFORMING)] : []),
    errorResponse(500, 'The server failed'),
  ];
}

type SameStatus = readonly [ResponseSpec, ...ResponseSpec[]];

/** Groups responses by their statuses, in the order in which the statuses appear. */
function byStatus(specs: readonly ResponseSpec[]): SameStatus[] {
  const groups = new Map<number, [ResponseSpec, ...ResponseSpec[]]>();
  for (const spec of specs) {
    const group = groups.get(spec.status);
    if (group) group.push(spec);
    else groups.set(spec.status, [spec]);
  }
  return [...groups.values()];
}

/** The response that several levels of settings declare: the most specific level decides about its content. */
function narrowest(specs: SameStatus): ResponseSpec {
  return { ...(specs.at(-1) as ResponseSpec), description: joinDescriptions(specs) };
}

/** The response that several parts of an endpoint can give: each with its own content, as far as one description can say it. */
function merge(specs: SameStatus): ResponseSpec {
  const [first] = specs;
  const { type } = specs.find((spec) => spec.type !== 'error') ?? first;
  const orError = type !== 'error' && specs.some((spec) => spec.type === 'error' || spec.orError);
  return { ...first, type, description: joinDescriptions(specs), ...(orError && { orError }) };
}

/** Joins descriptions as sentences, each once. */
function joinDescriptions(specs: readonly ResponseSpec[]): string {
  const descriptions = [...new Set(specs.map(({ description }) => description))];
  return descriptions.reduce((text, next) => `${text}${/[.!?]$/.test(text) ? '' : '.'} ${next}`);
}
