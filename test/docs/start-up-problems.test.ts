import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { DEFINITION_PROBLEM_CODES, type DefinitionProblemCode, type ReportedProblem } from '@modern-rest/core';
import { type ControllerEntry, createApp, group } from 'modern-rest';
import { expect, test } from 'vitest';
import { definitionErrorOf, EXAMPLES, type Example, ROOT } from './examples.ts';
import { readPage } from './pages.ts';

// Thrown while a file is imported: there is no controller to report other problems of.
const AT_IMPORT: readonly DefinitionProblemCode[] = ['DECORATORS_STANDARD'];
const REPORTED = DEFINITION_PROBLEM_CODES.filter((code) => !AT_IMPORT.includes(code));

const { text } = readPage('docs/start-up-problems.md');
const slug = (code: DefinitionProblemCode): string => code.toLowerCase().replaceAll('_', '-');

test('the page tells of every kind of problem, and of no other', () => {
  const headings = [...text.matchAll(/^## (\w+)$/gm)].map(([, code]) => code);
  expect(headings).toEqual([...DEFINITION_PROBLEM_CODES].sort());
});

test.each(DEFINITION_PROBLEM_CODES)('%s has an example that causes it and nothing else, with its place, fix and page', async (code) => {
  const { problem } = (await import(`${EXAMPLES}start-up-problems/${slug(code)}.ts`)) as Example;
  const error = definitionErrorOf(problem as () => unknown);
  expect(new Set(error.problems.map((one) => one.code))).toEqual(new Set([code]));
  for (const { place, cause, fix, docs } of error.problems) {
    if (code !== 'CONTROLLER_UNDECORATED') expect(place?.file).toBe(join(EXAMPLES, `start-up-problems/${slug(code)}.ts`));
    expect([cause, fix]).not.toContain('');
    const [page = '', anchor] = docs.split('#');
    expect(existsSync(join(ROOT, page))).toBe(true);
    expect(anchor).toBe(slug(code));
  }
});

test('all mistakes of all controllers are in one report, by file', async () => {
  const groups = await Promise.all(REPORTED.map(async (code) => group(`/${slug(code)}`, await controllersOf(code))));
  const error = definitionErrorOf(() => createApp({ title: 'Seeded', version: '1', controllers: groups }));
  expect(new Set(error.problems.map(({ code }) => code))).toEqual(new Set(REPORTED));
  const alone = await Promise.all(REPORTED.map(problemsOf));
  expect(error.problems).toHaveLength(alone.flat().length);
  expect(error.message).toMatch(new RegExp(`^${error.problems.length} problems in the declarations\\n`));
  expect(error.message.match(/^ {4}Fix: /gm)).toHaveLength(error.problems.length);

  const files = error.problems.map(({ place }) => place?.file ?? '');
  expect(files).toEqual([...files].sort());
  const headings = error.message.split('\n').filter((line) => line.startsWith(EXAMPLES));
  expect(headings).toEqual([...new Set(files.filter((file) => file !== ''))]);
});

async function problemsOf(code: DefinitionProblemCode): Promise<readonly ReportedProblem[]> {
  const { problem } = (await import(`${EXAMPLES}start-up-problems/${slug(code)}.ts`)) as Example;
  return definitionErrorOf(problem as () => unknown).problems;
}

async function controllersOf(code: DefinitionProblemCode): Promise<readonly ControllerEntry[]> {
  const { controllers } = (await import(`${EXAMPLES}start-up-problems/${slug(code)}.ts`)) as Example;
  return controllers as readonly ControllerEntry[];
}
