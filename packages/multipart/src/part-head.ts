import { type Limits, type MediaType, ParsingError, PayloadTooLargeError, parseMediaType } from '@modern-rest/core';
import { decodeExtended } from 'content-disposition';

/** What the headers of one part say. */
export interface PartHead {
  /** Name of the field. */
  readonly name: string;
  /** `undefined` if none was sent; empty if an empty one was. */
  readonly filename: string | undefined;
  /** `undefined` if the part has no `Content-Type`. */
  readonly mediaType: MediaType | undefined;
}

const HEADER = /^([!#$%&'*+.^_`|~\w-]+):[ \t]*(.*?)[ \t]*$/s;
const FORM_DATA = /^form-data[ \t]*/i;
const PARAMETER = /;[ \t]*([!#$%&'*+.^_`|~\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+.^_`|~\w-]+))[ \t]*/suy;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const CONTROL = /[\u0000-\u0008\u000a-\u001f\u007f]/;
const PLAIN_ENCODINGS: ReadonlySet<string> = new Set(['7bit', '8bit', 'binary']);

/** Reads the header block of a part (RFC 7578, section 4). Throws for everything that a parser might read in two ways. */
export function readPartHead(block: Buffer, limits: Limits): PartHead {
  const headers = readHeaders(block, limits);
  const encoding = headers.get('content-transfer-encoding');
  if (encoding !== undefined && !PLAIN_ENCODINGS.has(encoding.toLowerCase())) {
    throw new ParsingError('A part has a Content-Transfer-Encoding, which forms must not use (RFC 7578, section 4.7)');
  }
  const parameters = readDisposition(headers.get('content-disposition'));
  const name = parameters.get('name');
  if (name === undefined || name.trim() === '') throw new ParsingError('A part has no field name');
  if (Buffer.byteLength(name) > limits.fieldNameSize) {
    throw new PayloadTooLargeError(`The name of a field must not be longer than ${limits.fieldNameSize} bytes`);
  }
  const filename = readFilename(parameters, limits);
  return { name, filename, mediaType: readMediaType(headers.get('content-type')) };
}

function readHeaders(block: Buffer, limits: Limits): Map<string, string> {
  const lines = decode(block).split('\r\n');
  if (lines.length > limits.partHeaders) throw new PayloadTooLargeError(`A part must not have more than ${limits.partHeaders} headers`);
  const headers = new Map<string, string>();
  for (const line of lines) {
    const [, name = '', value = ''] = HEADER.exec(line) ?? [];
    if (name === '' || CONTROL.test(value)) throw new ParsingError('A part has a malformed header');
    if (headers.has(name.toLowerCase())) throw new ParsingError('A part has a header twice');
    headers.set(name.toLowerCase(), value);
  }
  return headers;
}

function decode(block: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(block);
  } catch (cause) {
    throw new ParsingError('A part has headers that are not valid UTF-8', { cause });
  }
}

function readDisposition(header: string | undefined): Map<string, string> {
  const start = header === undefined ? null : FORM_DATA.exec(header);
  if (header === undefined || !start) throw new ParsingError('A part has no Content-Disposition: form-data');
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = start[0].length;
  while (PARAMETER.lastIndex < header.length) {
    const [, name = '', quoted, token = ''] = PARAMETER.exec(header) ?? [];
    if (name === '') throw new ParsingError('A part has a malformed Content-Disposition');
    if (parameters.has(name.toLowerCase())) throw new ParsingError('A part has a parameter of Content-Disposition twice');
    parameters.set(name.toLowerCase(), quoted === undefined ? token : unquote(quoted));
  }
  return parameters;
}

/** Browsers escape a quote as `%22` (WHATWG), older clients with a backslash; nothing else is an escape. */
function unquote(quoted: string): string {
  const text = quoted.replace(/\\(["\\])/g, '$1').replace(/%22|%0d|%0a/gi, decodeURIComponent);
  if (CONTROL.test(text)) throw new ParsingError('A part has a control character in a name');
  return text;
}

function readFilename(parameters: ReadonlyMap<string, string>, limits: Limits): string | undefined {
  const plain = parameters.get('filename');
  const extended = parameters.get('filename*');
  const decoded = extended === undefined ? undefined : decodeExtended(extended);
  const doubtful = [...parameters.keys()].some((name) => /^(?:file)?name\*\d/.test(name)) || parameters.has('name*');
  if (doubtful || (extended !== undefined && decoded === undefined) || (decoded !== undefined && CONTROL.test(decoded))) {
    throw new ParsingError('A part has a file name in an encoding that cannot be read');
  }
  if (plain !== undefined && decoded !== undefined && plain !== decoded) throw new ParsingError('A part has two different file names');

  const filename = lastSegment(plain ?? decoded);
  if (filename !== undefined && Buffer.byteLength(filename) > limits.fileNameSize) {
    throw new ParsingError(`The name of a file must not be longer than ${limits.fileNameSize} bytes`);
  }
  return filename;
}

/** Some clients send a whole path; only its last segment is a name. */
function lastSegment(filename: string | undefined): string | undefined {
  return filename?.slice(Math.max(filename.lastIndexOf('/'), filename.lastIndexOf('\\')) + 1);
}

function readMediaType(header: string | undefined): MediaType | undefined {
  if (header === undefined) return undefined;
  const mediaType = parseMediaType(header);
  if (!mediaType) throw new ParsingError('A part has a Content-Type that is not a media type');
  return mediaType;
}
