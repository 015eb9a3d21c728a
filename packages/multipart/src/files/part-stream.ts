import { Readable } from 'node:stream';
import {
  type FileField,
  type FilePart,
  type FileValue,
  type IncomingPart,
  type IncomingParts,
  type ReceivedFile,
  RestError,
} from '@modern-rest/core';
import { type FileClaims, fileAttributes } from './file-claims.ts';
import { type ByteFacts, factFinder, NO_FACTS } from './file-facts.ts';
import { type Handover, handover } from './handover.ts';
import { receivedFile } from './received-file.ts';
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

  async function* parts(): AsyncGenerator<IncomingPart, void, undefined> {
    for (let event = await events.take(); 'begin' in event; event = await events.take()) {
      yield event.begin;
      await event.begin.finish();
    }
  }

  return {
    begun,
    receive(field, claims) {
      const finder = factFinder(field, false);
      const fileOf = (size: number, facts: ByteFacts): ReceivedFile =>
        receivedFile(fileAttributes(claims, { ...facts, size, key: undefined }), undefined);
      const incoming = incomingPart({ field: field.name, claims, begun: fileOf(0, NO_FACTS), events, received });
      const taken = events.give({ begin: incoming });
      // Whoever writes is told.
      taken.catch(() => undefined);
      begin();
      let size = 0;
      return {
        async write(bytes) {
          await taken;
          size += bytes.length;
          finder?.add(bytes);
          await events.give({ bytes });
        },
        async finish() {
          await taken;
          const file = fileOf(size, (await finder?.facts()) ?? NO_FACTS);
          await events.give({ file });
          return file;
        },
      };
    },
    end(ended) {
      others = ended;
      begin();
      return events.give({ over: true });
    },
    check() {
      if (failure) throw failure.error;
    },
    others: () => others,
    fail(error) {
      failure ??= { error };
      refuse(error);
      events.fail(error);
    },
    [Symbol.asyncIterator]: parts,
  };
}

interface Arriving {
  readonly field: string;
  readonly claims: FileClaims;
  readonly begun: ReceivedFile;
  readonly events: Handover<Event>;
  readonly received: RequestFiles;
}

function incomingPart({ field, claims, begun, events, received }: Arriving): IncomingPart {
  let size = 0;
  let taken = false;
  let file: ReceivedFile | undefined;

  async function* content(): AsyncGenerator<Buffer, void, undefined> {
    while (!file) {
      const event = await events.take();
      if ('file' in event) file = event.file;
      if (!('bytes' in event)) return;
      size += event.bytes.length;
      yield event.bytes;
    }
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
    stream: () => Readable.from(takeOnce(), { objectMode: false }),
    saveTo: async (storage) => received.store(field, claims, storage, takeOnce()),
    [Symbol.asyncIterator]: takeOnce,
  };
  return {
    part,
    begun,
    async finish() {
      for await (const _ of content());
      return file as ReceivedFile;
    },
  };
}
