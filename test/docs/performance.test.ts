import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FIGURES } from '../bench/figures.ts';
import { ROOT } from './examples.ts';
import { readPage } from './pages.ts';

const { text } = readPage('docs/performance.md');

test('the page of performance has every figure of `pnpm bench` with the ratio that is aimed at', () => {
  const rows = [...text.matchAll(/^\| `([\w-]+)` +\|.*\| +([\d.]+) × \|[^|]*\|$/gm)];
  expect(rows.map(([, id, atLeast]) => [id, Number(atLeast)])).toEqual(FIGURES.map(({ id, atLeast }) => [id, atLeast]));
});

test('the page of performance has the versions that `pnpm bench` installs', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'test/bench/package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const rows = [...text.matchAll(/^\| `([@\w/-]+)` +\| (\d[\w.-]*) +\|$/gm)].map(([, name = '', version]) => [name, version]);
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(Object.entries(dependencies).filter(([name]) => !name.startsWith('@types/'))));
});
