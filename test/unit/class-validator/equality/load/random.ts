import { inspect } from 'node:util';
import fc from 'fast-check';
import { MODELS, PAYLOADS } from '../random/pairs.ts';
import { buildModel } from './build-model.ts';
import { type ReadingOptions, readEqually } from './equally.ts';
import { payload } from './payloads.ts';
import { type Features, modelRecipe } from './recipe.ts';

/** How often what was read, and how often it was refused. */
export interface Tally {
  read: number;
  refused: number;
}

/** Reads random payloads by random models, by the framework and by the libraries. Throws where they differ. */
export async function readRandomly(features: Features, options: fc.Arbitrary<ReadingOptions>): Promise<Tally> {
  const tally: Tally = { read: 0, refused: 0 };
  const cases = modelRecipe(features).chain((recipe) =>
    fc.record({ recipe: fc.constant(recipe), options, payloads: fc.array(payload(recipe), { minLength: PAYLOADS, maxLength: PAYLOADS }) }),
  );
  await fc.assert(
    fc.asyncProperty(cases, async ({ recipe, options: given, payloads }) => {
      const { model, forgetAll } = buildModel(recipe);
      const read = readEqually(model, given);
      for (const one of payloads) {
        const loaded = await read(one).catch((error: Error) => {
          throw new Error(
            `${error.message}\nof ${JSON.stringify(one)}\nby ${inspect(recipe, { depth: 9, breakLength: 150 })}\nwith ${inspect(given)}`,
          );
        });
        tally['issues' in loaded ? 'refused' : 'read']++;
      }
      forgetAll();
    }),
    { numRuns: MODELS },
  );
  return tally;
}
