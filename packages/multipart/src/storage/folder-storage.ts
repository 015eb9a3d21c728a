import { randomUUID } from 'node:crypto';
import { link, mkdir, open, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { PermanentStorage, StoredFile } from '@modern-rest/core';
import { checkSize } from './check-size.ts';
import { DISK_RESPONSES, onDisk } from './disk-failure.ts';
import { fileOnDisk } from './file-on-disk.ts';
import { janitor } from './janitor.ts';

/** How a folder keeps files. */
export interface FolderStorageOptions {
  /** Bytes of the disk that stay free. Default 256 MiB; where less is left, a file is a 507. `0` for whatever the disk has. */
  readonly freeDisk?: number;
  /**
   * What keys are made of. Default `random`: year, month and a number that nobody can guess, `2026/11/4b2c…`. With `sha256` equal files are one file,
   * `4b/2c…`, and stay when a request with several files fails after them.
   */
  readonly keys?: 'random' | 'sha256';
  /** Whether files are on the disk for sure when the request is answered (`fsync`). Default true; false is faster, and may lose files when the power fails. */
  readonly durable?: boolean;
}

/** A folder that keeps files. */
export interface FolderStorage extends PermanentStorage {
  /** Where the file of a key is. Throws `RangeError` for what is no key of this storage. */
  pathOf(key: string): string;
}

const MiB = 1024 * 1024;
const KEY = /^(?:\d{4}\/\d{2}\/[0-9a-f]{32}|[0-9a-f]{2}\/[0-9a-f]{62})$/;
/** Beneath the folder, and so on its disk: a file is moved in one step. */
const INCOMING = '.incoming';

/**
 * Keeps files in a folder, under keys of its own: no byte of a key is the client's.
 *
 * A file is written beside its place (0600), and gets there in one step when its request has succeeded; nothing is ever overwritten. The folder is made
 * when the first file comes, and its owner alone may look into it (0700). What killed processes left is removed.
 * Throws `RangeError` for `freeDisk` that is no number of bytes.
 */
export function folderStorage(folder: string, { freeDisk = 256 * MiB, keys = 'random', durable = true }: FolderStorageOptions = {}): FolderStorage {
  checkSize('freeDisk', freeDisk);
  const root = resolve(folder);
  const incoming = join(root, INCOMING);
  const names = janitor('file');
  return {
    keeps: true,
    responses: DISK_RESPONSES,
    hashed: keys === 'sha256',
    pathOf(key) {
      if (!KEY.test(key)) throw new RangeError('This is no key of a folder');
      return join(root, key);
    },
    async open() {
      await onDisk(() => mkdir(incoming, { recursive: true, mode: 0o700 }));
      const file = await fileOnDisk(names.newPath(incoming), freeDisk);
      let placed: string | undefined;
      const commit = (to: string): Promise<void> =>
        onDisk(async () => {
          await mkdir(dirname(to), { recursive: true, mode: 0o700 });
          if (await linkTo(file.path, to)) placed = to;
          if (durable) await syncFolders(dirname(to), root);
          await rm(file.path);
        });
      return {
        write: file.write,
        async finish(sha256): Promise<StoredFile> {
          await file.close({ sync: durable });
          const key = newKey(sha256);
          return { content: file.read, permanent: { key, commit: () => commit(join(root, key)) } };
        },
        async abort() {
          await file.remove();
          // Equal files are one file: another request may have found it there meanwhile.
          if (placed !== undefined && keys === 'random') await rm(placed, { force: true });
        },
      };
    },
  };
}

function newKey(sha256: string | undefined): string {
  if (sha256 !== undefined) return `${sha256.slice(0, 2)}/${sha256.slice(2)}`;
  const [year, month] = new Date().toISOString().split('-');
  return `${year}/${month}/${randomUUID().replaceAll('-', '')}`;
}

/** Whether the file was not there yet. A key that nobody can guess never is; what is there under a hash has the same bytes. */
async function linkTo(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
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
