import type { ComponentSpec, ParameterBinding, RequestParts } from '../contract/component.ts';
import { knownType } from '../contract/declared-type.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import type { ParsedBody, Parser } from '../contract/parser.ts';
import { propertyNames } from '../contract/schema.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { attempt, chain, follow, isPromise } from '../contract/waiting.ts';
import { rootName } from '../http/bracket-names.ts';
import { newTextValues } from '../http/text-values.ts';
import { checkedBody, compileChooseReader } from './choose-reader.ts';
import { blame } from './stage-failure.ts';

/** What a request holds for a handler, not validated yet. */
export interface RawInput {
  /** The raw value of each component in the place of the argument that it becomes, of the first one where it becomes several. */
  readonly values: unknown[];
  /** What read the body; `undefined` where nothing did. */
  readonly parser: Parser | undefined;
  readonly body: ParsedBody | undefined;
}

/** Where the raw value of a component is put. */
export function placeOf({ parameters }: ComponentSpec): number {
  // A component is always bound to a parameter.
  return (parameters[0] as ParameterBinding).index;
}

/** The input of a request that has not been read. */
export const NO_INPUT: RawInput = Object.freeze({ values: [], parser: undefined, body: undefined });

/** The parts of a request that are known before its body is read. */
type Head = Pick<RequestParts, 'request' | 'params'>;

/** Stage: asks every component for its raw value. The body is read last, for whoever wants it: all others may refuse the request before. */
export function compileExtract(endpoint: EndpointContract): (head: Head) => MaybePromise<RawInput> {
  const { components, limits } = endpoint;
  const count = Math.max(0, ...components.flatMap(({ parameters }) => parameters.map(({ index }) => index + 1)));
  const fillEarly = compileFill(
    components.filter(({ component }) => component.reads === 'nothing'),
    endpoint,
  );
  const fillLate = compileFill(
    components.filter(({ component }) => component.reads !== 'nothing'),
    endpoint,
  );
  const early = ({ request, params }: Head): MaybePromise<RawInput> => {
    const raw: RawInput = { values: new Array<unknown>(count), parser: undefined, body: undefined };
    return fillEarly ? chain(fillEarly(raw.values, { request, params, body: undefined, limits }), () => raw) : raw;
  };
  if (!fillLate) return early;

  const choose = compileChooseReader(endpoint);
  const readBody = ({ values }: RawInput, { request, params }: Head): MaybePromise<RawInput> => {
    const finish = (body: ParsedBody | undefined, parser?: Parser): MaybePromise<RawInput> =>
      follow(
        () => fillLate(values, { request, params, body, limits }),
        () => ({ values, parser, body }),
        (error) => chain(body?.dispose?.(), () => Promise.reject(error)),
      );
    const reader = choose(request);
    if (!reader) return finish(undefined);
    return follow(reader.read, (body) => finish(checkedBody(body, reader.parser), reader.parser), reader.fail, request);
  };
  return (head) => chain(early(head), readBody, head);
}

type Extract = (parts: RequestParts) => MaybePromise<unknown>;

/** Puts the raw values of components into their places. */
type Fill = (values: unknown[], parts: RequestParts) => MaybePromise<void>;

/** `undefined` where there is no component. */
function compileFill(specs: readonly ComponentSpec[], endpoint: EndpointContract): Fill | undefined {
  const fills = specs.map((spec) => compileFillOne(spec, endpoint));
  return fills.length === 0
    ? undefined
    : fills.reduce((first, second) => (values, parts) => {
        const filled = first(values, parts);
        return isPromise(filled) ? filled.then(() => second(values, parts)) : second(values, parts);
      });
}

function compileFillOne(spec: ComponentSpec, endpoint: EndpointContract): Fill {
  const extract = compileOne(spec, endpoint);
  const place = placeOf(spec);
  const name = `the component ${spec.component.name}`;
  const fail = blame({ name, declare: `in the responses of ${name}` });
  const put = (raw: unknown, values: unknown[]): void => {
    values[place] = raw;
  };
  return (values, parts) => chain(attempt(extract, fail, parts), put, values);
}

/** Where a component gives a model and single values as well, each gets its own names: none is unknown to the other. */
function compileOne(spec: ComponentSpec, endpoint: EndpointContract): Extract {
  const { component } = spec;
  const siblings = endpoint.components.filter((other) => other !== spec && other.component === component);
  if (siblings.length === 0 || !endpoint.forbidUnknown) return (parts) => component.extract(parts);

  const { ignoreCase } = component.format(endpoint, 'text');
  const keysOf = (specs: readonly ComponentSpec[]): Set<string> =>
    new Set(specs.flatMap((one) => declaredNames(one, endpoint)).map((name) => (ignoreCase ? name.toLowerCase() : name)));
  const own = keysOf([spec]);
  const foreign = new Set([...keysOf(siblings)].filter((name) => !own.has(name)));
  const isSingles = spec.parameters[0]?.property !== undefined;
  const declaredName = (name: string): string => (own.has(name) || foreign.has(name) ? name : rootName(name));
  const pick = (raw: unknown): object =>
    withoutOthers(raw as object, (name) => (isSingles ? own.has(declaredName(name)) : !foreign.has(declaredName(name))));
  return (parts) => chain(component.extract(parts), pick);
}

function declaredNames({ component, ...declared }: ComponentSpec, endpoint: EndpointContract): string[] {
  return propertyNames(lazySchemas(endpoint.serializer, component.format(endpoint, 'text')).schema(knownType(declared)));
}

/** Names are data of the client. */
function withoutOthers(raw: object, isWanted: (name: string) => boolean): object {
  const values = newTextValues();
  for (const [name, value] of Object.entries(raw)) if (isWanted(name)) values[name] = value as string;
  return values;
}
