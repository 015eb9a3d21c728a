import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useMap } from './forget.ts';
import type { ReadingOptions } from './load/equally.ts';
import { readRandomly } from './load/random.ts';
import { MODELS } from './random/pairs.ts';

useMap();

const transformer = fc.record(
  { groups: fc.constantFrom<string[]>([], ['x'], ['y'], ['x', 'z']), version: fc.constantFrom(0, 1, 1.5, 2) },
  { requiredKeys: [], noNullPrototype: true },
);
const options: fc.Arbitrary<ReadingOptions> = fc.record({ transformer, forbidUnknown: fc.boolean() });

test('random payloads are read by random models with groups and versions as the libraries read them', async () => {
  const tally = await readRandomly({ collections: false, groups: true }, options);
  expect(tally.read).toBeGreaterThan(MODELS);
  expect(tally.refused).toBeGreaterThan(MODELS);
});
