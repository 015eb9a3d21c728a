import { isUtf8 } from 'node:buffer';
import {
  chain,
  type FileField,
  type FileValue,
  type Issue,
  isPromise,
  type MaybePromise,
  type ParserContext,
  type ReceivedFile,
  RefusedFile,
  ValidationError,
} from '@modern-rest/core';
import { type ByteBuffer, byteBuffer } from '../files/byte-buffer.ts';
import { type FileClaims, fileAttributes, isJson } from '../files/file-claims.ts';
import { receivedFile } from '../files/received-file.ts';
import { claimsIssues } from '../files/refused-claims.ts';
import type { FileReceiver } from '../files/request-files.ts';
import type { DeclaredPart, FindDeclared } from './declared-parts.ts';
import { jsonTexts } from './json-texts.ts';
import type { PartHead } from './part-head.ts';
import { type PartKind, partKind } from './part-kind.ts';
import { type PartMeter, partMeters } from './part-meter.ts';
import { checkPart, notUtf8 } from './part-problems.ts';
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
export type Receive = (field: FileField, claims: FileClaims) => MaybePromise<FileReceiver>;

interface Part {
  /** The declared name, or the name as it was sent. */
  readonly name: string;
  readonly head: PartHead;
  readonly declared: DeclaredPart | undefined;
  kind: PartKind;
  size: number;
  readonly text: ByteBuffer | undefined;
  file: ReceivedFile | RefusedFile | undefined;
}

/** The problem of a part that has neither a file name nor a type: that is how clients send text. */
const NOT_A_FILE = 'must be a file: send it as a part with a file name, or with a Content-Type';

/** Returns the function that makes a collector for each form of an endpoint. */
export function partCollectors(context: ParserContext, find: FindDeclared): (receive: Receive) => PartCollector {
  const newMeter = partMeters(context);
  return (receive) => partCollector(context, find, newMeter(), receive);
}

/** Bytes of content that are still read behind a file that is refused by its claims, so that the answer may tell of the rest of a small form, too. */
const AFTER_REFUSAL = 64 * 1024;

function partCollector(context: ParserContext, find: FindDeclared, meter: PartMeter, receive: Receive): PartCollector {
  const parts: Part[] = [];
  // The file that is being received.
  let receiver: FileReceiver | undefined;
  let isReceiving = false;
  let waiting: Promise<void> | undefined;
  let refusal: { readonly issues: readonly Issue[]; left: number } | undefined;

  /** The handler checks the claims of a streamed file. */
  const checkClaims = (field: FileField, claims: FileClaims): MaybePromise<void> =>
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
  const open = (field: FileField, claims: FileClaims): MaybePromise<void> =>
    chain(receive(field, claims), (ready) => {
      receiver = ready;
    });
  const close = (part: Part): MaybePromise<void> =>
    chain((receiver as FileReceiver).finish(), (file) => {
      part.file = file;
    });
  const beginFile = ({ head, declared }: Part): void => {
    const field = declared?.file;
    if (!field) return;
    const { claims } = head;
    isReceiving = true;
    enqueue(() => chain(checkClaims(field, claims), () => open(field, claims)));
  };

  return {
    begin(head) {
      const declared = find(head.name);
      const kind = partKind(head, declared, context.readsBase64 === true);
      meter.begin(head, kind, declared);
      checkPart(head, kind, declared);
      const part = {
        name: declared?.name ?? head.name,
        head,
        declared,
        kind,
        size: 0,
        text: kind === 'field' ? byteBuffer() : undefined,
        file: undefined,
      };
      parts.push(part);
      isReceiving = false;
      if (kind === 'file') beginFile(part);
    },
    content(bytes) {
      const part = parts.at(-1) as Part;
      if (part.kind === 'unnamed' && part.declared?.file && part.head.claims.name === undefined && bytes.length > 0) {
        part.kind = 'file';
        meter.beginFile();
        if (part.head.hasType) beginFile(part);
        else part.file = new RefusedFile(NOT_A_FILE);
      }
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
      for (const part of parts) {
        const { name, text, declared, kind } = part;
        if (kind === 'file') files.push([name, part.file ?? undeclared(part)]);
        if (text && declared?.file) files.push([name, decode(text, name, 'files')]);
        else if (text) for (const value of fieldValues(part, text, context)) fields.push([name, value]);
      }
      return { fields, files };
    },
  };
}

/** A file that the endpoint does not declare: `forbidUnknown` reports it. */
function undeclared({ head, size }: Part): ReceivedFile {
  return receivedFile(fileAttributes(head.claims, { size, sha256: undefined, detectedType: undefined, key: undefined }), undefined);
}

/** The texts of a field. JSON is read here if the field is declared as text, and by the serializer if its model is nested. */
function fieldValues({ name, declared, head: { claims } }: Part, bytes: ByteBuffer, { limits }: ParserContext): readonly string[] {
  const text = decode(bytes, name, 'body');
  if (declared?.text?.json) return [withoutMark(text)];
  return declared && isJson(claims.contentType) ? jsonTexts(withoutMark(text), name, limits) : [text];
}

/** A byte order mark is part of a text, but not of JSON (RFC 8259, section 8.1). */
function withoutMark(json: string): string {
  return json.startsWith('\ufeff') ? json.slice(1) : json;
}

function decode(text: ByteBuffer, name: string, place: 'body' | 'files'): string {
  const bytes = text.take();
  if (!isUtf8(bytes)) throw notUtf8(name, place);
  return bytes.toString();
}
