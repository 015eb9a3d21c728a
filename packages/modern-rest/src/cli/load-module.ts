import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

/** What a module exports, by name. */
export type ModuleExports = Readonly<Record<string, unknown>>;

const FILE = /^\.{0,2}\/|\.[cm]?[jt]s$/;

/** Imports a module as one in `folder` would: a path that is relative to it, or a package. Rejects with whatever keeps it from being loaded. */
export function loadModule(name: string, folder = process.cwd()): Promise<ModuleExports> {
  return import(locate(name, folder)) as Promise<ModuleExports>;
}

function locate(name: string, folder: string): string {
  const path = resolve(folder, name);
  if (FILE.test(name) || statSync(path, { throwIfNoEntry: false })?.isFile()) return pathToFileURL(path).href;
  try {
    return pathToFileURL(createRequire(join(folder, 'package.json')).resolve(name)).href;
  } catch {
    // A package that only `import` may load: it is looked for where we are, and what is wrong is told by the import.
    return name;
  }
}
