import { createHash } from 'node:crypto';
import { chain, type FileField, type MaybePromise } from '@modern-rest/core';
import type { FileFacts } from './file-claims.ts';
import { typeDetector } from './type-detector.ts';

/** What is known of a file by its bytes. */
export type ByteFacts = Pick<FileFacts, 'detectedType' | 'sha256'>;

/** Follows the bytes of a file, and finds out what is asked of it. */
export interface FactFinder {
  add(bytes: Buffer): void;
  facts(): MaybePromise<ByteFacts>;
}

/** What is known where nothing is asked. */
export const NO_FACTS: ByteFacts = { sha256: undefined, detectedType: undefined };

/** Finds out what the model of a file declares, and what `hashed` says that somebody else wants; `undefined` where that is nothing. */
export function factFinder({ attributes }: FileField, hashed: boolean): FactFinder | undefined {
  const hash = hashed || attributes.includes('sha256') ? createHash('sha256') : undefined;
  const detector = attributes.includes('detectedType') ? typeDetector() : undefined;
  if (!hash && !detector) return undefined;
  return {
    add(bytes) {
      hash?.update(bytes);
      detector?.add(bytes);
    },
    facts() {
      const sha256 = hash?.digest('hex');
      return chain(detector?.type(), (detectedType) => ({ sha256, detectedType }));
    },
  };
}
