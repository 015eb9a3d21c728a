import { once } from 'node:events';
import { boundedChunks, type FileValue, groupByName, type HttpRequest, type ParsedBody, type ParserContext, ParsingError } from '@modern-rest/core';
import busboy, { type Busboy } from 'busboy';
import { type PartCollector, partCollector } from './part-collector.ts';
import { type PartScanner, partScanner } from './part-scanner.ts';
import { spool } from './spool.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** Reads one multipart body. Whatever goes wrong, nothing of it is left behind. */
export async function readForm(request: HttpRequest, boundary: string, context: ParserContext): Promise<ParsedBody> {
  const folder = temporaryFolder();
  const parts = partCollector(context, () => spool(context.limits.spoolThreshold, folder));
  const dispose = async (): Promise<void> => {
    await parts.dispose();
    await folder.remove();
  };
  try {
    await parse(request, boundary, context, parts);
    return { value: groupByName(parts.fields), files: byField(parts.files), dispose };
  } catch (error) {
    await dispose();
    throw error;
  }
}

/** Feeds the body to the scanner and, behind it, to busboy. Ends with the first error of either or of a part. */
async function parse(request: HttpRequest, boundary: string, { limits }: ParserContext, parts: PartCollector): Promise<void> {
  const scanner = partScanner(boundary, limits);
  const parser = busboyFor(boundary, limits.fieldSize);
  const failed = new Promise<never>((_, reject) => connect(parser, scanner, parts, reject));
  const closed = once(parser, 'close');
  for (const outcome of [failed, closed]) outcome.catch(() => undefined);
  try {
    for await (const chunk of boundedChunks(request, { name: 'A multipart body', limit: limits.multipartBody })) {
      scanner.feed(chunk);
      await Promise.race([failed, parser.write(chunk) ? undefined : once(parser, 'drain')]);
    }
    scanner.end();
    parser.end();
    await Promise.race([failed, closed]);
    await Promise.race([failed, parts.complete()]);
    if (parts.count() !== scanner.heads.length) throw new ParsingError('A part of the body cannot be read');
  } finally {
    parser.destroy();
  }
}

/** busboy with limits that never truncate: what is too large is refused by the collector, to the byte. */
function busboyFor(boundary: string, fieldSize: number): Busboy {
  const none = Number.POSITIVE_INFINITY;
  return busboy({
    headers: { 'content-type': `multipart/form-data; boundary="${boundary}"` },
    defParamCharset: 'utf8',
    // Values come as bytes: invalid UTF-8 is to be refused, not replaced.
    defCharset: 'latin1',
    limits: { fieldSize: fieldSize + 1, fieldNameSize: none, files: none, fields: none, parts: none, fileSize: none },
  });
}

/** Pairs each event of busboy with the head that the scanner has seen at the same place. */
function connect(parser: Busboy, scanner: PartScanner, parts: PartCollector, fail: (error: unknown) => void): void {
  const nextHead = () => {
    const head = scanner.heads[parts.count()];
    if (!head) throw new ParsingError('A part of the body cannot be read');
    return head;
  };
  parser.on('error', (cause) => fail(new ParsingError('The body is not a well-formed form', { cause })));
  parser.on('file', (_name, stream) => {
    // Streams may fail at any time, also when nobody reads them any more.
    stream.on('error', () => undefined);
    try {
      parts.takeFile(nextHead(), stream, fail);
    } catch (error) {
      stream.resume();
      fail(error);
    }
  });
  parser.on('field', (_name, value) => {
    try {
      parts.takeField(nextHead(), value);
    } catch (error) {
      fail(error);
    }
  });
}

/** Files by field name; a repeated name has a list. */
function byField(files: readonly (readonly [string, FileValue])[]): Record<string, FileValue | FileValue[]> {
  const grouped = Object.create(null) as Record<string, FileValue | FileValue[]>;
  for (const [name, file] of files) {
    const present = grouped[name];
    if (present === undefined) grouped[name] = file;
    else if (Array.isArray(present)) present.push(file);
    else grouped[name] = [present, file];
  }
  return grouped;
}
