import { randomUUID } from 'node:crypto';
import { mkdir, open, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { PermanentStorage, StoredFile } from '@modern-rest/core';
import { DISK_RESPONSES, onDisk } from '../files/disk-failure.ts';
import { markFreeing } from '../files/freeing-write.ts';
import { checkSize } from './check-size.ts';
import { fileOnDisk } from './file-on-disk.ts';
import { janitor } from './janitor.ts';
import { type Place, uniquePlace } from './place.ts';
import { sharedPlace } from './shared-place.ts';

/** Options of `folderStorage`. */
export interface FolderStorageOptions {
  /** Bytes of disk space to keep free. Default 256 MiB. If less is left, the request fails with 507. `0` disables the check. */
  readonly freeDisk?: number;
  /**
   * The form of the keys. Default `random`: year, month and a random number, `2026/11/4b2c…`. With `sha256` the key is the hash of the bytes, `4b/2c…`,
   * and files with the same bytes are stored once.
   */
  readonly keys?: 'random' | 'sha256';
  /** Calls `fsync` before the request is answered. Default true. With false, storing is faster, and a power failure can lose files. */
  readonly durable?: boolean;
}

/** A folder that keeps files. */
export interface FolderStorage extends PermanentStorage {
  /** Returns the path of the file with this key. Throws `RangeError` if the key does not have the form of this storage's keys. */
  pathOf(key: string): string;
  /** Deletes the unfinished files of killed processes and resolves with their number. Published files stay. */
  removeLeftovers(): Promise<number>;
}

const MiB = 1024 * 1024;
const KEY = /^(?:\d{4}\/\d{2}\/[0-9a-f]{32}|[0-9a-f]{2}\/[0-9a-f]{62})$/;
/** Inside the folder, so that both are on one disk and files can be linked. */
const INCOMING = '.incoming';

/**
 * Stores files in a folder. Keys contain no client input.
 *
 * A file is written to `.incoming` (mode 0600) and linked to its path when its request succeeds. Existing files are never overwritten. If the request
 * fails, its files are deleted, except those with the bytes of a file that another request has stored. The folder is created with mode 0700 when the
 * first file arrives.
 *
 * @throws RangeError if `freeDisk` is not a number of bytes.
 */
export function folderStorage(folder: string, { freeDisk = 256 * MiB, keys = 'random', durable = true }: FolderStorageOptions = {}): FolderStorage {
  checkSize('freeDisk', freeDisk);
  const root = resolve(folder);
  const incoming = join(root, INCOMING);
  const names = janitor('file');
  const newPath = (): string => names.newPath(incoming);
  const isShared = keys === 'sha256';
  return {
    keeps: true,
    responses: DISK_RESPONSES,
    hashed: isShared,
    removeLeftovers: () => names.removeLeftovers(incoming),
    pathOf(key) {
      if (!KEY.test(key)) throw new RangeError('This is no key of a folder');
      return join(root, key);
    },
    async open() {
      await onDisk(() => mkdir(incoming, { recursive: true, mode: 0o700 }));
      const file = await fileOnDisk(newPath(), freeDisk);
      markFreeing(file.write);
      let finished: Place | undefined;
      return {
        write: file.write,
        async finish(sha256): Promise<StoredFile> {
          await file.close({ sync: durable });
          const key = isShared ? hashKey(sha256 as string) : randomKey();
          const path = join(root, key);
          const place = isShared ? sharedPlace(path, newPath) : uniquePlace(path);
          finished = place;
          const commit = (): Promise<void> =>
            onDisk(async () => {
              await mkdir(dirname(path), { recursive: true, mode: 0o700 });
              await place.put(file.path);
              if (durable) await syncFolders(dirname(path), root);
              await rm(file.path);
            });
          return { content: file.read, permanent: { key, commit, release: place.keep } };
        },
        async abort() {
          try {
            await file.remove();
          } finally {
            await finished?.remove();
          }
        },
      };
    },
  };
}

function hashKey(sha256: string): string {
  return `${sha256.slice(0, 2)}/${sha256.slice(2)}`;
}

function randomKey(): string {
  const [year, month] = new Date().toISOString().split('-');
  return `${year}/${month}/${randomUUID().replaceAll('-', '')}`;
}

/** What was made in a folder is there after a failure of the power when the folder is written, and those that it is in, up to the root. */
async function syncFolders(folder: string, root: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  if (folder !== root) await syncFolders(dirname(folder), root);
}
