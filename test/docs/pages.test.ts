import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DEFAULT_LIMITS, type Limits } from 'modern-rest';
import { describe, expect, test } from 'vitest';
import { exampleFiles, ROOT } from './examples.ts';
import { codeBlocks, type Include, includes, readPage, readPages } from './pages.ts';

const MAX_LINES = 5;
const pages = readPages();
const shown = pages.flatMap(includes);

describe('what pages show', () => {
  test('a block of code of more than five lines is included from a file that is executed', () => {
    const long = pages.flatMap(codeBlocks).filter(({ lines }) => lines.length > MAX_LINES);
    expect(long.map(({ place }) => place)).toEqual([]);
  });

  test('what a page includes exists', () => {
    expect(shown.length).toBeGreaterThan(0);
    expect(shown.filter((include) => !isThere(include)).map(({ place }) => place)).toEqual([]);
  });

  test('every example and every answer is shown by a page', () => {
    const files = ['.ts', '.http', '.txt', '.yaml'].flatMap(exampleFiles).map((path) => `docs/examples/${path}`);
    const named = new Set(shown.map(({ file }) => file));
    expect(files.filter((file) => !named.has(file))).toEqual([]);
  });

  test('every answer belongs to an example', () => {
    const examples = new Set(exampleFiles('.ts').map((path) => path.replace(/\.ts$/, '')));
    const outputs = ['.http', '.txt', '.yaml'].flatMap(exampleFiles);
    expect(outputs.filter((path) => !examples.has(path.replace(/\.output\.\w+$/, '')))).toEqual([]);
  });
});

test('links to a section of a page lead to one', () => {
  const wrong = [readPage('README.md'), ...pages].flatMap(({ path, text }) =>
    [...text.matchAll(/\]\((?!https?:)([^)#]*)#([^)]+)\)/g)]
      .filter(([, target = '', section = '']) => !sections(target === '' ? path : join(path, '..', target)).includes(section))
      .map(([link]) => `${path}: ${link}`),
  );
  expect(wrong).toEqual([]);
});

test('the table of limits has the defaults', () => {
  const rows = [...(readPage('docs/uploads/limits.md').text.split('\n## ')[0] as string).matchAll(/^\| `(\w+)` +\| ([\d ]+?)( KiB| MiB)? +\|/gm)];
  const limits = rows.map(([, name = '', number = '', unit = '']) => [name, Number(number.replaceAll(' ', '')) * (UNITS[unit] ?? Number.NaN)]);
  expect(Object.fromEntries(limits) as Limits).toEqual(DEFAULT_LIMITS);
});

const UNITS: Readonly<Record<string, number>> = { '': 1, ' KiB': 1024, ' MiB': 1024 ** 2 };

/** The names that VitePress gives to the sections of a page. */
function sections(path: string): string[] {
  if (!existsSync(join(ROOT, path))) return [];
  const headings = [...readPage(path).text.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
  return headings.map((heading) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}]+/gu, '-')
      .replaceAll(/^-|-$/g, ''),
  );
}

function isThere({ file, region }: Include): boolean {
  const path = join(ROOT, file);
  if (!existsSync(path)) return false;
  if (region === undefined) return true;
  const text = readFileSync(path, 'utf8');
  return text.includes(`// #region ${region}\n`) && text.includes(`// #endregion ${region}\n`);
}
