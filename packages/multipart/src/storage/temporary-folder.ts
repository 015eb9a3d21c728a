import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A folder of one request, made when the first file needs it: 0700, and with a random name. */
export interface TemporaryFolder {
  /** A path in the folder that nobody else has. */
  newPath(): Promise<string>;
  /** Removes the folder and everything in it. */
  remove(): Promise<void>;
}

export function temporaryFolder(): TemporaryFolder {
  let folder: Promise<string> | undefined;
  let count = 0;
  return {
    async newPath() {
      folder ??= mkdtemp(join(tmpdir(), 'modern-rest-'));
      return join(await folder, String(count++));
    },
    async remove() {
      const made = await folder?.catch(() => undefined);
      if (made !== undefined) await rm(made, { recursive: true, force: true });
    },
  };
}

/** Makes the function that frees what is kept in a folder, and removes the folder, whatever the first of it meets. */
export function freeing(kept: { dispose(): Promise<void> }, folder: TemporaryFolder): () => Promise<void> {
  return async () => {
    try {
      await kept.dispose();
    } finally {
      await folder.remove();
    }
  };
}
