import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './imports.ts';

/** A file of the tests: its path from the root of the repository, and its text. */
export interface TestFile {
  readonly path: string;
  readonly text: string;
}

/** Not tests: measurements, and results. This folder quotes what its rules reject. */
const OTHERS = /^test\/(?:bench|architecture|\.results)\/|\/node_modules\//;

/** Returns all files of the tests. */
export function testFiles(): TestFile[] {
  return ['test', 'examples']
    .flatMap((folder) => readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => `${folder}/${path}`))
    .filter((path) => /^(?:test|examples\/[^/]+\/test)\/.*\.(?:ts|mjs)$/.test(path) && !OTHERS.test(path))
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }));
}
