import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { EXAMPLES, ROOT } from './examples.ts';
import { readPage } from './pages.ts';

const PAGES = ['body', 'query', 'path', 'headers', 'cookies', 'files', 'context', 'custom'];

test('a component of a user needs no more than ten lines, with its document and its test client', () => {
  const source = readFileSync(`${EXAMPLES}components/identity.ts`, 'utf8');
  const [, region = ''] = /\/\/ #region component\n([\s\S]*?)\/\/ #endregion component\n/.exec(source) ?? [];
  const lines = region.split('\n').filter((line) => line.trim() !== '');
  expect(lines[0]).toContain('componentDecorator<User>({');
  for (const member of ['extract:', 'inject:', 'describe:', 'responses:']) expect(region).toContain(member);
  expect(lines.length).toBeLessThanOrEqual(10);
});

test('every component has a page, and the table of all of them leads to it', () => {
  const { text } = readPage('docs/components.md');
  const linked = [...text.matchAll(/^\|.*\]\(\.\/components\/(\w+)\.md\)/gm)].map(([, name]) => name);
  expect(new Set(linked)).toEqual(new Set(PAGES));
  for (const name of PAGES) expect(existsSync(join(ROOT, `docs/components/${name}.md`))).toBe(true);
});
