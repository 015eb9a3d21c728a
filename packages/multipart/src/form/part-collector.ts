import { isUtf8 } from 'node:buffer';
import {
  chain,
  type FileField,
  type FileValue,
  type Issue,
  isPromise,
  listName,
  type MaybePromise,
  type ParserContext,
  ParsingError,
  type ReceivedFile,
  ValidationError,
} from '@modern-rest/core';
import { type ByteBuffer, byteBuffer } from '../files/byte-buffer.ts';
import { fileAttributes } from '../files/file-claims.ts';
import { receivedFile } from '../files/received-file.ts';
import { claimsIssues } from '../files/refused-claims.ts';
import type { FileReceiver } from '../files/request-files.ts';
import type { PartHead } from './part-head.ts';
import { type PartKind, partKinds, textFieldNames } from './part-kind.ts';
import { type PartMeter, partMeters } from './part-meter.ts';
import type { PartReceiver } from './part-scanner.ts';

/** What has come of a form, in its order. */
export interface CollectedParts {
  readonly fields: readonly (readonly [string, string])[];
  /** Of files that the endpoint does not declare only the attributes. */
  readonly files: readonly (readonly [string, FileValue])[];
}

/** Takes the parts of one form, holds them to the limits, and keeps what the endpoint declares. */
export interface PartCollector extends PartReceiver {
  /** What has to be waited for before more comes: files go their way one after the other. Rejects with what keeps one from being kept. */
  waiting(): Promise<void> | undefined;
  /** What has come. Throws `ParsingError` for a field that is not UTF-8. */
  collected(): CollectedParts;
}

/** Begins a file that the endpoint declares. */
export type Receive = (field: FileField, head: PartHead) => MaybePromise<FileReceiver>;

interface Part {
  readonly head: PartHead;
  readonly kind: PartKind;
  size: number;
  readonly text: ByteBuffer | undefined;
  file: ReceivedFile | undefined;
}

/** Returns what makes a collector for each form of an endpoint. */
export function partCollectors(context: ParserContext): (receive: Receive) => PartCollector {
  const newMeter = partMeters(context);
  const kindOf = partKinds(context);
  const declaredFiles = new Map(context.files.map((field) => [field.name, field]));
  const texts = new Set(context.fields.map(({ name }) => name).filter((name) => !declaredFiles.has(name)));
  const jsonFields = new Set(context.fields.filter(({ json }) => json).map(({ name }) => name));
  const declared = { kindOf, declaredFiles, texts, jsonFields, context };
  return (receive) => partCollector(declared, newMeter(), receive);
}

/** What an endpoint declares of its forms. */
interface Declared {
  readonly kindOf: (head: PartHead) => PartKind;
  readonly declaredFiles: ReadonlyMap<string, FileField>;
  readonly texts: ReadonlySet<string>;
  readonly jsonFields: ReadonlySet<string>;
  readonly context: ParserContext;
}

/** Bytes of content that are still read behind a file that is refused by its claims, so that the answer may tell of the rest of a small form, too. */
const AFTER_REFUSAL = 64 * 1024;

function partCollector({ kindOf, declaredFiles, texts, jsonFields, context }: Declared, meter: PartMeter, receive: Receive): PartCollector {
  const parts: Part[] = [];
  const fieldOf = textFieldNames(texts);
  // Of the file that comes in.
  let receiver: FileReceiver | undefined;
  let isReceiving = false;
  let waiting: Promise<void> | undefined;
  let refusal: { readonly issues: readonly Issue[]; left: number } | undefined;

  /** A file that is streamed is checked by who takes it. */
  const checkClaims = (field: FileField, { claims }: PartHead): MaybePromise<void> =>
    chain(context.streaming ? [] : claimsIssues(field, claims, context), (issues) => {
      if (issues.length > 0) refusal ??= { issues, left: AFTER_REFUSAL };
    });
  const countAfterRefusal = (bytes: number): void => {
    if (!refusal) return;
    refusal.left -= bytes;
    if (refusal.left < 0) throw new ValidationError(refusal.issues);
  };

  /** Does something at once, or when what came before is done. */
  const enqueue = (step: () => MaybePromise<void>): void => {
    const done = waiting ? waiting.then(step) : step();
    if (!isPromise(done)) return;
    const next = done.then(() => {
      if (waiting === next) waiting = undefined;
    });
    // Whoever waits is told. Where the form fails before, nobody does.
    next.catch(() => undefined);
    waiting = next;
  };
  const open = (field: FileField, head: PartHead): MaybePromise<void> =>
    chain(receive(field, head), (ready) => {
      receiver = ready;
    });
  const close = (part: Part): MaybePromise<void> =>
    chain((receiver as FileReceiver).finish(), (file) => {
      part.file = file;
    });

  return {
    begin(head) {
      const kind = kindOf(head);
      meter.begin(head, kind);
      if (head.encoded) throw notDecoded(head, kind);
      if (kind === 'file' && texts.has(fieldOf(head.name))) throw notText(head);
      parts.push({ head, kind, size: 0, text: kind === 'field' ? textOf(head) : undefined, file: undefined });
      const field = kind === 'file' ? declaredFiles.get(head.name) : undefined;
      isReceiving = field !== undefined;
      if (field) enqueue(() => chain(checkClaims(field, head), () => open(field, head)));
    },
    content(bytes) {
      const part = parts.at(-1) as Part;
      meter.add(bytes.length);
      part.size += bytes.length;
      part.text?.append(bytes);
      if (isReceiving && bytes.length > 0) enqueue(() => (receiver as FileReceiver).write(bytes));
      countAfterRefusal(bytes.length);
    },
    end() {
      const part = parts.at(-1) as Part;
      if (isReceiving) enqueue(() => close(part));
    },
    waiting: () => waiting,
    collected() {
      const fields: [string, string][] = [];
      const files: [string, FileValue][] = [];
      for (const { head, size, text, file, kind } of parts) {
        if (kind === 'file') files.push([head.name, file ?? undeclared(head, size)]);
        if (text) (declaredFiles.has(head.name) ? files : fields).push([head.name, decode(text, head.name, jsonFields)]);
      }
      return { fields, files };
    },
  };
}

/** A file that nobody asked for: `forbidUnknown` tells of it. */
function undeclared(head: PartHead, size: number): ReceivedFile {
  return receivedFile(fileAttributes(head.claims, { size, sha256: undefined, detectedType: undefined, key: undefined }), undefined);
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

/** Texts in ASCII are in UTF-8, too. */
const UTF_8 = /^(?:utf-?8|us-ascii)$/i;

/** Room for the value of a field. Throws `ParsingError` for one that does not say to be UTF-8. */
function textOf({ name, claims: { charset = 'utf-8' } }: PartHead): ByteBuffer {
  if (!UTF_8.test(charset)) throw new ParsingError(`${name} must be in UTF-8`, { path: ['body', name] });
  return byteBuffer();
}

/** A byte order mark is part of a text, but not of JSON (RFC 8259, section 8.1). */
function decode(text: ByteBuffer, name: string, jsonFields: ReadonlySet<string>): string {
  const bytes = text.take();
  if (!isUtf8(bytes)) throw new ParsingError(`${name} must be in UTF-8`, { path: ['body', name] });
  const value = bytes.toString();
  return jsonFields.has(listName(name) ?? name) && value.startsWith('\ufeff') ? value.slice(1) : value;
}
