/** How much of everything a request may hold. Bytes and counts are exact: N passes, N + 1 does not. */
export interface Limits {
  /** Bytes of a JSON body. Default 1 MiB. */
  readonly jsonBody: number;
  /** Levels of nesting in a JSON body. Default 32. */
  readonly jsonDepth: number;
  /** Object keys in a JSON body, all levels together. Default 10 000. */
  readonly jsonKeys: number;
  /** List items in a JSON body, all lists together. Default 10 000. */
  readonly jsonItems: number;
  /** Characters of one number in a JSON body. Default 128. */
  readonly jsonNumberSize: number;
  /** Bytes of an urlencoded body. Default 256 KiB. */
  readonly urlencodedBody: number;
  /** Bytes of a multipart body. Default 32 MiB. */
  readonly multipartBody: number;
  /** Bytes of one file whose model sets no upper bound of `size`. Default 10 MiB. */
  readonly fileSize: number;
  /** Files in a multipart body. Default 10. */
  readonly files: number;
  /** Text fields in a form. Default 100. */
  readonly fields: number;
  /** Parts of a multipart body. Default 110. */
  readonly parts: number;
  /** Bytes of the value of one field. Default 64 KiB. */
  readonly fieldSize: number;
  /** Bytes of all field values together. Default 1 MiB. */
  readonly fieldsSize: number;
  /** Bytes of a field's name. Default 128. */
  readonly fieldNameSize: number;
  /** Bytes of a file's name in UTF-8. Default 255. */
  readonly fileNameSize: number;
  /** Bytes of the headers of one part, and of the media type of a file in base64. Default 4 KiB. */
  readonly partHeadersSize: number;
  /** Headers of one part. Default 8. */
  readonly partHeaders: number;
  /** Bytes of a file that are kept in memory before it goes to a temporary file. Default 256 KiB. */
  readonly spoolThreshold: number;
  /** Names and values in the query string. Default 100. */
  readonly queryParameters: number;
}

const KiB = 1024;
const MiB = 1024 * KiB;

export const DEFAULT_LIMITS: Limits = Object.freeze({
  jsonBody: MiB,
  jsonDepth: 32,
  jsonKeys: 10_000,
  jsonItems: 10_000,
  jsonNumberSize: 128,
  urlencodedBody: 256 * KiB,
  multipartBody: 32 * MiB,
  fileSize: 10 * MiB,
  files: 10,
  fields: 100,
  parts: 110,
  fieldSize: 64 * KiB,
  fieldsSize: MiB,
  fieldNameSize: 128,
  fileNameSize: 255,
  partHeadersSize: 4 * KiB,
  partHeaders: 8,
  spoolThreshold: 256 * KiB,
  queryParameters: 100,
});
