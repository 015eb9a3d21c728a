import { type JsonBounds, jsonShapeProblem, jsonTextProblem } from '@modern-rest/core';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

const TOO_DEEP = 'must not be nested deeper than';
const TOO_MANY_KEYS = 'must not have more than';
const TOO_MANY_ITEMS = 'must not have a list of more than';
const PROTO = 'must not have a key __proto__';
const BROKEN = 'must not have text with half of a surrogate pair';

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
);

/** JSON by its text, so that keys come twice and nothing is written longer than it must be. */
const { json } = fc.letrec<{ json: string; list: string; object: string }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 5, depthSize: 'large', withCrossShrink: true },
    fc.constantFrom('0', 'null', 'true'),
    string,
    tie('list'),
    tie('object'),
  ),
  list: fc.array(tie('json'), { maxLength: 6 }).map((items) => `[${items.join(',')}]`),
  object: fc.array(fc.tuple(string, tie('json')), { maxLength: 6 }).map((members) => `{${members.map((member) => member.join(':')).join(',')}}`),
}));

const bound = fc.oneof({ weight: 4, arbitrary: fc.nat({ max: 7 }) }, fc.constant(Number.POSITIVE_INFINITY));
const bounds: fc.Arbitrary<JsonBounds> = fc.record({ jsonDepth: bound, jsonKeys: bound, jsonItems: bound });

/** Everything that is wrong with a value, found without regard to its cost. */
function problemsOf(value: unknown, { jsonDepth, jsonKeys, jsonItems }: JsonBounds): string[] {
  const found = new Set<string>();
  let keys = 0;
  const look = (one: unknown, depth: number): void => {
    if (typeof one === 'string' && /\p{Surrogate}/u.test(one)) found.add(BROKEN);
    if (typeof one !== 'object' || one === null) return;
    if (depth > jsonDepth) found.add(TOO_DEEP);
    if (Array.isArray(one) && one.length > jsonItems) found.add(TOO_MANY_ITEMS);
    if (!Array.isArray(one)) keys += Object.keys(one).length;
    if (Object.hasOwn(one, '__proto__')) found.add(PROTO);
    for (const inner of Object.values(one)) look(inner, depth + 1);
  };
  look(value, 1);
  if (keys > jsonKeys) found.add(TOO_MANY_KEYS);
  return [...found];
}

describe('the verdict on the shape of JSON', () => {
  test('names something that is wrong, and nothing where nothing is', () => {
    fc.assert(
      fc.property(json, bounds, (text, limits) => {
        const value: unknown = JSON.parse(text);
        const verdict = jsonShapeProblem(value, limits);
        const problems = problemsOf(value, limits);
        expect(verdict === undefined).toBe(problems.length === 0);
        if (verdict !== undefined) expect(problems.some((problem) => verdict.startsWith(problem))).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });

  test('is the same where only the text is looked at', () => {
    fc.assert(
      fc.property(json, bounds, (text, limits) => {
        const value: unknown = JSON.parse(text);
        expect(jsonTextProblem(text, value, limits)).toBe(jsonShapeProblem(value, limits));
      }),
      { numRuns: 5000 },
    );
  });

  test.each<[string, keyof JsonBounds, (count: number) => string]>([
    ['keys within keys', 'jsonKeys', (count) => '{"":'.repeat(count) + 0 + '}'.repeat(count)],
    ['keys side by side', 'jsonKeys', (count) => `{${Array.from({ length: count }, (_, index) => `"${index || ''}":0`).join(',')}}`],
    ['items', 'jsonItems', (count) => `[${Array(count).fill(0).join(',')}]`],
    ['lists within lists', 'jsonDepth', (count) => '['.repeat(count) + ']'.repeat(count)],
    ['objects within objects', 'jsonDepth', (count) => `${'{"":'.repeat(count - 1)}{}${'}'.repeat(count - 1)}`],
  ])('lets N pass and refuses N + 1, in the shortest text: %s', (_, name, write) => {
    for (const count of [1, 2, 3, 8, 9]) {
      const limits = { jsonDepth: 100, jsonKeys: 100, jsonItems: 100, [name]: count };
      const verdict = (text: string) => jsonTextProblem(text, JSON.parse(text), limits);
      expect(verdict(write(count))).toBeUndefined();
      expect(verdict(write(count + 1))).toMatch(/^must not/);
    }
  });
});

describe('1 MiB of any shape is judged in a moment', () => {
  const limits = { jsonDepth: 32, jsonKeys: 10_000, jsonItems: 10_000 };
  const many = (item: (index: number) => string, size = 1 << 20): string[] => {
    const items: string[] = [];
    for (let length = 2, index = 0; ; index += 1) {
      const text = item(index);
      length += text.length + 1;
      if (length > size) return items;
      items.push(text);
    }
  };
  test.each([
    ['keys', `{${many((index) => `"${index.toString(36)}":0`).join(',')}}`],
    ['keys that are numbers', `{${many((index) => `"${index * 7919}":0`).join(',')}}`],
    ['objects', `[${many(() => `[${Array(33).fill('{}').join(',')}]`).join(',')}]`],
    ['lists', `[${many(() => `[${Array(99).fill('[]').join(',')}]`).join(',')}]`],
    ['strings with escapes', `[${many(() => `[${Array(999).fill('"\\u6f22"').join(',')}]`).join(',')}]`],
    ['depth', '['.repeat(1 << 19) + ']'.repeat(1 << 19)],
  ])('%s', (_, text) => {
    const value: unknown = JSON.parse(text);
    const times = Array.from({ length: 5 }, () => {
      const start = performance.now();
      jsonTextProblem(text, value, limits);
      return performance.now() - start;
    });
    // Other processes may take the processor away: the fastest run tells. It takes 20 ms where nothing disturbs it.
    expect(Math.min(...times)).toBeLessThan(100);
  });
});
