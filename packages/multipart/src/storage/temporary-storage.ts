import { tmpdir } from 'node:os';
import type { MaybePromise, Storage } from '@modern-rest/core';
import { byteBuffer } from '../files/byte-buffer.ts';
import { checkSize } from './check-size.ts';
import { DISK_RESPONSES } from './disk-failure.ts';
import { type FileOnDisk, fileOnDisk } from './file-on-disk.ts';
import { janitor } from './janitor.ts';
import { type MemoryBudget, memoryBudget } from './memory-budget.ts';

/** Where files are kept until their request ends, and how many. */
export interface TemporaryStorageOptions {
  /** A folder that exists. Default: that of the system (`TMPDIR`). */
  readonly folder?: string;
  /**
   * Bytes of memory for all files of all requests that are under way together; beyond it they go to the disk at once. Default: 64 MiB, which all storages of
   * the process share that are not given any.
   */
  readonly memory?: number;
  /** Bytes of the disk that stay free. Default 256 MiB; where less is left, a file that needs the disk is a 507. `0` for whatever the disk has. */
  readonly freeDisk?: number;
}

const MiB = 1024 * 1024;

/** However many parsers there are, the process has so much memory for their files. */
const SHARED_MEMORY = memoryBudget(64 * MiB);

/**
 * Keeps files until their request ends: in memory up to `limits.spoolThreshold`, in a temporary file (0600) above it. The default of every parser.
 *
 * The first file that goes to the disk, and one every ten minutes, has the folder cleared of what killed processes left there.
 * Throws `RangeError` for an option that is no number of bytes.
 */
export function temporaryStorage({ folder, memory, freeDisk = 256 * MiB }: TemporaryStorageOptions = {}): Storage {
  if (memory !== undefined) checkSize('memory', memory);
  checkSize('freeDisk', freeDisk);
  const budget = memory === undefined ? SHARED_MEMORY : memoryBudget(memory);
  const names = janitor('modern-rest');
  return {
    keeps: false,
    responses: DISK_RESPONSES,
    open({ limits: { spoolThreshold } }) {
      return spool(spoolThreshold, budget, () => fileOnDisk(names.newPath(folder ?? tmpdir()), freeDisk));
    },
  };
}

function spool(threshold: number, budget: MemoryBudget, newFile: () => Promise<FileOnDisk>): ReturnType<Storage['open']> {
  const memory = byteBuffer();
  let size = 0;
  let file: FileOnDisk | undefined;

  const rollOver = async (bytes: Buffer): Promise<void> => {
    file = await newFile();
    await file.write(memory.take());
    budget.give(size);
    size = 0;
    await file.write(bytes);
  };
  return {
    write(bytes): MaybePromise<void> {
      if (file) return file.write(bytes);
      if (size + bytes.length > threshold || !budget.take(bytes.length)) return rollOver(bytes);
      size += bytes.length;
      memory.append(bytes);
      return undefined;
    },
    finish: () => {
      const kept = file;
      return kept ? kept.close().then(() => ({ content: kept.read })) : { content: memory.take() };
    },
    abort(): MaybePromise<void> {
      budget.give(size);
      size = 0;
      return file?.remove();
    },
  };
}
