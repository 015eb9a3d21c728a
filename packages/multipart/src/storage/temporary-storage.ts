import { tmpdir } from 'node:os';
import type { MaybePromise, Storage } from '@modern-rest/core';
import { byteBuffer } from '../files/byte-buffer.ts';
import { DISK_RESPONSES } from '../files/disk-failure.ts';
import { type FreeingWrite, markFreeing } from '../files/freeing-write.ts';
import { checkSize } from './check-size.ts';
import { type FileOnDisk, fileOnDisk } from './file-on-disk.ts';
import { janitor } from './janitor.ts';
import { type MemoryBudget, memoryBudget } from './memory-budget.ts';

/** Options of `temporaryStorage`. */
export interface TemporaryStorageOptions {
  /** An existing folder for temporary files. Default: the system's (`TMPDIR`). */
  readonly folder?: string;
  /** Bytes of memory for the files of all active requests. Further files go to disk. Default: 64 MiB, shared by all storages without this option. */
  readonly memory?: number;
  /** Bytes of disk space to keep free. Default 256 MiB. If less is left, a request that needs the disk fails with 507. `0` disables the check. */
  readonly freeDisk?: number;
}

/** A storage whose files live until their request ends. */
export interface TemporaryStorage extends Storage {
  readonly keeps: false;
  /** Deletes the temporary files of killed processes and resolves with their number. */
  removeLeftovers(): Promise<number>;
}

const MiB = 1024 * 1024;

/** The memory of all storages that are created without the option `memory`. */
const SHARED_MEMORY = memoryBudget(64 * MiB);

/**
 * Keeps files until their request ends: in memory up to `limits.spoolThreshold`, in a temporary file (mode 0600) above it. The default of every parser.
 *
 * Deletes the temporary files of killed processes: with `removeLeftovers`, with the first file on disk, then at most every 10 minutes.
 *
 * @throws RangeError if an option is not a number of bytes.
 */
export function temporaryStorage({ folder, memory, freeDisk = 256 * MiB }: TemporaryStorageOptions = {}): TemporaryStorage {
  if (memory !== undefined) checkSize('memory', memory);
  checkSize('freeDisk', freeDisk);
  const budget = memory === undefined ? SHARED_MEMORY : memoryBudget(memory);
  const names = janitor('modern-rest');
  const currentFolder = (): string => folder ?? tmpdir();
  return {
    keeps: false,
    responses: DISK_RESPONSES,
    removeLeftovers: () => names.removeLeftovers(currentFolder()),
    open({ limits: { spoolThreshold } }) {
      return spool(spoolThreshold, budget, () => fileOnDisk(names.newPath(currentFolder()), freeDisk));
    },
  };
}

function spool(threshold: number, budget: MemoryBudget, newFile: () => Promise<FileOnDisk>): ReturnType<Storage['open']> {
  const memory = byteBuffer();
  let size = 0;
  let file: FileOnDisk | undefined;

  const rollOver = async (bytes: Buffer): Promise<void> => {
    file = await newFile();
    markFreeing(write);
    await file.write(memory.take());
    budget.give(size);
    size = 0;
    await file.write(bytes);
  };
  const write: FreeingWrite = (bytes, isExclusive) => {
    if (file) return file.write(bytes, isExclusive);
    if (size + bytes.length > threshold || !budget.take(bytes.length)) return rollOver(bytes);
    size += bytes.length;
    memory.append(bytes);
    return undefined;
  };
  return {
    write,
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
