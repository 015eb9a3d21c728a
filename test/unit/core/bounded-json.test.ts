import { type JsonBounds, parseBoundedJson } from '@modern-rest/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const TOO_DEEP = /^must not be nested deeper than \d+ levels$/;
const TOO_MANY_KEYS = /^must not have more than \d+ keys$/;
const TOO_MANY_ITEMS = /^must not have more than \d+ list items$/;
const PROTO = /^must not have a key __proto__$/;
const LONG_NUMBER = /^must not have a number longer than \d+ characters$/;
const BROKEN = /^must not have (?:text|a key) with half of a surrogate pair$/;
const INFINITE = /^must not have a number larger than 1\.7976931348623157e\+308$/;
const NO_BOUNDS: JsonBounds = { jsonDepth: 1e6, jsonKeys: 1e6, jsonItems: 1e6, jsonNumberSize: 1e6 };

/** Strings as JSON writes them: in as few characters as there are, and with all that the walk looks for. */
const string = fc.constantFrom(
  '""',
  '"a"',
  '"b"',
  '"7"',
  '"__proto__"',
  '"\\u005f_proto__"',
  '"\\ud83d"',
  '"\\ud83d\\ude00"',
  '"[{"',
  '"\\\\u"',
  '"é"',
  '"12345678901234567890"',
);

const number = fc.constantFrom('0', '-1', '12.5', '1e5', '-1.25E+10', '123456789', '1e400', '-1E+999', `1${'0'.repeat(309)}`);

/** JSON by its text, so that keys come twice and nothing is written longer than it must be. */
const { json } = fc.letrec<{ json: string; list: string; object: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: 'large', withCrossShrink: true },
    fc.constantFrom('null', 'true', 'false'),
    number,
    string,
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('json'), { maxLength: 6 }).map((items) => `[${items.join(',')}]`),
  object: fc.array(fc.tuple(string, tie('json')), { maxLength: 6 }).map((members) => `{${members.map((member) => member.join(':')).join(',')}}`),
}));

const bound = fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 7 }) }, fc.constant(Number.POSITIVE_INFINITY));
const bounds: fc.Arbitrary<JsonBounds> = fc.record({
  jsonDepth: bound,
  jsonKeys: bound,
  jsonItems: bound,
  jsonNumberSize: fc.oneof(bound, fc.nat({ max: 400 })),
});

/** The same JSON with other strings, of which none comes twice. */
function withoutRepeatedKeys(text: string): string {
  let count = 0;
  return text.replace(/"(?:[^"\\]|\\.)*"/g, () => `"string ${count++}"`);
}

/** Everything that is too large about a text, found without regard to its cost. */
function oversizesOf(text: string, { jsonDepth, jsonKeys, jsonItems, jsonNumberSize }: JsonBounds): RegExp[] {
  const found = new Set<RegExp>();
  const numbers = text.replace(/"(?:[^"\\]|\\.)*"/g, '').match(/-?\d[\d.eE+-]*/g) ?? [];
  if (numbers.some(({ length }) => length > jsonNumberSize)) found.add(LONG_NUMBER);
  let [keys, items] = [0, 0];
  const look = (one: unknown, depth: number): void => {
    if (typeof one !== 'object' || one === null) return;
    if (depth > jsonDepth) found.add(TOO_DEEP);
    if (Array.isArray(one)) items += one.length;
    else keys += Object.keys(one).length;
    for (const inner of Object.values(one)) look(inner, depth + 1);
  };
  look(JSON.parse(withoutRepeatedKeys(text)), 1);
  if (items > jsonItems) found.add(TOO_MANY_ITEMS);
  if (keys > jsonKeys) found.add(TOO_MANY_KEYS);
  return [...found];
}

/** What must not stand in a value. */
function forbiddenIn(value: unknown): RegExp[] {
  if (typeof value === 'string') return /\p{Surrogate}/u.test(value) ? [BROKEN] : [];
  if (typeof value === 'number') return Number.isFinite(value) ? [] : [INFINITE];
  if (typeof value !== 'object' || value === null) return [];
  const keys = Object.keys(value).flatMap((key) => (/\p{Surrogate}/u.test(key) ? [BROKEN] : []));
  return [...(Object.hasOwn(value, '__proto__') ? [PROTO] : []), ...keys, ...Object.values(value).flatMap(forbiddenIn)];
}

describe('JSON within bounds', () => {
  test('is parsed as it is, or something that is wrong with it is named', () => {
    fc.assert(
      fc.property(json, bounds, (text, limits) => {
        const parsed = parseBoundedJson(text, limits);
        const oversizes = oversizesOf(text, limits);
        const problems = oversizes.length > 0 ? oversizes : forbiddenIn(JSON.parse(text));
        if (problems.length === 0) expect(parsed).toEqual({ value: JSON.parse(text) });
        else expect(problems.some((problem) => 'problem' in parsed && problem.test(parsed.problem))).toBe(true);
      }),
      { numRuns: 5000 },
    );
  });

  test.each<[string, keyof JsonBounds, (count: number) => string]>([
    ['keys within keys', 'jsonKeys', (count) => '{"":'.repeat(count) + 0 + '}'.repeat(count)],
    ['keys side by side', 'jsonKeys', (count) => `{${Array.from({ length: count }, (_, index) => `"${index || ''}":0`).join(',')}}`],
    ['one key many times', 'jsonKeys', (count) => `{${Array(count).fill('"":0').join(',')}}`],
    ['items of lists within lists', 'jsonItems', (count) => '['.repeat(count + 1) + ']'.repeat(count + 1)],
    ['items', 'jsonItems', (count) => `[${Array(count).fill(0).join(',')}]`],
    ['digits', 'jsonNumberSize', (count) => '1'.repeat(count)],
    ['digits after other values', 'jsonNumberSize', (count) => `["1234567890",${'1'.repeat(count)},0]`],
    ['lists within lists', 'jsonDepth', (count) => '['.repeat(count) + ']'.repeat(count)],
    ['objects within objects', 'jsonDepth', (count) => `${'{"":'.repeat(count - 1)}{}${'}'.repeat(count - 1)}`],
  ])('N pass and N + 1 are refused, in the shortest text: %s', (_, name, write) => {
    for (const count of [1, 2, 3, 8, 9]) {
      const limits = { ...NO_BOUNDS, [name]: count };
      expect(parseBoundedJson(write(count), limits)).toEqual({ value: JSON.parse(write(count)) });
      expect(parseBoundedJson(write(count + 1), limits)).toEqual({ problem: expect.stringMatching(/^must not/), path: [] });
    }
  });

  test('spaces and what stands in strings count for nothing', () => {
    const text = `{ "a:,[{\\\\": [ ],\n"\\"]}": [ "]", "\\\\" ] }`;
    const limits = { jsonDepth: 2, jsonKeys: 2, jsonItems: 2, jsonNumberSize: 1 };
    expect(parseBoundedJson(text, limits)).toEqual({ value: JSON.parse(text) });
    expect(parseBoundedJson('[\n \t]', { ...limits, jsonItems: 0 })).toEqual({ value: [] });
    expect(parseBoundedJson('[\n0]', { ...limits, jsonItems: 0 })).toEqual({ problem: 'must not have more than 0 list items', path: [] });
  });

  test.each(['', '[', '["', '["\\', ',,,', ']]', '{"a"::1}', '[1,,]', '{"a', 'nul'])('%j is no JSON, however small the bounds', (text) => {
    for (const bound of [3, Number.POSITIVE_INFINITY]) {
      expect(() => parseBoundedJson(text, { jsonDepth: bound, jsonKeys: bound, jsonItems: bound, jsonNumberSize: bound })).toThrow(SyntaxError);
      expect(() =>
        parseBoundedJson(`${text}${' '.repeat(50)}`, { jsonDepth: bound, jsonKeys: bound, jsonItems: bound, jsonNumberSize: bound }),
      ).toThrow(SyntaxError);
    }
  });

  test('F10: a problem of one value names the keys and indexes that lead to it', () => {
    const pathOf = (text: string): unknown => {
      const parsed = parseBoundedJson(text, NO_BOUNDS);
      return 'path' in parsed && parsed.path;
    };
    expect(pathOf('{"a":[0,{"b":"\\ud83d"}]}')).toEqual(['a', 1, 'b']);
    expect(pathOf('{"a":{"\\ud83d":1}}')).toEqual(['a', '\ud83d']);
    expect(pathOf('[1,[1e999]]')).toEqual([1, 0]);
    expect(pathOf('{"7":{"__proto__":1}}')).toEqual(['7', '__proto__']);
    expect(pathOf('"\\ud83d"')).toEqual([]);
  });
});
