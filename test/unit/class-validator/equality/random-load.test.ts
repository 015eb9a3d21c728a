import fc from 'fast-check';
import { expect, test } from 'vitest';
import { useMap } from './forget.ts';
import { readRandomly } from './load/random.ts';
import { MODELS } from './random/pairs.ts';

useMap();

test('random payloads are read by random models as the libraries read them', async () => {
  const tally = await readRandomly({ collections: false, groups: false }, fc.record({ forbidUnknown: fc.boolean() }));
  // A suite that only ever refuses, or only ever accepts, would show nothing.
  expect(tally.read).toBeGreaterThan(MODELS);
  expect(tally.refused).toBeGreaterThan(MODELS);
});
