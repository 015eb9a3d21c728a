import type { ComponentSpec, RequestParts } from '../contract/component.ts';
import { knownType } from '../contract/declared-type.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import type { ParsedBody, Parser } from '../contract/parser.ts';
import { propertyNames } from '../contract/schema.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { UnsupportedEncodingError, UnsupportedMediaTypeError } from '../errors/http-error.ts';
import { parseMediaType } from '../http/media-type.ts';
import { type HttpRequest, headerValue } from '../http/message.ts';

/** Raw values in the order of the endpoint's components, not validated yet. */
export interface RawInput {
  readonly values: readonly unknown[];
  /** What read the body; `undefined` where nothing did. */
  readonly parser: Parser | undefined;
  readonly body: ParsedBody | undefined;
}

type Extract = (parts: RequestParts) => MaybePromise<unknown>;

/** Stage: asks every component for its raw value. The body is read last, for whoever wants it: all others may refuse the request before. */
export function compileExtract(endpoint: EndpointContract): (request: HttpRequest, params: RequestParts['params']) => Promise<RawInput> {
  const { components, limits } = endpoint;
  const extractors = components.map((spec) => ({ extract: compileOne(spec, endpoint), needsBody: spec.component.reads !== 'nothing' }));
  const early = extractors.filter(({ needsBody }) => !needsBody);
  const read = early.length < extractors.length ? compileRead(endpoint) : undefined;

  return async (request, params) => {
    const parts: RequestParts = { request, params, body: undefined, limits };
    const found = new Map<Extract, unknown>();
    for (const { extract } of early) found.set(extract, await extract(parts));
    const { parser, body } = read ? await read(request) : {};
    try {
      const values: unknown[] = [];
      for (const { extract, needsBody } of extractors) values.push(needsBody ? await extract({ ...parts, body }) : found.get(extract));
      return { values, parser, body };
    } catch (error) {
      await body?.dispose?.();
      throw error;
    }
  };
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
  return async (parts) => {
    const raw = Object.entries((await component.extract(parts)) as object);
    return withoutPrototype(raw.filter(([name]) => (isSingles ? own.has(name) : !foreign.has(name))));
  };
}

function declaredNames({ component, ...declared }: ComponentSpec, endpoint: EndpointContract): string[] {
  return propertyNames(lazySchemas(endpoint.serializer, component.format(endpoint, 'text')).schema(knownType(declared)));
}

/** Names are data of the client. */
function withoutPrototype(entries: readonly (readonly [string, unknown])[]): object {
  return Object.assign(Object.create(null) as object, Object.fromEntries(entries));
}

type Read = (request: HttpRequest) => Promise<{ readonly parser?: Parser; readonly body?: ParsedBody }>;

function compileRead({ parsers, components, limits, fileFields, textFields }: EndpointContract): Read {
  const context = { limits, files: fileFields, fields: textFields() };
  const compiled = new Map(parsers.map((parser) => [parser.mediaType, { parser, parse: parser.compile(context) }]));
  const available = [...compiled.keys()];
  const optional = components.every(({ component, optional }) => component.reads === 'nothing' || optional);

  return async (request) => {
    if (optional && !hasBody(request)) return {};
    const header = headerValue(request, 'content-type');
    const mediaType = header === undefined ? undefined : parseMediaType(header);
    const found = mediaType && compiled.get(mediaType.type);
    if (!found) throw new UnsupportedMediaTypeError(unsupported(header, mediaType?.type), available);

    const encoding = headerValue(request, 'content-encoding');
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
      throw new UnsupportedEncodingError();
    }
    return { parser: found.parser, body: await found.parse(request) };
  };
}

/** Whether a request brings content (RFC 9112, section 6.3). */
function hasBody(request: HttpRequest): boolean {
  if (headerValue(request, 'transfer-encoding') !== undefined) return true;
  return Number(headerValue(request, 'content-length') ?? 0) > 0;
}

function unsupported(header: string | undefined, type: string | undefined): string {
  if (header === undefined || header === '') return 'The request has no Content-Type';
  return type ? `The Content-Type ${type.slice(0, 64)} is not supported` : 'The Content-Type is not a media type';
}
