import { errorResponse, ServiceUnavailableError, type Storage } from '@modern-rest/core';
import { byteBuffer } from '../files/byte-buffer.ts';
import { checkSize } from './check-size.ts';
import { memoryBudget } from './memory-budget.ts';

/** How much memory files get. */
export interface MemoryStorageOptions {
  /** Bytes of all files of all requests that are under way together. Default 64 MiB; more is a 503. */
  readonly memory?: number;
}

const RESPONSES = [errorResponse(503, 'There is no memory for the files of the request now')];

/**
 * Keeps files in memory until their request ends. For small files, or where there is no disk.
 *
 * Throws `RangeError` for an option that is no number of bytes.
 */
export function memoryStorage({ memory = 64 * 1024 * 1024 }: MemoryStorageOptions = {}): Storage {
  checkSize('memory', memory);
  const budget = memoryBudget(memory);
  return {
    keeps: false,
    responses: RESPONSES,
    open() {
      const kept = byteBuffer();
      let size = 0;
      return {
        write(bytes) {
          if (!budget.take(bytes.length)) throw new ServiceUnavailableError('There is no memory for the files of the request now');
          size += bytes.length;
          kept.append(bytes);
        },
        finish: () => ({ content: kept.take() }),
        abort() {
          budget.give(size);
        },
      };
    },
  };
}
