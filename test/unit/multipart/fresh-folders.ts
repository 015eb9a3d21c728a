import { mkdtemp, readdir, readlink, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect } from 'vitest';

/** The folders of the test that is running. */
export interface FreshFolders {
  /** Where the system's temporary files go. */
  temporary: string;
  /** Where the test may save files. */
  saved: string;
}

/**
 * Gives each test of a file folders of its own. Fails a test that leaves something in the temporary one, keeps a file of
 * it open, or raises an error that nobody catches.
 */
export function useFreshFolders(): FreshFolders {
  const folders: FreshFolders = { temporary: '', saved: '' };
  const system = process.env['TMPDIR'];
  const uncaught: unknown[] = [];
  const remember = (error: unknown): number => uncaught.push(error);

  beforeAll(() => {
    process.on('uncaughtException', remember).on('unhandledRejection', remember);
  });
  afterAll(() => {
    process.off('uncaughtException', remember).off('unhandledRejection', remember);
  });
  beforeEach(async () => {
    if (system === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = system;
    folders.temporary = await mkdtemp(join(tmpdir(), 'temporary-files-'));
    folders.saved = await mkdtemp(join(tmpdir(), 'saved-files-'));
    process.env['TMPDIR'] = folders.temporary;
  });
  afterEach(async () => {
    const left = await readdir(folders.temporary);
    await delay(5);
    const open = await openFilesIn(folders.temporary);
    await Promise.all([folders.temporary, folders.saved].map((folder) => rm(folder, { recursive: true })));
    expect({ left, open, uncaught: uncaught.splice(0) }).toEqual({ left: [], open: [], uncaught: [] });
  });
  return folders;
}

/** The descriptors of files in a folder, deleted files too, where the system tells. */
export async function openFilesIn(folder: string): Promise<string[]> {
  const descriptors = await readdir('/proc/self/fd').catch(() => []);
  const targets = await Promise.all(descriptors.map((descriptor) => readlink(`/proc/self/fd/${descriptor}`).catch(() => '')));
  return targets.filter((target) => target.startsWith(folder));
}
