import fs from 'node:fs';
import { type FileHandle, open, rm, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { InsufficientStorageError } from '@modern-rest/core';
import { diskFailure, onDisk } from '../files/disk-failure.ts';
import type { FreeingWrite } from '../files/freeing-write.ts';
import { memoryFreer } from '../files/memory-freer.ts';

/** A file that is being written, for its owner only (0600). */
export interface FileOnDisk {
  readonly path: string;
  /** Takes bytes. The promise resolves when the previous batch is on the disk. */
  readonly write: FreeingWrite;
  /** Ends writing; with `sync` what was written is on the disk when it resolves. */
  close(options?: { readonly sync: boolean }): Promise<void>;
  read(): Readable;
  /** Ends writing, and removes the file. */
  remove(): Promise<void>;
}

/** Bytes between two looks at the room that is left. */
const LOOK_AGAIN = 16 * 1024 * 1024;
/** Bytes that are written at once: a call for each piece that a socket gives takes twice as long. */
const BATCH = 256 * 1024;
/** Pieces that are written at once. Systems take up to 1024. */
const MAX_PIECES = 256;

/** Reads as `node:fs` does. Errors of `open` go through `diskFailure`. */
const READER = {
  open: (path: string, flags: string, mode: number, done: (error: unknown, descriptor: number) => void) =>
    fs.open(path, flags, mode, (error, descriptor) => done(error && diskFailure(error), descriptor)),
  read: fs.read,
  close: fs.close,
};

/**
 * Makes a file at a path where nothing is: neither a file nor a link. Bytes go to the disk unless less than `freeDisk` would be left of it. One batch
 * of 256 KiB is gathered while another one is written.
 *
 * Everything rejects with `InsufficientStorageError` where there is no room.
 */
export async function fileOnDisk(path: string, freeDisk: number): Promise<FileOnDisk> {
  const file = await create(path, freeDisk);
  const free = memoryFreer();
  let pieces: Buffer[] = [];
  let exclusive: Buffer[] = [];
  let gathered = 0;
  let written = 0;
  let writing: Promise<void> = Promise.resolve();
  let isOpen = true;

  const flush = (): void => {
    const batch = pieces;
    const unused = exclusive;
    const looks = Math.floor((written + gathered) / LOOK_AGAIN) !== Math.floor(written / LOOK_AGAIN);
    written += gathered;
    pieces = [];
    exclusive = [];
    gathered = 0;
    writing = writing.then(() =>
      onDisk(async () => {
        if (looks) await checkRoom(path, freeDisk);
        await writeAll(file, batch);
        unused.forEach(free);
      }),
    );
    // Whoever writes or closes next is told.
    writing.catch(() => undefined);
  };
  const close = async (): Promise<void> => {
    if (isOpen) await file.close();
    isOpen = false;
  };
  return {
    path,
    write(bytes, isExclusive) {
      pieces.push(bytes);
      if (isExclusive) exclusive.push(bytes);
      gathered += bytes.length;
      if (gathered < BATCH && pieces.length < MAX_PIECES) return undefined;
      const before = writing;
      flush();
      return before;
    },
    async close({ sync } = { sync: false }) {
      flush();
      await writing;
      await onDisk(async () => {
        if (sync) await file.sync();
        await close();
      });
    },
    read: () => fs.createReadStream(path, { fs: READER }),
    async remove() {
      pieces = [];
      await writing.catch(() => undefined);
      await close();
      await rm(path, { force: true });
    },
  };
}

/** A disk may take less than it was given. */
async function writeAll(file: FileHandle, batch: readonly Buffer[]): Promise<void> {
  let left = batch.filter(({ length }) => length > 0);
  while (left.length > 0) {
    const { bytesWritten } = await file.writev(left);
    left = withoutFirst(left, bytesWritten);
  }
}

function withoutFirst(pieces: readonly Buffer[], bytes: number): Buffer[] {
  let skip = bytes;
  const whole = pieces.findIndex(({ length }) => {
    if (skip < length) return true;
    skip -= length;
    return false;
  });
  return whole < 0 ? [] : [(pieces[whole] as Buffer).subarray(skip), ...pieces.slice(whole + 1)];
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
