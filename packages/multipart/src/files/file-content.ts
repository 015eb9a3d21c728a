import { randomUUID } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { RestError } from '@modern-rest/core';

/** The bytes of a received file, for as long as the request lasts. After it everything throws `RestError`. */
export interface FileContent {
  stream(): Readable;
  bytes(): Promise<Uint8Array>;
  /** Writes the bytes to `path`, all at once over what is there. When it fails, what is there stays as it is. */
  saveTo(path: string): Promise<void>;
}

/** A content, and its end. */
export interface OpenContent extends FileContent {
  /** Waits for `bytes` and `saveTo` under way, and cuts off streams that are still open. */
  close(): Promise<void>;
}

/** Opens what was received, in memory or in the file at a path. */
export function openContent(source: Buffer | string): OpenContent {
  const streams = new Set<Readable>();
  const tasks = new Set<Promise<unknown>>();
  let closed = false;

  const stream = (): Readable => {
    if (closed) throw gone();
    const opened = typeof source === 'string' ? createReadStream(source) : Readable.from([Buffer.from(source)], { objectMode: false });
    streams.add(opened);
    // A stream that the handler has left behind fails when the request ends, and nobody listens to it.
    opened.on('error', () => undefined);
    opened.once('close', () => streams.delete(opened));
    return opened;
  };
  const track = <T>(task: Promise<T>): Promise<T> => {
    const done = (): boolean => tasks.delete(task);
    tasks.add(task);
    task.then(done, done);
    return task;
  };

  return {
    stream,
    bytes: async () => track(buffer(stream())),
    saveTo: async (path) => track(save(stream(), path)),
    async close() {
      closed = true;
      await Promise.allSettled(tasks);
      await Promise.all([...streams].map(cutOff));
    },
  };
}

async function save(source: Readable, path: string): Promise<void> {
  const partial = join(dirname(path), `.${randomUUID()}.part`);
  try {
    await pipeline(source, createWriteStream(partial, { flags: 'wx' }));
    await rename(partial, path);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

function cutOff(stream: Readable): Promise<void> {
  return new Promise((resolve) => {
    stream.once('close', resolve);
    stream.destroy(gone());
  });
}

function gone(): RestError {
  return new RestError('file_gone', 'The request has ended, and the content of its files with it: read or save them in the handler');
}
