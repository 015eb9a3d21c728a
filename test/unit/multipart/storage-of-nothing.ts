import type { MaybePromise, PermanentStorage } from '@modern-rest/core';

/** A storage that drops what it is given, gives no content, and does as it is told when it is to keep a file, or to leave it. */
export function storageOfNothing(commit: () => MaybePromise<void> = () => undefined, abort: () => void = () => undefined): PermanentStorage {
  return {
    keeps: true,
    responses: [],
    open: () => ({
      write: () => undefined,
      finish: () => ({ content: undefined, permanent: { key: 'there', commit } }),
      abort,
    }),
  };
}
