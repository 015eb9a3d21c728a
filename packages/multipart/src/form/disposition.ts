import { ParsingError } from '@modern-rest/core';
import { decodeExtended } from 'content-disposition';
import { hasUnsafeCharacter } from '../files/file-name.ts';

/** The parameters of a `Content-Disposition` by lower-case name, unquoted. `filename*` is not decoded. */
export type DispositionParameters = ReadonlyMap<string, string>;

/** The owner of the header, and the types that it may have. */
export interface Disposed {
  /** `A part`. */
  readonly what: string;
  /** The types that are allowed, at the beginning of the header. */
  readonly types: RegExp;
}
const PARAMETER = /;[ \t]*([!#$%&'*+.^_`|~\w-]+)=(?:"((?:[^"\\]|\\.)*)"|([!#$%&'*+.^_`|~\w-]+))[ \t]*/suy;
const EXTENDED_NAME = /\*(?:\d|$)/;
const EXTENDED_VALUE = /^[^']+'[\w-]*'(?:[\w!#$&+.^`|~-]|%[\da-f]{2})+$/i;
const READABLE_CHARSET = /^(?:utf-?8|iso-8859-1)'/i;

/** Reads a `Content-Disposition` (RFC 6266; of a part RFC 7578, section 4.2). Throws `ParsingError` for whatever is not exactly one. */
export function readDisposition(header: string, { what, types }: Disposed): DispositionParameters {
  const start = types.exec(header);
  if (!start) throw new ParsingError(`${what} has a Content-Disposition of another type`);
  const parameters = new Map<string, string>();
  PARAMETER.lastIndex = start[0].length;
  while (PARAMETER.lastIndex < header.length) {
    const [, sent = '', quoted, token] = PARAMETER.exec(header) ?? [];
    const name = sent.toLowerCase();
    if (name === '') throw new ParsingError(`${what} has a malformed Content-Disposition`);
    if (parameters.has(name)) throw new ParsingError(`${what} has a parameter of Content-Disposition twice`);
    parameters.set(
      name,
      EXTENDED_NAME.test(name) ? extendedValue(what, name, token) : checked(what, quoted === undefined ? (token as string) : unquote(quoted)),
    );
  }
  return parameters;
}

/**
 * The name that a client gave to a file, without its path; `undefined` if it gave none.
 *
 * `filename*` takes precedence over `filename` (RFC 6266, section 4.3), unless its charset is not supported. Throws `ParsingError` for a path only.
 */
export function fileName(parameters: DispositionParameters, { what }: Pick<Disposed, 'what'>): string | undefined {
  const plain = parameters.get('filename');
  const extended = parameters.get('filename*');
  const path = extended === undefined || (plain !== undefined && !READABLE_CHARSET.test(extended)) ? plain : checked(what, decodeExtended(extended));
  const name = path?.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  if (name === '.' || name === '..' || (name === '' && path !== '')) throw new ParsingError(`${what} has a file name that names a folder`);
  return name;
}

/** `filename*` is the only extended parameter that is read (RFC 8187). Extended field names, and names in pieces (RFC 2231), are refused. */
function extendedValue(what: string, name: string, token: string | undefined): string {
  if (name === 'filename*' && token !== undefined && EXTENDED_VALUE.test(token)) return token;
  throw notReadable(what);
}

function checked(what: string, name: string | undefined): string {
  if (name === undefined) throw notReadable(what);
  if (hasUnsafeCharacter(name)) throw new ParsingError(`${what} has a control character in a name`);
  return name;
}

function notReadable(what: string): ParsingError {
  return new ParsingError(`${what} has a name in an encoding that cannot be read: send it as UTF-8`);
}

const ESCAPED = /[\\%]/;

/** Browsers escape a quote as `%22` (WHATWG), older clients with a backslash; nothing else is an escape. */
function unquote(quoted: string): string {
  if (!ESCAPED.test(quoted)) return quoted;
  return quoted.replace(/\\(["\\])/g, '$1').replace(/%22|%0d|%0a/gi, decodeURIComponent);
}
