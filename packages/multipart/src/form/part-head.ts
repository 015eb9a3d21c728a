import { isUtf8 } from 'node:buffer';
import { type Limits, ParsingError, PayloadTooLargeError, parseMediaType, remembered } from '@modern-rest/core';
import { type FileClaims, type TypeClaims, typeClaims } from '../files/file-claims.ts';
import { fileName, readDisposition } from './disposition.ts';

/** What the headers of one part say. */
export interface PartHead {
  /** Name of the field. */
  readonly name: string;
  /** What the client says of the content. The name is `undefined` if none was sent, empty if an empty one was. */
  readonly claims: FileClaims;
  /** Whether the content says to be encoded (`Content-Transfer-Encoding`). */
  readonly encoded: boolean;
}

const HEADER = /^([!#$%&'*+.^_`|~\w-]+):(.*)$/s;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;
const PART = { what: 'A part', types: /^form-data[ \t]*/i };
const PLAIN_ENCODINGS: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary']);

/**
 * As nearly all clients write it, with names that need no decoding and a type without parameters: what is read here is what would be read without it.
 * Two headers, so limits that forbid them are asked before.
 */
const PLAIN =
  /^Content-Disposition: form-data; name="([^"\\%\p{Cc}]+)"(?:; filename="([^"\\%/\p{Cc}]{3,})")?(?:\r\nContent-Type: ([a-z\d.+-]+\/[a-z\d.+-]+))?$/u;

/**
 * Returns the function that reads the header block of a part (RFC 7578, section 4). It throws for everything that might be read in two ways.
 *
 * Forms have the same types again and again: those that clients have sent lately are known.
 */
export function partHeads(limits: Limits): (block: Buffer) => PartHead {
  const readType = remembered(readMediaType);
  return (block) => {
    if (!isUtf8(block)) throw new ParsingError('A part has headers that are not valid UTF-8');
    const text = block.toString();
    const [, name, filename, type] = (limits.partHeaders >= 2 && PLAIN.exec(text)) || [];
    if (name === undefined || name.trim() === '') return readHead(text, limits, readType);
    return { name, claims: claimsOf(filename, type, readType), encoded: false };
  };
}

const NO_TYPE = typeClaims();

function readHead(block: string, limits: Limits, readType: (header: string) => TypeClaims): PartHead {
  const headers = readHeaders(block, limits);
  const encoding = headers.get('content-transfer-encoding');
  const encoded = encoding !== undefined && !PLAIN_ENCODINGS.has(encoding.toLowerCase());
  const disposition = headers.get('content-disposition');
  if (disposition === undefined || !PART.types.test(disposition)) throw new ParsingError('A part has no Content-Disposition: form-data');
  const parameters = readDisposition(disposition, PART);
  const name = parameters.get('name');
  if (name === undefined || name.trim() === '') throw new ParsingError('A part has no field name');
  const type = headers.get('content-type');
  return { name, claims: claimsOf(fileName(parameters, PART), type, readType), encoded };
}

/** Written out: this is done for every part. */
function claimsOf(name: string | undefined, type: string | undefined, readType: (header: string) => TypeClaims): FileClaims {
  const { contentType, charset, contentTypeExtra } = type === undefined ? NO_TYPE : readType(type);
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

function readMediaType(header: string): TypeClaims {
  const mediaType = parseMediaType(header);
  if (!mediaType) throw new ParsingError('A part has a Content-Type that is not a media type');
  return typeClaims(mediaType);
}
