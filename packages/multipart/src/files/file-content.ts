import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { type MaybePromise, PayloadTooLargeError, type PermanentStorage, RestError, type StoredFile } from '@modern-rest/core';
import { onDisk } from './disk-failure.ts';

/** The bytes of a received file, for as long as the request lasts. After it everything throws `RestError`. */
export interface FileContent {
  stream(): Readable;
  /** Throws `PayloadTooLargeError` for more than `max` bytes. */
  bytes(max?: number): Promise<Uint8Array>;
  /** Writes the bytes to `path`, all at once over what is there. When it fails, what is there stays as it is. */
  saveTo(path: string): Promise<void>;
  /** Gives the bytes to a storage, which keeps them if the request succeeds, and says under which key. */
  saveTo(storage: PermanentStorage): Promise<string>;
}

/** The content of a file that the handler reads while it arrives: nobody else can. */
export const ARRIVING_CONTENT: FileContent = { stream: refuseToRead, bytes: refuseToRead, saveTo: refuseToRead };

/** A content, and its end. */
export interface OpenContent extends FileContent {
  /** Waits for `bytes` and `saveTo` under way, and cuts off streams that are still open. */
  close(): MaybePromise<void>;
}

/** Puts the bytes of a file into a storage, and gives their key. */
export type Store = (storage: PermanentStorage, bytes: Readable) => Promise<string>;

/** Opens what a storage has of a file. */
export function openContent(source: StoredFile['content'], size: number, store: Store): OpenContent {
  return new StoredContent(source, size, store);
}

/** A class, unlike our other values: of most files nobody reads the content, and closures would be made all the same. */
class StoredContent implements OpenContent {
  private streams: Set<Readable> | undefined;
  private tasks: Set<Promise<unknown>> | undefined;
  private closed = false;

  constructor(
    private readonly source: StoredFile['content'],
    private readonly size: number,
    private readonly store: Store,
  ) {}

  stream(): Readable {
    const source = this.openSource();
    const opened = typeof source === 'function' ? source() : Readable.from([Buffer.from(source)], { objectMode: false });
    this.streams ??= new Set();
    const { streams } = this;
    streams.add(opened);
    // A stream that the handler has left behind fails when the request ends, and nobody listens to it.
    opened.on('error', () => undefined);
    opened.once('close', () => streams.delete(opened));
    return opened;
  }

  async bytes(max = Number.POSITIVE_INFINITY): Promise<Uint8Array> {
    const source = this.openSource();
    if (this.size > max) throw new PayloadTooLargeError(`The file must not be larger than ${max} bytes`, ['files']);
    return typeof source === 'function' ? this.track(buffer(this.stream())) : Buffer.from(source);
  }

  saveTo(path: string): Promise<void>;
  saveTo(storage: PermanentStorage): Promise<string>;
  async saveTo(target: string | PermanentStorage): Promise<string | void> {
    return this.track<string | void>(typeof target === 'string' ? save(this.stream(), target) : this.store(target, this.stream()));
  }

  close(): MaybePromise<void> {
    this.closed = true;
    const { tasks = [], streams = [] } = this;
    if (!this.tasks && !this.streams) return undefined;
    return Promise.allSettled(tasks).then(() => cutOffAll(streams));
  }

  private openSource(): Buffer | (() => Readable) {
    if (this.closed) throw gone();
    if (this.source === undefined) throw unreadable();
    return this.source;
  }

  private track<T>(task: Promise<T>): Promise<T> {
    this.tasks ??= new Set();
    const { tasks } = this;
    const done = (): boolean => tasks.delete(task);
    tasks.add(task);
    task.then(done, done);
    return task;
  }
}

async function save(source: Readable, path: string): Promise<void> {
  const partial = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await onDisk(() => pipeline(source, createWriteStream(partial, { flags: 'wx' })));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function cutOffAll(streams: Iterable<Readable>): Promise<void> {
  await Promise.all([...streams].map(cutOff));
}

function cutOff(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    stream.once('close', resolve);
    stream.destroy(gone());
  });
}

function refuseToRead(): never {
  const message = 'With @FileStream only the handler reads the content of a file';
  throw new RestError('file_not_readable', `${message}: use @FileMetadata for a model whose constraints read it, as @IsImage does`);
}

function gone(): RestError {
  return new RestError('file_gone', 'The request has ended, and the content of its files with it: read or save them in the handler');
}

function unreadable(): RestError {
  const message = 'The storage that received this file does not give its content before the request has succeeded: receive it in temporaryStorage()';
  return new RestError('file_not_readable', `${message}, and save it with saveTo(storage)`);
}
