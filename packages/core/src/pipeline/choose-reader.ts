import { compileAll, compileExtension } from '../contract/compile-extension.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { ParsedBody, Parser, ParserContext } from '../contract/parser.ts';
import { describeValue } from '../errors/describe-value.ts';
import { UnsupportedEncodingError, UnsupportedMediaTypeError } from '../errors/http-error.ts';
import { RestError } from '../errors/rest-error.ts';
import { parseMediaType } from '../http/media-type.ts';
import { bringsContent, type HttpRequest, headerValue } from '../http/message.ts';
import { remembered } from '../http/remembered.ts';
import { compileCheckClaims } from './check-claims.ts';
import { blame, capitalized, type ErrorSource } from './stage-failure.ts';

/** A parser, and what it reads the bodies of the endpoint with. */
export interface Reader {
  readonly parser: Parser;
  readonly read: ReturnType<Parser['compile']>;
  readonly fail: (error: unknown) => never;
}

/** Chooses what reads the body of a request; `undefined` for one that may have none and has none. */
export function compileChooseReader(endpoint: EndpointContract): (request: HttpRequest) => Reader | undefined {
  const { parsers, components, limits, fileFields, textFields } = endpoint;
  const streaming = components.some(({ component }) => component.streams);
  const compileReader = (parser: Parser): Reader => {
    const context: ParserContext = {
      limits,
      files: fileFields,
      get fields() {
        return textFields();
      },
      streaming,
      checkClaims: compileCheckClaims(endpoint, parser),
    };
    return { parser, read: compileExtension(`compile of ${parserName(parser)}`, () => parser.compile(context)), fail: blame(parserSource(parser)) };
  };
  const compiled = new Map(compileAll(parsers.map((parser) => () => [parser.mediaType, compileReader(parser)] as const)));
  const available = [...compiled.keys()];
  const optional = components.every(({ component, optional }) => component.reads === 'nothing' || optional);
  const readerOf = remembered((type) => readerFor(parseMediaType(type)?.type ?? '', compiled) ?? null);

  return (request) => {
    if (optional && !bringsContent(request)) return undefined;
    const header = headerValue(request, 'content-type') ?? '';
    // Parameters are of no account, and every form has a boundary of its own.
    const reader = readerOf(header.split(';', 1)[0] as string);
    if (!reader) throw new UnsupportedMediaTypeError(unsupported(header), available);

    const encoding = headerValue(request, 'content-encoding');
    if (encoding !== undefined && encoding.toLowerCase() !== 'identity') {
      throw new UnsupportedEncodingError();
    }
    return reader;
  };
}

/** The one that reads a media type, or else a range that holds it. */
function readerFor(type: string, readers: ReadonlyMap<string, Reader>): Reader | undefined {
  // A client sends something, not anything, and says what.
  if (type === '' || type.includes('*')) return undefined;
  return readers.get(type) ?? readers.get(`${type.split('/')[0]}/*`) ?? readers.get('*/*');
}

function unsupported(header: string): string {
  if (header === '') return 'The request has no Content-Type';
  const type = parseMediaType(header)?.type;
  return type === undefined ? 'The Content-Type is not a media type' : `The Content-Type ${type.slice(0, 64)} is not supported`;
}

/** The source of what a parser throws, and of what the storage throws that it writes to. */
export function parserSource(parser: Parser): ErrorSource {
  const name = parserName(parser);
  return {
    name,
    declare: `in the responses of ${name}${parser.files.length > 0 ? ' or of its storage' : ''}`,
  };
}

function parserName({ mediaType }: Parser): string {
  return `the parser of ${mediaType}`;
}

/** Checks the result of a parser. Throws `RestError` if it is not a body. */
export function checkedBody(body: unknown, parser: Parser): ParsedBody {
  if (typeof body === 'object' && body !== null && 'value' in body) return body as ParsedBody;
  throw new RestError(
    'invalid_body',
    `${capitalized(parserName(parser))} returned ${describeValue(body)}: return { value }, where undefined is an empty body`,
  );
}
