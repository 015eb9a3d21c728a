import type { Readable } from 'node:stream';
import { decodeUtf8, type FileValue, type ParserContext, ParsingError, PayloadTooLargeError } from '@modern-rest/core';
import type { PartHead } from './part-head.ts';
import { receivedFile } from './received-file.ts';
import type { Spool } from './spool.ts';

/** Takes the parts of one form, holds them to the limits, and keeps what the endpoint declares. */
export interface PartCollector {
  /** Takes a part with content of any size. Reads `stream` to its end; errors go to `fail`. */
  takeFile(head: PartHead, stream: Readable, fail: (error: unknown) => void): void;
  /** Takes a part whose value the parser has read as Latin-1, or as the charset that the part names. */
  takeField(head: PartHead, value: string): void;
  /** Parts taken so far. */
  count(): number;
  /** Resolves when the content of all files is in place. */
  complete(): Promise<unknown>;
  /** In the order in which they came. */
  readonly fields: readonly (readonly [string, string])[];
  readonly files: readonly (readonly [string, FileValue])[];
  /** Waits for what is under way and frees memory and descriptors. */
  dispose(): Promise<void>;
}

export function partCollector({ limits, files: fileFields, fields: textFields }: ParserContext, newSpool: () => Spool): PartCollector {
  const declaredFiles = new Map(fileFields.map((field) => [field.name, field]));
  const jsonFields = new Set(textFields.filter(({ json }) => json).map(({ name }) => name));
  const fields: (readonly [string, string])[] = [];
  const files: (readonly [string, FileValue])[] = [];
  const spools: Spool[] = [];
  const tasks: Promise<void>[] = [];
  const counts = { parts: 0, files: 0, fields: 0, fieldBytes: 0 };

  const countPart = (kind: 'files' | 'fields'): void => {
    if (++counts.parts > limits.parts) throw new PayloadTooLargeError(`A form must not have more than ${limits.parts} parts`);
    if (++counts[kind] > limits[kind]) throw new PayloadTooLargeError(`A form must not have more than ${limits[kind]} ${kind}`);
  };
  const countFieldBytes = (name: string, size: number): void => {
    if (size > limits.fieldSize) throw new PayloadTooLargeError(`${name} must not be larger than ${limits.fieldSize} bytes`, ['body', name]);
    counts.fieldBytes += size;
    if (counts.fieldBytes > limits.fieldsSize) {
      throw new PayloadTooLargeError(`The fields of a form must not be larger than ${limits.fieldsSize} bytes together`);
    }
  };
  const keepField = (name: string, value: Buffer): void => {
    fields.push([name, decodeUtf8(value)]);
  };

  const spoolFile = async (head: PartHead, chunks: AsyncIterable<Buffer>): Promise<void> => {
    // The place among the files is taken at once: contents may be complete in another order.
    const place = files.push([head.name, '']) - 1;
    const limit = declaredFiles.get(head.name)?.maxSize ?? limits.fileSize;
    const target = newSpool();
    spools.push(target);
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limit) throw new PayloadTooLargeError(`${head.name} must not be larger than ${limit} bytes`, fileSizePath(head.name));
      await target.write(chunk);
    }
    files[place] = [head.name, receivedFile(head, size, await target.finish())];
  };
  const fileSizePath = (name: string): (string | number)[] => {
    const index = files.filter(([other]) => other === name).length - 1;
    return declaredFiles.get(name)?.list ? ['files', name, index, 'size'] : ['files', name, 'size'];
  };
  /** A client may send JSON as a part with a name and type of its own: the declaration says that it is a field. */
  const bufferField = async ({ name }: PartHead, chunks: AsyncIterable<Buffer>): Promise<void> => {
    const kept: Buffer[] = [];
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limits.fieldSize) countFieldBytes(name, size);
      kept.push(chunk);
    }
    countFieldBytes(name, size);
    keepField(name, Buffer.concat(kept));
  };
  const discard = async ({ name }: PartHead, chunks: AsyncIterable<Buffer>): Promise<void> => {
    let size = 0;
    for await (const chunk of chunks) {
      size += chunk.length;
      if (size > limits.fileSize) throw new PayloadTooLargeError(`${name} must not be larger than ${limits.fileSize} bytes`, ['files', name]);
    }
  };

  return {
    fields,
    files,
    count: () => counts.parts,
    takeFile(head, stream, fail) {
      const isField = jsonFields.has(head.name) && !declaredFiles.has(head.name);
      countPart(isField ? 'fields' : 'files');
      const task = isField ? bufferField(head, stream) : declaredFiles.has(head.name) ? spoolFile(head, stream) : discard(head, stream);
      tasks.push(task.catch(fail));
    },
    takeField(head, text) {
      countPart('fields');
      const value = fieldBytes(head, text);
      if (head.filename === '') {
        // What a browser sends for a file input that was left empty.
        if (value.length > 0) throw new ParsingError('A part has a content and an empty file name');
        return;
      }
      countFieldBytes(head.name, value.length);
      if (declaredFiles.has(head.name)) files.push([head.name, decodeUtf8(value)]);
      else keepField(head.name, value);
    },
    complete: () => Promise.all(tasks),
    async dispose() {
      await Promise.all(tasks);
      await Promise.all(spools.map((one) => one.dispose()));
    },
  };
}

/** The bytes of a value as they were sent, from how the parser has decoded them. */
function fieldBytes({ name, mediaType }: PartHead, text: string): Buffer {
  const charset = mediaType?.parameters['charset']?.toLowerCase();
  if (charset === undefined || charset === 'us-ascii') return Buffer.from(text, 'latin1');
  const decodedExactly = (charset === 'utf-8' || charset === 'utf8') && !text.includes('\uFFFD');
  if (!decodedExactly) throw new ParsingError('A field must be in UTF-8', { path: ['body', name] });
  return Buffer.from(text);
}
