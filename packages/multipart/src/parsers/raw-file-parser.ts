import {
  attempt,
  type BodyBound,
  chain,
  checkContentLength,
  type FileField,
  type HttpRequest,
  hasRepeatedParameter,
  headerValue,
  type Limits,
  type MaybePromise,
  type ParsedBody,
  type Parser,
  ParsingError,
  parseMediaType,
  type ReceivedFile,
  readChunks,
  type Storage,
} from '@modern-rest/core';
import { type FileClaims, fileClaims } from '../files/file-claims.ts';
import { refuseClaims } from '../files/refused-claims.ts';
import { type FileReceiver, requestFiles } from '../files/request-files.ts';
import { type ReadParts, streamedBody } from '../files/streamed-body.ts';
import { fileName, readDisposition } from '../form/disposition.ts';
import { temporaryStorage } from '../storage/temporary-storage.ts';
import type { UploadOptions } from './upload-options.ts';

const REQUEST = { what: 'The request', types: /^(?:attachment|inline|form-data)[ \t]*/i };

/**
 * Takes a whole body as the one file of an endpoint: `PUT` of `image/png`, or with a range of whatever is an image.
 *
 * The file has the name that the client gives in `Content-Disposition` (RFC 6266), if it gives one. More bytes than the model allows for `size`,
 * or than the limit `fileSize`, are a 413.
 */
export function rawFileParser(mediaType = 'application/octet-stream', { storage = temporaryStorage() }: UploadOptions = {}): Parser {
  return {
    mediaType,
    source: 'text',
    files: ['body'],
    streams: true,
    keeps: storage.keeps,
    storages: [storage],
    responses: storage.responses,
    compile(context) {
      const { files, limits, streaming } = context;
      // No other endpoint has this parser.
      const field = files[0] as FileField;
      const limit = field.maxSize ?? limits.fileSize;
      const bound = { name: field.name, limit, path: ['files', field.name, 'size'] };
      const begin = (request: HttpRequest): MaybePromise<FileClaims> => {
        const claims = readClaims(request, field, limits);
        return chain(refuseClaims(field, claims, context), () => {
          checkContentLength(request, bound);
          return claims;
        });
      };
      return (request) =>
        chain(begin(request), (claims) =>
          streaming ? streamFile(request, { field, claims, bound, limits }) : readFile(request, { field, claims, bound, limits }, storage),
        );
    },
  };
}

/** Whatever goes wrong, nothing of the file is left behind. */
function readFile(request: HttpRequest, { field, claims, bound, limits }: Begun, storage: Storage): MaybePromise<ParsedBody> {
  const { receive, commit, dispose } = requestFiles(request, limits);
  const readAll = (receiver: FileReceiver): MaybePromise<ReceivedFile> => chain(readChunks(request, bound, receiver.write), () => receiver.finish());
  return attempt<ParsedBody>(
    () => chain(chain(receive(field, claims, storage), readAll), (file) => ({ value: undefined, files: { [field.name]: file }, commit, dispose })),
    async (error) => {
      await dispose();
      throw error;
    },
  );
}

/** The file while it arrives. */
function streamFile(request: HttpRequest, { field, claims, bound, limits }: Begun): Promise<ParsedBody> {
  const read: ReadParts = async (parts, stop) => {
    const receiver = parts.receive(field, claims);
    await readChunks(request, bound, receiver.write, stop);
    await receiver.finish();
    await parts.end({});
  };
  return streamedBody(request, limits, read, () => undefined);
}

function readClaims(request: HttpRequest, field: FileField, limits: Limits): FileClaims {
  // It is the header that led to this parser.
  const header = headerValue(request, 'content-type') as string;
  if (hasRepeatedParameter(header)) {
    throw new ParsingError('The Content-Type has a parameter twice', { path: ['files', field.name, 'contentType'] });
  }
  return fileClaims(readName(request, field.name, limits), parseMediaType(header));
}

/** What is known of a body before it is read. */
interface Begun {
  readonly field: FileField;
  readonly claims: FileClaims;
  readonly bound: BodyBound;
  readonly limits: Limits;
}

function readName(request: HttpRequest, field: string, { fileNameSize }: Limits): string | undefined {
  const header = headerValue(request, 'content-disposition');
  if (header === undefined) return undefined;
  // Node gives each byte as one character; a name in a header is UTF-8, if it is anything.
  const name = fileName(readDisposition(Buffer.from(header, 'latin1').toString(), REQUEST), REQUEST);
  if (name !== undefined && Buffer.byteLength(name) > fileNameSize) {
    throw new ParsingError(`The name of a file must not be longer than ${fileNameSize} bytes`, { path: ['files', field, 'name'] });
  }
  return name;
}
