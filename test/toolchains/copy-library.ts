import { cpSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ROOT } from './paths.ts';

/** Copies an installed library into the `node_modules` of a folder, with links to its dependencies. */
export function copyLibrary(library: string, folder: string): void {
  const source = realpathSync(join(ROOT, 'node_modules', library));
  const target = join(folder, 'node_modules', library);
  cpSync(source, target, { recursive: true });
  linkPackages(dirname(source), join(target, 'node_modules'), [library]);
}

/** Links the packages of one `node_modules` into another. */
export function linkPackages(from: string, to: string, except: readonly string[]): void {
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from)) {
    if (!entry.startsWith('.') && !except.includes(entry)) symlinkSync(realpathSync(join(from, entry)), join(to, entry));
  }
}
