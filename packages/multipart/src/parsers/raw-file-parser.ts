import {
  type BodyBound,
  boundedChunks,
  type FileField,
  type HttpRequest,
  headerValue,
  type Limits,
  type ParsedBody,
  type Parser,
  ParsingError,
  parseMediaType,
} from '@modern-rest/core';
import { fileName, readDisposition } from '../form/disposition.ts';
import { receivedFile } from '../files/received-file.ts';
import { spool } from '../storage/spool.ts';
import { freeing, temporaryFolder } from '../storage/temporary-folder.ts';

const REQUEST = { what: 'The request', types: /^(?:attachment|inline|form-data)[ \t]*/i };

/**
 * Takes a whole body as the one file of an endpoint: `PUT` of `image/png`, or with a range of whatever is an image.
 *
 * The file has the name that the client gives in `Content-Disposition` (RFC 6266), if it gives one. More bytes than the model allows for `size`,
 * or than the limit `fileSize`, are a 413.
 */
export function rawFileParser(mediaType = 'application/octet-stream'): Parser {
  return {
    mediaType,
    source: 'text',
    files: ['body'],
    compile({ files, limits }) {
      // No other endpoint has this parser.
      const field = files[0] as FileField;
      const limit = field.maxSize ?? limits.fileSize;
      const bound = { name: field.name, limit, path: ['files', field.name, 'size'] };
      return (request) => readFile(request, field, bound, limits);
    },
  };
}

/** Whatever goes wrong, nothing of the file is left behind. */
async function readFile(request: HttpRequest, { name: field }: FileField, bound: BodyBound, limits: Limits): Promise<ParsedBody> {
  // It is the header that led to this parser.
  const mediaType = parseMediaType(headerValue(request, 'content-type') as string);
  const filename = readName(request, field, limits);
  const folder = temporaryFolder();
  const kept = spool(limits.spoolThreshold, folder);
  const dispose = freeing(kept, folder);
  try {
    let size = 0;
    for await (const chunk of boundedChunks(request, bound)) {
      size += chunk.length;
      await kept.write(chunk);
    }
    const file = receivedFile({ filename, mediaType }, size, await kept.finish());
    return { value: undefined, files: { [field]: file }, dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
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
