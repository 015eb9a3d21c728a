import { link, rm } from 'node:fs/promises';

/** The final path of a file, as one request sees it. */
export interface Place {
  /** Publishes a file: links it to the path. */
  put(from: string): Promise<void>;
  /** The request has succeeded: `remove` is not called anymore. */
  keep(): void;
  /** Deletes the file that `put` has published, unless another request relies on it. Does nothing if `put` was not called. */
  remove(): Promise<void>;
}

/** A path that no other request can get. */
export function uniquePlace(path: string): Place {
  let isPut = false;
  return {
    async put(from) {
      await link(from, path);
      isPut = true;
    },
    keep: () => undefined,
    async remove() {
      if (isPut) await rm(path, { force: true });
    },
  };
}
