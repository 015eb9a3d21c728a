import { Readable } from 'node:stream';
import {
  chain,
  type FileAttributes,
  type FileField,
  type FilePart,
  type FileValue,
  type IncomingPart,
  type IncomingParts,
  isPromise,
  type MaybePromise,
  type ReceivedFile,
  RestError,
} from '@modern-rest/core';
import { type FileClaims, fileAttributes } from './file-claims.ts';
import { ARRIVING_CONTENT } from './file-content.ts';
import { type ByteFacts, factFinder, NO_FACTS } from './file-facts.ts';
import { type Handover, handover } from './handover.ts';
import { claimedFile, receivedFile } from './received-file.ts';
import type { FileReceiver, RequestFiles } from './request-files.ts';

/** Files on their way from a body to a handler: what the handler does not take, the client does not send. */
export interface PartStream extends IncomingParts {
  /** Begins a file. */
  receive(field: FileField, claims: FileClaims): FileReceiver;
  /** All has come. Resolves when the handler knows. */
  end(others: Others): Promise<void>;
  /** Resolves when the first file has begun, or all has come; rejects with what has failed before. */
  readonly begun: Promise<void>;
  /** Throws what the request has failed with. */
  check(): void;
}

type Others = Readonly<Record<string, FileValue | readonly FileValue[]>>;
type Event = { readonly begin: IncomingPart } | { readonly bytes: Buffer } | { readonly file: ReceivedFile } | { readonly over: true };

export function partStream(received: RequestFiles): PartStream {
  const events = handover<Event>();
  let failure: { readonly error: unknown } | undefined;
  let others: Others = {};
  let begin: () => void;
  let refuse: (error: unknown) => void;
  const begun = new Promise<void>((resolve, reject) => {
    begin = resolve;
    refuse = reject;
  });
  // Whoever waits is told; later nobody does.
  begun.catch(() => undefined);

  const fail = (error: unknown): void => {
    failure ??= { error };
    refuse(error);
    events.fail(error);
  };
  async function* parts(): AsyncGenerator<IncomingPart, void, undefined> {
    // What is left of a file was taken when it was finished.
    for (let event = await events.take(); !('over' in event); event = await events.take()) yield (event as { readonly begin: IncomingPart }).begin;
  }

  return {
    begun,
    receive(field, claims) {
      const finder = factFinder(field, false);
      const attributesOf = (size: number, facts: ByteFacts): FileAttributes => fileAttributes(claims, { ...facts, size, key: undefined });
      const begun = claimedFile(attributesOf(0, NO_FACTS), ARRIVING_CONTENT);
      const incoming = incomingPart({ field: field.name, claims, begun, events, received, fail });
      let taken: MaybePromise<void> = events.give({ begin: incoming });
      const setTaken = (): void => {
        taken = undefined;
      };
      // `write` and `finish` await a rejected promise.
      if (isPromise(taken)) taken.then(setTaken, () => undefined);
      begin();
      let size = 0;
      return {
        write(bytes) {
          return chain(taken, () => {
            size += bytes.length;
            finder?.add(bytes);
            return events.give({ bytes });
          });
        },
        async finish() {
          await taken;
          const file = receivedFile(attributesOf(size, (await finder?.facts()) ?? NO_FACTS), ARRIVING_CONTENT);
          await events.give({ file });
          return file;
        },
      };
    },
    async end(ended) {
      others = ended;
      begin();
      await events.give({ over: true });
    },
    check() {
      if (failure) throw failure.error;
    },
    others: () => others,
    fail,
    [Symbol.asyncIterator]: parts,
  };
}

interface Arriving {
  readonly field: string;
  readonly claims: FileClaims;
  readonly begun: ReceivedFile;
  readonly events: Handover<Event>;
  readonly received: RequestFiles;
  fail(error: unknown): void;
}

function incomingPart({ field, claims, begun, events, received, fail }: Arriving): IncomingPart {
  let size = 0;
  let taken = false;
  let dropped = false;
  let file: ReceivedFile | undefined;
  let pulling: Promise<Event> | undefined;

  /** One at a time: what two ask for at once, each would get a half of. */
  const pull = (): Promise<Event> => {
    pulling = events.take().then((event) => {
      pulling = undefined;
      if ('file' in event) file = event.file;
      return event;
    });
    return pulling;
  };
  async function* content(): AsyncGenerator<Buffer, void, undefined> {
    while (!dropped) {
      const event = await pull();
      if (!('bytes' in event)) return;
      size += event.bytes.length;
      yield event.bytes;
    }
    throw droppedContent();
  }
  const takeOnce = (): AsyncGenerator<Buffer, void, undefined> => {
    if (taken) throw new RestError('file_read_twice', 'The content of a file that arrives can be read once: save it, or use @FileMetadata');
    taken = true;
    return content();
  };
  const part: FilePart = {
    ...claims,
    field,
    get size() {
      return size;
    },
    stream() {
      const stream = Readable.from(takeOnce(), { objectMode: false });
      // It fails with its request, and a handler may have left it to itself.
      stream.on('error', () => undefined);
      return stream;
    },
    saveTo(storage) {
      const save = async (): Promise<string> => received.store(field, claims, storage, takeOnce());
      const saved = save();
      // A request whose file is not kept has not succeeded, also when nobody waits for it.
      saved.catch(fail);
      return saved;
    },
    [Symbol.asyncIterator]: takeOnce,
  };
  return {
    part,
    begun,
    async finish() {
      dropped = true;
      while (!file) await (pulling ?? pull());
      return file;
    },
  };
}

function droppedContent(): RestError {
  return new RestError('file_dropped', 'What is left of the content of a file is dropped when the next one is asked for: await what reads it before');
}
