import { createHash } from 'node:crypto';
import {
  attempt,
  chain,
  type FileField,
  type HttpRequest,
  type IncomingFile,
  isPromise,
  type Limits,
  type MaybePromise,
  ParsingError,
  type ReceivedFile,
  RestError,
  type Storage,
  type StorageUpload,
  type StoredFile,
} from '@modern-rest/core';
import { exclusiveChunks, NEVER_EXCLUSIVE } from './exclusive-chunks.ts';
import { type FileClaims, fileAttributes } from './file-claims.ts';
import { type OpenContent, openContent } from './file-content.ts';
import { factFinder, NO_FACTS } from './file-facts.ts';
import { writeTo } from './freeing-write.ts';
import { receivedFile } from './received-file.ts';
import { checkedFile, checkedUpload } from './storage-results.ts';

/** The files of one request. All of them are kept, or none. */
export interface RequestFiles {
  /** Begins a file that comes in. */
  receive(field: FileField, claims: FileClaims, storage: Storage): MaybePromise<FileReceiver>;
  /** Puts the bytes of a file that arrives into a storage, and gives their key. */
  store(field: string, claims: FileClaims, storage: Storage, bytes: AsyncIterable<Buffer>): Promise<string>;
  /** Keeps the files for good, once. Throws if the client has gone; whatever it throws, `dispose` leaves nothing of them. */
  commit(): MaybePromise<void>;
  /** Ends all content, and leaves nothing of what is not committed: once, however often it is called. */
  dispose(): MaybePromise<void>;
}

/** Takes the bytes of one file. */
export interface FileReceiver {
  write(bytes: Buffer): MaybePromise<void>;
  /** The file as the serializer is given it. */
  finish(): MaybePromise<ReceivedFile>;
}

/** An upload, and what it came to. */
interface Begun {
  readonly upload: StorageUpload;
  stored: StoredFile | undefined;
}

/** The files of a request. Each request has one of it. */
export function requestFiles(request: HttpRequest, limits: Limits): RequestFiles {
  const begun: Begun[] = [];
  const underWay = new Set<Promise<unknown>>();
  const contents: OpenContent[] = [];
  const storing = new Set<Promise<string>>();
  const isExclusive = exclusiveChunks(request);
  let committed = false;

  /** What a storage is busy with has an end before anything else is asked of it. */
  const busy = <T>(result: MaybePromise<T>): MaybePromise<T> => {
    if (!isPromise(result)) return result;
    const done = (): boolean => underWay.delete(result);
    underWay.add(result);
    result.then(done, done);
    return result;
  };
  const begin = (storage: Storage, incoming: IncomingFile): MaybePromise<Begun> => {
    const remember = (upload: StorageUpload): Begun => {
      const one = { upload: checkedUpload(upload), stored: undefined };
      begun.push(one);
      return one;
    };
    return busy(chain(storage.open(incoming, request), remember));
  };
  const finish = (one: Begun, sha256: string | undefined): MaybePromise<StoredFile> =>
    busy(
      chain(one.upload.finish(sha256), (stored) => {
        one.stored = checkedFile(stored);
        return stored;
      }),
    );
  const commitAll = async (): Promise<void> => {
    await Promise.all(storing);
    await endAll(contents);
    for (const { stored } of begun) await stored?.permanent?.commit();
    committed = true;
    for (const { stored } of begun) stored?.permanent?.release?.();
  };
  /** Every file, whatever another one meets. */
  const abortAll = (): MaybePromise<void> => {
    const ends = begun
      .filter(({ stored }) => !committed || !stored?.permanent)
      .map(({ upload }) => attempt<Failed | void>(() => upload.abort(), failed));
    return ends.some(isPromise) ? Promise.all(ends).then(throwFirst) : throwFirst(ends);
  };
  /** A handler may not wait for what it saves: the end of its request does. */
  const store = (incoming: IncomingFile, storage: Storage, bytes: AsyncIterable<Buffer>, exclusive: () => boolean): Promise<string> => {
    const stored = copy(incoming, storage, bytes, exclusive);
    const done = (): boolean => storing.delete(stored);
    storing.add(stored);
    stored.then(done, done);
    return stored;
  };
  const copy = async (incoming: IncomingFile, storage: Storage, bytes: AsyncIterable<Buffer>, exclusive: () => boolean): Promise<string> => {
    const one = await begin(storage, incoming);
    const hash = storage.hashed ? createHash('sha256') : undefined;
    for await (const chunk of bytes) {
      hash?.update(chunk);
      await busy(writeTo(one.upload, chunk, exclusive));
    }
    const { permanent } = await finish(one, hash?.digest('hex'));
    if (!permanent) throw new RestError('storage_keeps_nothing', 'The storage keeps no file beyond its request: save to another one');
    return permanent.key;
  };

  return {
    receive(field, claims, storage) {
      const { name, contentType } = claims;
      const incoming: IncomingFile = { field: field.name, name, contentType, limits };
      const finder = factFinder(field, storage.hashed === true);
      let size = 0;
      return chain(begin(storage, incoming), (one) => ({
        write(bytes) {
          size += bytes.length;
          finder?.add(bytes);
          return busy(writeTo(one.upload, bytes, isExclusive));
        },
        finish: () =>
          chain(finder?.facts() ?? NO_FACTS, ({ sha256, detectedType }) =>
            // The model may declare `sha256`, too. That must not change the keys of the storage.
            chain(finish(one, storage.hashed ? sha256 : undefined), ({ content: source, permanent }) => {
              const content = openContent(source, size, (storage, bytes) => store(incoming, storage, bytes, NEVER_EXCLUSIVE));
              contents.push(content);
              return receivedFile(fileAttributes(claims, { size, sha256, detectedType, key: permanent?.key }), content);
            }),
          ),
      }));
    },

    store: (field, { name, contentType }, storage, bytes) => store({ field, name, contentType, limits }, storage, bytes, isExclusive),

    commit: once(() => {
      if (storing.size === 0 && begun.every(({ stored }) => stored?.permanent === undefined)) return undefined;
      if (request.signal.aborted) throw new ParsingError('The client has gone before its files were kept');
      return commitAll();
    }),

    dispose: once(() => {
      if (begun.length === 0 && underWay.size === 0) return undefined;
      return chain(underWay.size === 0 ? undefined : Promise.allSettled(underWay), () => chain(endAll(contents), abortAll));
    }),
  };
}

/** Does something the first time only; later it gives what that gave. */
function once<T>(act: () => T): () => T {
  let done: { readonly given: T } | undefined;
  return () => {
    done ??= { given: act() };
    return done.given;
  };
}

function endAll(contents: readonly OpenContent[]): MaybePromise<void> {
  const ends = contents.map((content) => content.close()).filter(isPromise);
  return ends.length === 0 ? undefined : Promise.all(ends).then(() => undefined);
}

interface Failed {
  readonly error: unknown;
}

function failed(error: unknown): Failed {
  return { error };
}

function throwFirst(ends: readonly unknown[]): void {
  const first = ends.find((end) => end !== undefined) as Failed | undefined;
  if (first) throw first.error;
}
