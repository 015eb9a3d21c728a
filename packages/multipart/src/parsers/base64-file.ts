import {
  type FileField,
  type FileValue,
  hasRepeatedParameter,
  type IssuePath,
  type Limits,
  type MaybePromise,
  type MediaType,
  PayloadTooLargeError,
  parseMediaType,
  RefusedFile,
} from '@modern-rest/core';
import { type FileClaims, fileClaims } from '../files/file-claims.ts';
import { hasUnsafeCharacter } from '../files/file-name.ts';

/** What is said of a file beside its base64. */
interface Said {
  readonly filename: string | undefined;
  readonly mediaType: MediaType | undefined;
}

const DATA_URL = /^data:([^,]*?)(;base64)?,/i;
const MEMBERS: ReadonlySet<string> = new Set(['name', 'contentType', 'data']);

const IN_JSON = 'must be a file: base64, a data: URL with base64, or an object of data in base64 and, if you like, name and contentType';
const IN_TEXT = 'must be a file: base64, or a data: URL with base64';

/** Where a file comes from. */
export interface Base64Origin {
  readonly field: FileField;
  readonly path: IssuePath;
  readonly limits: Limits;
  /** Whether values are those of JSON, and not text alone. */
  readonly json: boolean;
  /** Keeps the bytes of a file. */
  keep(claims: FileClaims, bytes: Buffer): MaybePromise<FileValue>;
}

/**
 * The file that a value holds as base64, bare, in a `data:` URL (RFC 2397) or as `{ name, contentType, data }`, or why it holds none.
 *
 * Throws `PayloadTooLargeError` for more bytes than the file may have, before they are decoded.
 */
export function base64File(value: unknown, origin: Base64Origin): MaybePromise<FileValue> {
  if (value === null) return null;
  const expected = origin.json ? IN_JSON : IN_TEXT;
  if (typeof value === 'string') return decodeText(value, { filename: undefined, mediaType: undefined }, expected, origin);
  if (!origin.json || typeof value !== 'object' || Array.isArray(value)) return new RefusedFile(expected);

  const { name, contentType, data } = value as Readonly<Record<string, unknown>>;
  const isDescribed = Object.keys(value).every((key) => MEMBERS.has(key)) && isText(name) && isText(contentType);
  if (typeof contentType === 'string' && isTooLong(contentType, origin)) return longMediaType(origin);
  const mediaType = typeof contentType === 'string' ? readMediaType(contentType) : undefined;
  if (!isDescribed || typeof data !== 'string' || (contentType !== undefined && !mediaType)) return new RefusedFile(expected);
  const filename = name as string | undefined;
  if (filename !== undefined && (/[/\\]/.test(filename) || filename === '.' || filename === '..'))
    return new RefusedFile('must have a name without a path');
  if (filename !== undefined && hasUnsafeCharacter(filename)) return new RefusedFile('must have a name without control characters');
  if (Buffer.byteLength(filename ?? '') > origin.limits.fileNameSize) {
    return new RefusedFile(`must not have a name longer than ${origin.limits.fileNameSize} bytes`);
  }
  return decodeText(data, { filename, mediaType }, expected, origin);
}

/** A media type that all programs read in the same way. */
function readMediaType(text: string): MediaType | undefined {
  return hasRepeatedParameter(text) ? undefined : parseMediaType(text);
}

/** A part of a form has no more room for its media type. */
function isTooLong(mediaType: string, { limits }: Base64Origin): boolean {
  return mediaType.length > limits.partHeadersSize;
}

function longMediaType({ limits }: Base64Origin): RefusedFile {
  return new RefusedFile(`must not have a media type longer than ${limits.partHeadersSize} bytes`);
}

function isText(value: unknown): boolean {
  return value === undefined || typeof value === 'string';
}

function decodeText(text: string, said: Said, expected: string, origin: Base64Origin): MaybePromise<FileValue> {
  const url = DATA_URL.exec(text);
  if (url && isTooLong(url[1] as string, origin)) return longMediaType(origin);
  const base64 = url ? text.slice(url[0].length) : text;
  const urlType = url?.[1] === undefined || url[1] === '' ? undefined : readMediaType(url[1]);
  if (url && (url[2] === undefined || (url[1] !== '' && !urlType))) return new RefusedFile(expected);
  if (said.mediaType && urlType && said.mediaType.type !== urlType.type) return new RefusedFile('must have the contentType that its data: URL says');
  checkSize(base64, origin);
  const bytes = Buffer.from(base64, 'base64');
  // There is one way to write bytes (RFC 4648, section 4): padded, without line breaks, and with nothing in the bits that are left over.
  if (bytes.toString('base64') !== base64) return new RefusedFile(expected);
  return origin.keep(fileClaims(said.filename, said.mediaType ?? urlType), bytes);
}

function checkSize(base64: string, { field, path, limits }: Base64Origin): void {
  const limit = field.maxSize ?? limits.fileSize;
  const padding = base64.endsWith('==') ? 2 : base64.endsWith('=') ? 1 : 0;
  if (Math.floor((base64.length * 3) / 4) - padding <= limit) return;
  throw new PayloadTooLargeError(`${field.name} must not be larger than ${limit} bytes`, [...path, 'size']);
}
