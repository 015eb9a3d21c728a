import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { FigureRow } from '../bench/figure.ts';
import { targetOf } from '../bench/figure-table.ts';
import { FIGURES } from '../bench/figures.ts';
import { FIGURES as UPLOAD_FIGURES } from '../bench/uploads/figures.ts';
import { ROOT } from './examples.ts';
import { readPage } from './pages.ts';

const { text } = readPage('docs/performance.md');

test.each([
  ['pnpm bench', 'The table', FIGURES],
  ['pnpm bench:uploads', 'Uploads', UPLOAD_FIGURES],
] as const)('the page of performance has every figure of `%s` with its target', (_command, heading, figures: readonly FigureRow[]) => {
  const section = text.split(/^## /m).find((candidate) => candidate.startsWith(heading)) ?? '';
  const rows = section.split('\n').filter((line) => line.startsWith('| `'));
  const targets = rows.map((row) => [/^\| `([\w-]+)`/.exec(row)?.[1], /\| *([≥≤]\u00a0[\d.]+) \|/.exec(row)?.[1] ?? '']);
  expect(targets).toEqual(figures.map((figure) => [figure.id, inCell(targetOf(figure))]));
});

/** Returns a target as a table cell shows it: `≥ 1.2 ×` without the unit, and with a space that does not wrap. */
function inCell(target: string): string {
  return target.replace(' ', '\u00a0').replace(' ×', '');
}

test('the page of performance has the versions that `pnpm bench` installs', () => {
  const { dependencies } = JSON.parse(readFileSync(join(ROOT, 'test/bench/package.json'), 'utf8')) as { dependencies: Record<string, string> };
  const rows = [...text.matchAll(/^\| `([@\w/-]+)` +\| (\d[\w.-]*) +\|$/gm)].map(([, name = '', version]) => [name, version]);
  expect(Object.fromEntries(rows)).toEqual(Object.fromEntries(Object.entries(dependencies).filter(([name]) => !name.startsWith('@types/'))));
});
