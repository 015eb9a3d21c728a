import { createReadStream } from 'node:fs';
import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { InsufficientStorageError } from '@modern-rest/core';
import { onDisk } from './disk-failure.ts';

/** A file that is being written, for its owner only (0600). */
export interface FileOnDisk {
  readonly path: string;
  write(bytes: Buffer): Promise<void>;
  /** Ends writing; with `sync` what was written is on the disk when it resolves. */
  close(options?: { readonly sync: boolean }): Promise<void>;
  read(): Readable;
  /** Ends writing, and removes the file. */
  remove(): Promise<void>;
}

/** Bytes between two looks at the room that is left. */
const LOOK_AGAIN = 16 * 1024 * 1024;

/**
 * Makes a file at a path where nothing is: neither a file nor a link. Bytes go to the disk unless less than `freeDisk` would be left of it.
 *
 * Everything rejects with `InsufficientStorageError` where there is no room.
 */
export async function fileOnDisk(path: string, freeDisk: number): Promise<FileOnDisk> {
  let file: FileHandle | undefined = await create(path, freeDisk);
  let written = 0;
  const close = async (sync: boolean): Promise<void> => {
    const closing = file;
    file = undefined;
    try {
      if (sync) await closing?.sync();
    } finally {
      await closing?.close();
    }
  };
  return {
    path,
    write: (bytes) =>
      onDisk(async () => {
        const before = written;
        written += bytes.length;
        if (Math.floor(before / LOOK_AGAIN) !== Math.floor(written / LOOK_AGAIN)) await checkRoom(path, freeDisk);
        // `writeFile` on a handle goes on where the last one ended, until all bytes are written.
        await file?.writeFile(bytes);
      }),
    close: ({ sync } = { sync: false }) => onDisk(() => close(sync)),
    read: () => createReadStream(path),
    async remove() {
      await close(false);
      await rm(path, { force: true });
    },
  };
}

async function create(path: string, freeDisk: number): Promise<FileHandle> {
  return onDisk(async () => {
    await checkRoom(path, freeDisk);
    return open(path, 'wx', 0o600);
  });
}

async function checkRoom(path: string, freeDisk: number): Promise<void> {
  if (freeDisk === 0) return;
  const { bavail, bsize } = await statfs(dirname(path));
  if (bavail * bsize < freeDisk) throw new InsufficientStorageError();
}
