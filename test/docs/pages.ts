import { readdirSync, readFileSync } from 'node:fs';
import { join, normalize } from 'node:path';
import { ROOT } from './examples.ts';

/** A page of the documentation, or the README. */
export interface Page {
  /** Relative to the repository: `docs/uploads.md`. */
  readonly path: string;
  readonly text: string;
}

/** A fenced block of code that stands in a page itself. */
export interface CodeBlock {
  /** `docs/uploads.md:12`. */
  readonly place: string;
  readonly lines: readonly string[];
}

/** A file, or a region of one, that a page shows. */
export interface Include {
  /** `docs/uploads.md:12`. */
  readonly place: string;
  /** Relative to the repository: `docs/examples/uploads/size.ts`. */
  readonly file: string;
  readonly region: string | undefined;
}

/** Reads the page at a path that is relative to the repository. */
export function readPage(path: string): Page {
  return { path, text: readFileSync(join(ROOT, path), 'utf8') };
}

/** All pages of the documentation. */
export function readPages(): Page[] {
  return readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md') && !path.startsWith('.vitepress'))
    .sort()
    .map((path) => readPage(`docs/${path}`));
}

/** The code blocks of a page, without what it includes. */
export function codeBlocks({ path, text }: Page): CodeBlock[] {
  const blocks: { place: string; lines: string[] }[] = [];
  let open: { place: string; lines: string[] } | undefined;
  for (const [index, line] of text.split('\n').entries()) {
    if (/^\s*(?:```|~~~)/.test(line)) {
      if (open) blocks.push(open);
      open = open ? undefined : { place: `${path}:${index + 1}`, lines: [] };
    } else open?.lines.push(line);
  }
  if (open) throw new Error(`The code block at ${open.place} does not end`);
  return blocks;
}

/** What a page shows of other files, by VitePress' `<<< ./file#region{language}`. */
export function includes({ path, text }: Page): Include[] {
  return text.split('\n').flatMap((line, index) => {
    const [, file, region] = /^\s*<<< ([^\s#{[]+)(?:#([\w-]+))?/.exec(line) ?? [];
    return file === undefined ? [] : [{ place: `${path}:${index + 1}`, file: normalize(join(path, '..', file)), region }];
  });
}
