import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './examples.ts';
import { readPage } from './pages.ts';

const readme = readPage('README.md').text;

function shownOf(example: string): string {
  const source = readFileSync(join(ROOT, `docs/examples/getting-started/${example}.ts`), 'utf8');
  const [, region = ''] = /\/\/ #region example\n([\s\S]*?)\/\/ #endregion example\n/.exec(source) ?? [];
  return region.trim();
}

test.each([
  ['hello', 8],
  ['upload', 20],
])('%s needs no more than %i lines, closing braces and empty ones aside', (example, most) => {
  const lines = shownOf(example)
    .split('\n')
    .filter((line) => !/^\s*\}?$/.test(line));
  expect(lines.length).toBeGreaterThan(0);
  expect(lines.length).toBeLessThanOrEqual(most);
});

test('the example of the README is the one of "Getting started"', () => {
  const [, shown] = /```ts\n([\s\S]*?)```\n/.exec(readme) ?? [];
  expect(shown?.trim()).toBe(shownOf('upload'));
});

test.each(['README.md', 'docs/index.md'])('%s links every page of docs', (path) => {
  const { text } = readPage(path);
  const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md') && name !== 'index.md');
  expect(pages.length).toBeGreaterThan(0);
  expect(pages.filter((name) => !new RegExp(`\\]\\((?:docs|\\.)/${name}`).test(text))).toEqual([]);
});

test('the links of the README lead somewhere', () => {
  const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
  expect(targets.length).toBeGreaterThan(0);
  expect(targets.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
});
