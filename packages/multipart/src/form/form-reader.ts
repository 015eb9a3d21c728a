import { once } from 'node:events';
import type { Readable } from 'node:stream';
import { boundedChunks, type FileValue, groupByName, type HttpRequest, type ParsedBody, type ParserContext, ParsingError } from '@modern-rest/core';
import busboy, { type Busboy } from 'busboy';
import { type CollectedParts, type PartCollector, partCollector } from './part-collector.ts';
import { type PartScanner, partScanner } from './part-scanner.ts';
import { spool } from '../storage/spool.ts';
import { freeing, temporaryFolder } from '../storage/temporary-folder.ts';

/** Reads one multipart body. Whatever goes wrong, nothing of it is left behind. */
export async function readForm(request: HttpRequest, boundary: string, context: ParserContext): Promise<ParsedBody> {
  const folder = temporaryFolder();
  const parts = partCollector(context, () => spool(context.limits.spoolThreshold, folder));
  const dispose = freeing(parts, folder);
  try {
    const { fields, files } = await parse(request, boundary, context, parts);
    return { value: groupByName(fields), files: groupFiles(files), dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Reads the body until it ends, or until a part fails while the client has not sent the rest. */
async function parse(request: HttpRequest, boundary: string, { limits }: ParserContext, parts: PartCollector): Promise<CollectedParts> {
  const body = boundedChunks(request, { name: 'A multipart body', limit: limits.multipartBody });
  const parser = busboyFor(boundary);
  const failed = new Promise<never>((_, reject) => connect(parser, parts, reject));
  const done = feed(body, partScanner(boundary, limits, parts), parser).then(() => parts.collected());
  try {
    return await Promise.race([failed, done]);
  } catch (error) {
    // With an error, so that whatever waits for the parser stops waiting.
    parser.destroy(error as Error);
    throw error;
  }
}

/** Feeds the body to the scanner and, behind it, to busboy. */
async function feed(body: AsyncIterable<Buffer>, scanner: PartScanner, parser: Busboy): Promise<void> {
  for await (const chunk of body) {
    // The failure of a part has been answered already; the rest of the body is not for us.
    if (parser.destroyed) break;
    if (!parser.write(scanner.feed(chunk))) await once(parser, 'drain');
  }
  scanner.end();
  const closed = once(parser, 'close');
  parser.end();
  await closed;
}

/** busboy, for the content of files. Fields are kept by the scanner's side, as bytes: busboy need not remember them. */
function busboyFor(boundary: string): Busboy {
  const none = Number.POSITIVE_INFINITY;
  return busboy({
    headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` },
    limits: { fieldSize: 0, fieldNameSize: none, files: none, fields: none, parts: none, fileSize: none },
  });
}

function connect(parser: Busboy, parts: PartCollector, fail: (error: unknown) => void): void {
  const attach = (stream: Readable | undefined): void => {
    try {
      parts.attach(stream, fail);
    } catch (error) {
      fail(error);
    }
  };
  parser.on('error', (cause) => fail(new ParsingError('The body is not a well-formed form', { cause })));
  parser.on('field', () => attach(undefined));
  parser.on('file', (_name, stream) => {
    // A stream may fail at any time, also when nobody reads it any more.
    stream.on('error', () => undefined);
    attach(stream);
  });
}

/** Files by field name; a repeated name has a list. */
function groupFiles(files: CollectedParts['files']): Record<string, FileValue | FileValue[]> {
  const grouped = Object.create(null) as Record<string, FileValue | FileValue[]>;
  for (const [name, file] of files) {
    const present = grouped[name];
    if (present === undefined) grouped[name] = file;
    else if (Array.isArray(present)) present.push(file);
    else grouped[name] = [present, file];
  }
  return grouped;
}
