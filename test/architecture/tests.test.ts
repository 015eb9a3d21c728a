import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { SEED } from '../random/seed.ts';
import { type TestFile, testFiles } from './test-files.ts';
import { EXCUSED, noClocks, noTimeLimits, oneSeed, seededRandomness } from './test-rules.ts';

const files = testFiles();
const FAST_CHECK = "import fc from 'fast-check';";

/** Texts that a rule rejects. */
const BROKEN = {
  'G2: tests have no random source without a seed': {
    rule: seededRandomness,
    texts: ['Math.random()', "import { randomBytes } from 'node:crypto';", 'crypto.randomUUID()', 'crypto.getRandomValues(new Uint8Array(4))'],
  },
  'G2: random tests share one seed': {
    rule: oneSeed,
    texts: ['fc.assert(property, { seed: 1 });', 'fc.sample(fc.nat(), { numRuns: 60, seed: 1 })', 'fc.configureGlobal({})'],
  },
  'G3: random tests have no time limit': {
    rule: noTimeLimits,
    texts: [
      'fc.assert(property, { interruptAfterTimeLimit: 100 });',
      "test('x', { timeout: 30_000 }, run);",
      '}, 30_000);',
      'fc.assert(p, { timeout: 5 })',
    ],
  },
  'G3: no test asserts a duration': {
    rule: noClocks,
    texts: ['expect(performance.now() - start).toBeLessThan(100);', 'const start = Date.now();', 'process.hrtime.bigint()'],
  },
};

describe.each(Object.entries(BROKEN))('%s', (_, { rule, texts }) => {
  test('the tests keep the rule', () => {
    expect(rule(files)).toEqual([]);
  });

  test.each(texts)('the rule finds %s', (text) => {
    const broken: TestFile = { path: 'test/unit/broken.test.ts', text: `${FAST_CHECK}\n${text}` };
    expect(rule([broken])).toHaveLength(1);
  });
});

test('every file that a rule excuses exists', () => {
  const paths = new Set(files.map(({ path }) => path));
  expect(EXCUSED.filter((path) => !paths.has(path))).toEqual([]);
});

test('G2: fast-check has the seed of the set-up', () => {
  expect(fc.readConfigureGlobal().seed).toBe(SEED);
  expect(fc.sample(fc.nat(), 5)).toEqual(fc.sample(fc.nat(), { numRuns: 5, seed: SEED }));
});

test('G2: arbitrary bytes differ from one call to the next, and are the same in each run', async () => {
  const twoCalls = async (): Promise<Buffer[]> => {
    vi.resetModules();
    const { arbitraryBytes } = await import('../random/bytes.ts');
    return [arbitraryBytes(100), arbitraryBytes(100)];
  };
  const [first, second] = await twoCalls();
  expect([first?.length, second?.length]).toEqual([100, 100]);
  expect(first).not.toEqual(second);
  expect(await twoCalls()).toEqual([first, second]);
});
