import { createReadStream, createWriteStream } from 'node:fs';
import { type FileHandle, open, readFile, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { RestError } from '@modern-rest/core';
import type { FileContent } from './file-content.ts';
import type { TemporaryFolder } from './temporary-folder.ts';

/** Keeps the bytes of one file: in memory up to a threshold, in a temporary file (0600) above it. */
export interface Spool {
  write(chunk: Buffer): Promise<void>;
  /** Ends writing and gives the content. */
  finish(): Promise<FileContent>;
  /** Frees memory and descriptors. What is in the folder goes with the folder. */
  dispose(): Promise<void>;
}

export function spool(threshold: number, folder: TemporaryFolder): Spool {
  let memory: Buffer[] = [];
  let size = 0;
  let path: string | undefined;
  let file: FileHandle | undefined;
  let disposed = false;

  const rollOver = async (): Promise<FileHandle> => {
    path = await folder.newPath();
    file = await open(path, 'wx', 0o600);
    for (const chunk of memory) await file.writeFile(chunk);
    memory = [];
    return file;
  };
  const close = async (): Promise<void> => {
    await file?.close();
    file = undefined;
  };
  const present = (): string | Buffer => {
    if (disposed) throw new RestError('file_gone', 'The request has ended, and the content of its files with it: read or save them in the handler');
    return path ?? Buffer.concat(memory);
  };

  return {
    async write(chunk) {
      size += chunk.length;
      if (!path && size <= threshold) memory.push(chunk);
      else await (file ?? (await rollOver())).writeFile(chunk);
    },
    async finish() {
      await close();
      return contentOf(present);
    },
    async dispose() {
      disposed = true;
      memory = [];
      await close();
    },
  };
}

/** `present` gives the path of the file, or its bytes where it is in memory. */
function contentOf(present: () => string | Buffer): FileContent {
  const stream = (): Readable => {
    const source = present();
    return typeof source === 'string' ? createReadStream(source) : Readable.from([source], { objectMode: false });
  };
  return {
    stream,
    async bytes() {
      const source = present();
      return typeof source === 'string' ? readFile(source) : source;
    },
    async saveTo(target) {
      try {
        await pipeline(stream(), createWriteStream(target));
      } catch (error) {
        await rm(target, { force: true });
        throw error;
      }
    },
  };
}
