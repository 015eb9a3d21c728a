import type { Readable } from 'node:stream';
import { type FileValue, type ParserContext, ParsingError } from '@modern-rest/core';
import { type ByteBuffer, byteBuffer } from './byte-buffer.ts';
import type { FileContent } from '../files/file-content.ts';
import type { PartHead } from './part-head.ts';
import { type PartKind, partKinds } from './part-kind.ts';
import { partMeter } from './part-meter.ts';
import type { PartReceiver } from './part-scanner.ts';
import { receivedFile } from '../files/received-file.ts';
import type { Spool } from '../storage/spool.ts';

/** What has come of a form, in its order. */
export interface CollectedParts {
  readonly fields: readonly (readonly [string, string])[];
  /** Of files that the endpoint does not declare only the attributes. */
  readonly files: readonly (readonly [string, FileValue])[];
}

/** Takes the parts of one form, holds them to the limits, and keeps what the endpoint declares. */
export interface PartCollector extends PartReceiver {
  /** Takes what the parser made of the next part: the content of a file as a stream, `undefined` for a field. Errors of the content go to `fail`. */
  attach(stream: Readable | undefined, fail: (error: unknown) => void): void;
  /** Waits for all content. Throws `ParsingError` for a field that is not UTF-8, and if the parser has dropped a part. */
  collected(): Promise<CollectedParts>;
  /** Waits for what is under way and frees memory and descriptors. */
  dispose(): Promise<void>;
}

interface Part {
  readonly head: PartHead;
  readonly kind: PartKind;
  size: number;
  readonly text: ByteBuffer | undefined;
  readonly spool: Spool | undefined;
  content: FileContent | undefined;
}

export function partCollector(context: ParserContext, newSpool: () => Spool): PartCollector {
  const meter = partMeter(context);
  const kindOf = partKinds(context);
  const declaredFiles = new Set(context.files.map(({ name }) => name));
  const texts = new Set(context.fields.map(({ name }) => name).filter((name) => !declaredFiles.has(name)));
  const jsonFields = new Set(context.fields.filter(({ json }) => json).map(({ name }) => name));
  const parts: Part[] = [];
  const tasks: Promise<void>[] = [];
  let attached = 0;

  return {
    begin(head) {
      const kind = kindOf(head);
      meter.begin(head, kind);
      if (head.encoded) throw notDecoded(head, kind);
      if (kind === 'file' && texts.has(head.name)) throw notText(head);
      const spool = kind === 'file' && declaredFiles.has(head.name) ? newSpool() : undefined;
      parts.push({ head, kind, size: 0, text: kind === 'field' ? textOf(head) : undefined, spool, content: undefined });
    },
    content(bytes) {
      const part = parts.at(-1) as Part;
      meter.add(bytes.length);
      part.size += bytes.length;
      part.text?.append(bytes);
    },
    attach(stream, fail) {
      const part = parts[attached++];
      if (!part || (part.spool && !stream)) throw dropped();
      if (part.spool && stream) tasks.push(keep(part, part.spool, stream).catch(fail));
      else stream?.resume();
    },
    async collected() {
      await Promise.all(tasks);
      if (attached !== parts.length) throw dropped();
      const fields: [string, string][] = [];
      const files: [string, FileValue][] = [];
      for (const { head, size, text, content, kind } of parts) {
        if (kind === 'file') files.push([head.name, receivedFile(head, size, content)]);
        if (text) (declaredFiles.has(head.name) ? files : fields).push([head.name, decode(text, head.name, jsonFields)]);
      }
      return { fields, files };
    },
    async dispose() {
      await Promise.all(tasks);
      await Promise.all(parts.map(({ spool }) => spool?.dispose()));
    },
  };
}

/** Reads a file to its end. It has to be what the scanner has seen of it. */
async function keep(part: Part, spool: Spool, stream: Readable): Promise<void> {
  let size = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    size += chunk.length;
    await spool.write(chunk);
  }
  if (size !== part.size) throw dropped();
  part.content = await spool.finish();
}

function dropped(): ParsingError {
  return new ParsingError('A part of the body cannot be read');
}

/** Nobody decodes it, and content that is not what was meant must not pass for it. */
function notDecoded({ name }: PartHead, kind: PartKind): ParsingError {
  return new ParsingError(`${name} has a Content-Transfer-Encoding, which forms must not use (RFC 7578, section 4.7)`, {
    path: [kind === 'field' ? 'body' : 'files', name],
  });
}

/** A file for a text field is not dropped as one that nobody asked for: whoever sent it meant that field. */
function notText({ name }: PartHead): ParsingError {
  return new ParsingError(`${name} must be text, not a file`, { path: ['body', name] });
}

/** Room for the value of a field. Throws `ParsingError` for one that does not say to be UTF-8. */
function textOf({ name, mediaType }: PartHead): ByteBuffer {
  const charset = mediaType?.parameters['charset'] ?? 'utf-8';
  if (!/^(?:utf-?8|us-ascii)$/i.test(charset)) throw new ParsingError(`${name} must be in UTF-8`, { path: ['body', name] });
  return byteBuffer();
}

/** A byte order mark is part of a text, but not of JSON (RFC 8259, section 8.1). */
function decode(text: ByteBuffer, name: string, jsonFields: ReadonlySet<string>): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: !jsonFields.has(name) }).decode(text.copy());
  } catch (cause) {
    throw new ParsingError(`${name} must be in UTF-8`, { path: ['body', name], cause });
  }
}
