import { createHash } from 'node:crypto';
import { chain, type FileField, type MaybePromise } from '@modern-rest/core';
import type { FileFacts } from './file-claims.ts';
import { typeDetector } from './type-detector.ts';

/** Follows the bytes of a file, and finds out what is asked of it. */
export interface FactFinder {
  /** Bytes so far. */
  readonly size: number;
  add(bytes: Buffer): void;
  facts(): MaybePromise<Omit<FileFacts, 'key'>>;
}

/** What is computed is what the model of a file declares, and what `hashed` says that somebody else wants. */
export function factFinder({ attributes }: FileField, hashed: boolean): FactFinder {
  const hash = hashed || attributes.includes('sha256') ? createHash('sha256') : undefined;
  const detector = attributes.includes('detectedType') ? typeDetector() : undefined;
  let size = 0;
  return {
    get size() {
      return size;
    },
    add(bytes) {
      size += bytes.length;
      hash?.update(bytes);
      detector?.add(bytes);
    },
    facts() {
      const sha256 = hash?.digest('hex');
      return chain(detector?.type(), (detectedType) => ({ size, sha256, detectedType }));
    },
  };
}
