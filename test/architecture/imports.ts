import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** A source file: its package, its path within `src`, and its text. */
export interface SourceFile {
  readonly pkg: string;
  readonly path: string;
  readonly text: string;
}

/** One import, type imports included. */
export interface Import {
  readonly pkg: string;
  readonly from: string;
  /** As it is written. */
  readonly specifier: string;
  /** Path within `src` of a relative import. */
  readonly to: string | undefined;
}

const SPECIFIER = /(?:^|\n)\s*(?:import|export)\s(?:[^'";]*?\sfrom\s)?\s*'([^']+)'|\bimport\(\s*'([^']+)'\s*\)|\.resolve\('([^']+)'[,)]/g;

/** All sources of all packages. */
export function sourceFiles(): SourceFile[] {
  return readdirSync(join(ROOT, 'packages'), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name: pkg }) => {
      const src = join(ROOT, 'packages', pkg, 'src');
      const paths = readdirSync(src, {
        recursive: true,
        encoding: 'utf8',
      }).filter((path) => path.endsWith('.ts') && !path.endsWith('.d.ts'));
      return paths.map((path) => ({
        pkg,
        path,
        text: readFileSync(join(src, path), 'utf8'),
      }));
    });
}

/** The imports that a file writes. */
export function importsOf({ pkg, path, text }: SourceFile): Import[] {
  return [...text.matchAll(SPECIFIER)].map((match) => {
    const specifier = match[1] ?? match[2] ?? match[3] ?? '';
    const to = specifier.startsWith('.') ? normalize(relative('.', join(dirname(path), specifier))) : undefined;
    return { pkg, from: path, specifier, to };
  });
}

/** The package that a bare specifier names. */
export function packageOf(specifier: string): string {
  const [first = '', second = ''] = specifier.split('/');
  return first.startsWith('@') ? `${first}/${second}` : first;
}
