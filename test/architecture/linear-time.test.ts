// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the texts are those of sources.
import { check } from 'recheck';
import { describe, expect, test } from 'vitest';
import { APPLICATION_TEXT, CLIENT_TEXT, COMPOSED } from './expression-table.ts';
import { expressionsOf, literalOf } from './expressions.ts';
import { endsInTime, hostileStrings } from './hostile-strings.ts';
import { type SourceFile, sourceFiles } from './imports.ts';

const LISTED = [CLIENT_TEXT, Object.fromEntries(Object.entries(APPLICATION_TEXT).map(([file, { expressions }]) => [file, expressions]))]
  .flatMap((table) => Object.entries(table))
  .flatMap(([file, expressions]) => expressions.map((expression) => `${file} ${expression}`));
const ALL_LISTED = [...LISTED, ...COMPOSED.map(({ file, text }) => `${file} ${text}`)].sort();

/** The expressions of files, as the table lists them. */
function found(files: readonly SourceFile[]): string[] {
  return expressionsOf(files)
    .map(({ file, text }) => `${file} ${text.startsWith('/') ? literalOf(text) : text}`)
    .sort();
}

/** The verdict of an analyser that proves linear time, or finds a string that takes longer. */
async function analysed({ source, flags }: RegExp): Promise<string> {
  return (await check(source, flags, { timeout: null })).status;
}

describe('A1, A2: regular expressions', () => {
  test('of all sources are in the table, and the table has no others', () => {
    expect(ALL_LISTED).toEqual(found(sourceFiles()));
  });

  test('that are new are found, as literals and as calls', () => {
    const text = 'const a = /a+$/gi.test(b); // not /this/\nconst c = new RegExp(`${a}$`);\nconst d = RegExp("e") ?? "/f/";';
    expect(found([{ pkg: 'core', path: 'http/a.ts', text }])).toEqual([
      'core/src/http/a.ts /a+$/gi',
      'core/src/http/a.ts RegExp("e")',
      'core/src/http/a.ts new RegExp(`${a}$`)',
    ]);
  });

  const meetClients = [
    ...Object.entries(CLIENT_TEXT).flatMap(([file, expressions]) => expressions.map((expression) => ({ file, expression }))),
    ...COMPOSED.flatMap(({ file, examples }) => examples.map((expression) => ({ file, expression }))),
  ];

  test.each(meetClients)('that read text of clients take linear time: $file $expression', async ({ expression }) => {
    expect(await analysed(expression)).toBe('safe');
    expect(endsInTime(expression, hostileStrings(expression), 20_000)).toBe(true);
  });

  test('that take quadratic time are recognised', async () => {
    expect(await analysed(/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/)).toBe('vulnerable');
    expect(await analysed(/^(a+)+$/)).toBe('vulnerable');
    // One match takes linear time, all matches of a text do not.
    const headerItem = /(?:"(?:[^"\\]|\\.)*"|[^",])+/g;
    expect(await analysed(headerItem)).toBe('safe');
    expect(endsInTime(headerItem, hostileStrings(headerItem), 500)).toBe(false);
  });
});
