import { isUtf8 } from 'node:buffer';
import { hasRepeatedParameter, type Limits, ParsingError, PayloadTooLargeError, parseMediaType, remembered, shownName } from '@modern-rest/core';
import { type FileClaims, type TypeClaims, typeClaims } from '../files/file-claims.ts';
import type { FindDeclared } from './declared-parts.ts';
import { fileName, readDisposition } from './disposition.ts';

/** The headers of one part. */
export interface PartHead {
  /** Name of the field. */
  readonly name: string;
  /** The file name and media type. The name is `undefined` if none was sent, and empty if an empty one was sent. */
  readonly claims: FileClaims;
  /** `true` if the part has a `Content-Type`. */
  readonly hasType: boolean;
  /** `true` if the content is encoded (`Content-Transfer-Encoding`). */
  readonly encoded: boolean;
}

const HEADER = /^([!#$%&'*+.^_`|~\w-]+):(.*)$/s;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;
const PART = { what: 'A part', types: /^form-data[ \t]*/i };
const PLAIN_ENCODINGS: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary']);

/**
 * Fast path for the common form: names that need no decoding, and a type without parameters. Gets the same result as `readHead`.
 * It has two headers, so it is not used if a limit forbids them.
 */
const PLAIN =
  /^Content-Disposition: form-data; name="([^"\\%\p{Cc}\u2028-\u202e\u2066-\u2069]+)"(?:; filename="([^"\\%/\p{Cc}\u2028-\u202e\u2066-\u2069]{3,})")?(?:\r\nContent-Type: ([a-z\d.+-]+\/[a-z\d.+-]+))?$/u;

/** The claims of a `Content-Type`, or what is wrong with it. */
type ReadType = (header: string) => TypeClaims | string;

/** Limits and declarations that heads of parts are read with. */
export interface PartHeadContext {
  readonly limits: Limits;
  readonly find: FindDeclared;
}

/**
 * Returns the function that reads the header block of a part (RFC 7578, section 4). It throws `ParsingError` for headers that could be read in two ways.
 *
 * The same types are used again and again, so recent ones are memoised.
 */
export function partHeads(context: PartHeadContext): (block: Buffer) => PartHead {
  const readType = remembered(readMediaType);
  const canBePlain = context.limits.partHeaders >= 2;
  return (block) => {
    if (!isUtf8(block)) throw new ParsingError('A part has headers that are not valid UTF-8');
    const text = block.toString();
    const [, name, filename, type] = (canBePlain && PLAIN.exec(text)) || [];
    if (name === undefined || name.trim() === '') return readHead(text, context, readType);
    // A type of this form can always be read.
    return {
      name,
      claims: claimsOf(filename, type === undefined ? NO_TYPE : (readType(type) as TypeClaims)),
      hasType: type !== undefined,
      encoded: false,
    };
  };
}

const NO_TYPE = typeClaims();

function readHead(block: string, { limits, find }: PartHeadContext, readType: ReadType): PartHead {
  const headers = readHeaders(block, limits);
  const encoding = headers.get('content-transfer-encoding');
  const encoded = encoding !== undefined && !PLAIN_ENCODINGS.has(encoding.toLowerCase());
  const disposition = headers.get('content-disposition');
  if (disposition === undefined || !PART.types.test(disposition)) throw new ParsingError('A part has no Content-Disposition: form-data');
  const parameters = readDisposition(disposition, PART);
  const name = parameters.get('name');
  if (name === undefined || name.trim() === '') throw new ParsingError('A part has no field name');
  const header = headers.get('content-type');
  const type = header === undefined ? NO_TYPE : readType(header);
  if (typeof type === 'string') {
    const shown = shownName(name);
    throw new ParsingError(`${shown} has a Content-Type that ${type}`, { path: [find(name)?.file ? 'files' : 'body', shown] });
  }
  return { name, claims: claimsOf(fileName(parameters, PART), type), hasType: header !== undefined, encoded };
}

/** Written out: this is done for every part. */
function claimsOf(name: string | undefined, { contentType, charset, contentTypeExtra }: TypeClaims): FileClaims {
  return { name, contentType, charset, contentTypeExtra };
}

function readHeaders(block: string, { partHeaders }: Limits): Map<string, string> {
  const lines = block.split('\r\n');
  if (lines.length > partHeaders) throw new PayloadTooLargeError(`A part must not have more than ${partHeaders} headers`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = HEADER.exec(line) ?? [];
    if (name === '' || CONTROL.test(value)) throw new ParsingError('A part has a malformed header');
    if (headers.has(name.toLowerCase())) throw new ParsingError('A part has a header twice');
    headers.set(name.toLowerCase(), trimBlanks(value));
  }
  return headers;
}

/** Without the blanks of HTTP around it: what else looks like one is part of a value. No pattern: it would look at each blank again and again. */
function trimBlanks(value: string): string {
  let start = 0;
  let end = value.length;
  while (start < end && isBlank(value.charCodeAt(start))) start += 1;
  while (start < end && isBlank(value.charCodeAt(end - 1))) end -= 1;
  return value.slice(start, end);
}

function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x09;
}

function readMediaType(header: string): TypeClaims | string {
  const mediaType = parseMediaType(header);
  if (!mediaType) return 'is not a media type: send one type, such as image/png';
  return hasRepeatedParameter(header) ? 'has a parameter twice' : typeClaims(mediaType);
}
