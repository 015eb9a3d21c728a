import type { RequestParts } from '../contract/component.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { ParsedBody, Parser } from '../contract/parser.ts';
import { UnsupportedMediaTypeError } from '../errors/http-error.ts';
import { parseMediaType } from '../http/media-type.ts';
import { type HttpRequest, headerValue } from '../http/message.ts';

/** Raw values in the order of the endpoint's components, not validated yet. */
export interface RawInput {
  readonly values: readonly unknown[];
  /** The source that the parser of the body stands for. */
  readonly source: Parser['source'];
  readonly body: ParsedBody | undefined;
}

/** Stage: reads the body, if a component wants it, and asks every component for its raw value. */
export function compileExtract(endpoint: EndpointContract): (request: HttpRequest, params: RequestParts['params']) => Promise<RawInput> {
  const { components, limits } = endpoint;
  const readsBody = components.some(({ component }) => component.reads !== 'nothing');
  const read = readsBody ? compileRead(endpoint) : undefined;

  return async (request, params) => {
    const { source = 'json', body } = read ? await read(request) : {};
    const parts: RequestParts = { request, params, body, limits };
    return { values: components.map(({ component }) => component.extract(parts)), source, body };
  };
}

type Read = (request: HttpRequest) => Promise<{ readonly source: Parser['source']; readonly body: ParsedBody }>;

function compileRead({ parsers, limits, fileFields, textFields }: EndpointContract): Read {
  const context = { limits, files: fileFields, fields: textFields };
  const compiled = new Map(parsers.map((parser) => [parser.mediaType, { source: parser.source, parse: parser.compile(context) }]));
  const available = [...compiled.keys()];

  return async (request) => {
    const header = headerValue(request, 'content-type');
    const mediaType = header === undefined ? undefined : parseMediaType(header);
    const found = mediaType && compiled.get(mediaType.type);
    if (!found) throw new UnsupportedMediaTypeError(unsupported(header, mediaType?.type), available);

    const encoding = headerValue(request, 'content-encoding');
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
      throw new UnsupportedMediaTypeError(`The Content-Encoding of the body is not supported`, available);
    }
    return { source: found.source, body: await found.parse(request) };
  };
}

function unsupported(header: string | undefined, type: string | undefined): string {
  if (header === undefined || header === '') return 'The request has no Content-Type';
  return type ? `The Content-Type ${type.slice(0, 64)} is not supported` : 'The Content-Type is not a media type';
}
