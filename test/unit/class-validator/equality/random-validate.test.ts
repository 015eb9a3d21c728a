import { inspect } from 'node:util';
import type { ValidatorOptions } from 'class-validator';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { equally } from './equally.ts';
import { useMap } from './forget.ts';
import { newBuilt } from './random/build-model.ts';
import { MODELS, PAYLOADS } from './random/pairs.ts';
import { type ModelRecipe, modelRecipe } from './random/recipe.ts';
import { instanceRecipe, make, type ValueRecipe } from './random/values.ts';

const OPTIONS = fc.oneof(
  fc.constant(undefined),
  fc.record<ValidatorOptions>(
    {
      skipUndefinedProperties: fc.boolean(),
      skipNullProperties: fc.boolean(),
      skipMissingProperties: fc.boolean(),
      whitelist: fc.boolean(),
      forbidNonWhitelisted: fc.boolean(),
      forbidUnknownValues: fc.boolean(),
      groups: fc.constantFrom<string[]>([], ['a'], ['b'], ['a', 'b']),
      always: fc.boolean(),
      strictGroups: fc.boolean(),
      dismissDefaultMessages: fc.boolean(),
      stopAtFirstError: fc.boolean(),
      validationError: fc.record({ target: fc.boolean(), value: fc.boolean() }, { requiredKeys: [], noNullPrototype: true }),
    },
    { requiredKeys: [], noNullPrototype: true },
  ),
);

interface Case {
  readonly model: ModelRecipe;
  readonly options: ValidatorOptions | undefined;
  readonly payloads: readonly ValueRecipe[];
}

const cases: fc.Arbitrary<Case> = modelRecipe.chain((model) =>
  fc.record({ model: fc.constant(model), options: OPTIONS, payloads: fc.array(instanceRecipe(model), { minLength: PAYLOADS, maxLength: PAYLOADS }) }),
);

const promised: ModelRecipe = {
  properties: [{ name: 'a', decorators: [{ name: 'ValidatePromise', variant: 0, options: {} }], nested: undefined }],
  base: undefined,
};

/** Cases that have failed before. */
const COUNTEREXAMPLES: readonly [Case][] = [
  // Seed -1532684468: Node.js 24 compares promises by identity.
  [
    {
      model: promised,
      options: { whitelist: true },
      payloads: [{ kind: 'instance', of: promised, values: { a: { kind: 'promise', items: [{ kind: 'raw', value: 'x' }] } } }],
    },
  ],
];

const INSPECTED = { depth: 9, breakLength: 150 };

useMap();

test('of random instances of random models the compiled model says what class-validator says', async () => {
  const outcomes = { valid: 0, invalid: 0, thrown: 0 };
  await fc.assert(
    fc.asyncProperty(cases, async ({ model, options, payloads }) => {
      const built = newBuilt();
      const validate = equally(built.modelOf(model), options);
      for (const payload of payloads) {
        const instance = (): object => make(payload, built) as object;
        // What validating changes is made for each engine, so that each changes its own.
        const outcome = await validate(options?.whitelist === true && options.forbidNonWhitelisted !== true ? instance : instance()).catch(
          (error: Error) => {
            throw new Error(`${error.message}\nof ${inspect(instance(), INSPECTED)}\nby ${inspect(model, INSPECTED)}\nwith ${inspect(options)}`);
          },
        );
        outcomes['thrown' in outcome ? 'thrown' : outcome.errors.length > 0 ? 'invalid' : 'valid']++;
      }
      built.forgetAll();
    }),
    { numRuns: MODELS, examples: [...COUNTEREXAMPLES] },
  );
  // A suite that only ever refuses, or only ever accepts, would show nothing.
  expect(outcomes.valid).toBeGreaterThan(MODELS / 2);
  expect(outcomes.invalid).toBeGreaterThan(MODELS);
  expect(outcomes.thrown).toBeLessThan(MODELS);
});
