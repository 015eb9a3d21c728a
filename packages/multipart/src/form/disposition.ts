import { ParsingError } from '@modern-rest/core';
import { decodeExtended } from 'content-disposition';

/** The parameters of a `Content-Disposition` by lower-case name, unquoted. */
export type DispositionParameters = ReadonlyMap<string, string>;

/** What has the header, and what it may say to be. */
export interface Disposed {
  /** `A part`. */
  readonly what: string;
  /** The types that are taken, at the beginning of the header. */
  readonly types: RegExp;
}
const PARAMETER = /;[ \t]*([!#$%&'*+.^_`|~\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+.^_`|~\w-]+))[ \t]*/suy;
/** The name as a mail would have it (RFC 2047): .NET sends it beside that of RFC 8187, for who cannot read that. */
const ENCODED_WORD = /^=\?utf-8\?[BQ]\?[^?]*\?=$/i;
const EXTENDED_NAME = /\*(?:\d|$)/;
const EXTENDED_VALUE = /^[\w-]+'[\w-]*'(?:[\w!#$&+.^`|~-]|%[\da-f]{2})+$/i;
// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the purpose.
const CONTROL = /[\u0000-\u001f\u007f]/;

/** Reads a `Content-Disposition` (RFC 6266; of a part RFC 7578, section 4.2). Throws `ParsingError` for whatever is not exactly one. */
export function readDisposition(header: string, { what, types }: Disposed): DispositionParameters {
  const start = types.exec(header);
  if (!start) throw new ParsingError(`${what} has a Content-Disposition of another type`);
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = start[0].length;
  while (PARAMETER.lastIndex < header.length) {
    const [, name = '', quoted, token] = PARAMETER.exec(header) ?? [];
    if (name === '') throw new ParsingError(`${what} has a malformed Content-Disposition`);
    if (parameters.has(name.toLowerCase())) throw new ParsingError(`${what} has a parameter of Content-Disposition twice`);
    parameters.set(name.toLowerCase(), readValue(what, name, quoted, token));
  }
  return parameters;
}

/** The name that a client gave to a file, without its path; `undefined` if it gave none. Throws `ParsingError` for a path only. */
export function fileName(parameters: DispositionParameters, { what }: Pick<Disposed, 'what'>): string | undefined {
  const plain = parameters.get('filename');
  const extended = parameters.get('filename*');
  const isSame = plain === extended || (plain !== undefined && ENCODED_WORD.test(plain));
  if (plain !== undefined && extended !== undefined && !isSame) throw new ParsingError(`${what} has two different file names`);

  const path = extended ?? plain;
  const name = path?.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (name === '.' || name === '..' || (name === '' && path !== '')) throw new ParsingError(`${what} has a file name that names a folder`);
  return name;
}

function readValue(what: string, name: string, quoted: string | undefined, token: string | undefined): string {
  const value = EXTENDED_NAME.test(name) ? decode(name, token) : quoted === undefined ? token : unquote(quoted);
  if (value === undefined) throw new ParsingError(`${what} has a name in an encoding that cannot be read: send it as UTF-8`);
  if (CONTROL.test(value)) throw new ParsingError(`${what} has a control character in a name`);
  return value;
}

/** Of the extended notations only `filename*` is read (RFC 8187); names of fields and names in pieces (RFC 2231) are not. */
function decode(name: string, token: string | undefined): string | undefined {
  const readable = name.toLowerCase() === 'filename*' && token !== undefined && EXTENDED_VALUE.test(token);
  return readable ? decodeExtended(token) : undefined;
}

const ESCAPED = /[\\%]/;

/** Browsers escape a quote as `%22` (WHATWG), older clients with a backslash; nothing else is an escape. */
function unquote(quoted: string): string {
  if (!ESCAPED.test(quoted)) return quoted;
  return quoted.replace(/\\(["\\])/g, '$1').replace(/%22|%0d|%0a/gi, decodeURIComponent);
}
