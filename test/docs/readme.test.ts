import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ROOT } from './examples.ts';
import { readPage } from './pages.ts';

const readme = readPage('README.md').text;

test('the example of the README is the one of "Getting started"', () => {
  const source = readFileSync(join(ROOT, 'docs/examples/getting-started/upload.ts'), 'utf8');
  const [, example] = /\/\/ #region example\n([\s\S]*?)\/\/ #endregion example\n/.exec(source) ?? [];
  const [, shown] = /```ts\n([\s\S]*?)```\n/.exec(readme) ?? [];
  expect(shown?.trim()).toBe(example?.trim());
});

test('the links of the README lead somewhere', () => {
  const targets = [...readme.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, target = '']) => target);
  expect(targets.length).toBeGreaterThan(0);
  expect(targets.filter((target) => !existsSync(join(ROOT, target)))).toEqual([]);
});
