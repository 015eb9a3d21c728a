import * as library from 'class-validator';
import { describe, expect, test } from 'vitest';
import { ALL_CASES } from './constraint-cases/all-cases.ts';
import type { ConstraintCase } from './constraint-cases/constraint-case.ts';
import { equally, type Outcome } from './equally.ts';
import { forget } from './forget.ts';
import { HOSTILE_VALUES } from './hostile-values.ts';
import { modelOf } from './model-of.ts';
import { namesOf } from './told.ts';

/** Decorators that ask nothing of a value by themselves. They have files of their own. */
const STRUCTURE = ['Allow', 'IsOptional', 'Validate', 'ValidateBy', 'ValidateIf', 'ValidateNested', 'ValidatePromise', 'ValidatorConstraint'];

test('every decorator that class-validator exports is among the cases', () => {
  const exported = Object.entries(library)
    .filter(([name, value]) => /^[A-Z]/.test(name) && typeof value === 'function' && !value.toString().startsWith('class'))
    .map(([name]) => name);
  expect([...Object.keys(ALL_CASES), ...STRUCTURE].sort()).toEqual(exported.sort());
});

/** How a value stands in a property, beside one that passes where there is room. */
interface Stand {
  readonly each: boolean;
  put(value: unknown, passing: unknown): unknown;
}

const STANDS: Readonly<Record<string, Stand>> = {
  plain: { each: false, put: (value) => value },
  list: { each: true, put: (value, passing) => [passing, value] },
  set: { each: true, put: (value, passing) => new Set([value, passing]) },
  map: { each: true, put: (value, passing) => new Map([['a', passing]]).set('b', value) },
};

/** `each` without a collection asks the value. */
const ALL_STANDS = { ...STANDS, itself: { each: true, put: (value: unknown) => value } };

const VARIANTS = Object.entries(ALL_CASES).flatMap(([name, cases]) => cases.map((one, index) => ({ name, index, one })));

describe('the compiled model says what class-validator says, by itself and for each item, of', () => {
  test.each(VARIANTS)('$name, variant $index', async ({ name, one }) => {
    const passing = one.passes.map((value, index) => [`passing value ${index}`, value] as const);
    expect((await judge(one, STANDS, passing)).flatMap(saysNo)).toEqual([]);
    // A constraint that everything keeps would show nothing.
    expect((await judge(one, ALL_STANDS, hostileValues(name))).flatMap(saysNo)).not.toEqual([]);
  });
});

/** At half of a surrogate pair class-validator's own e-mail check fails: `validate-differences.test.ts` has what is said here. */
function hostileValues(name: string): [string, unknown][] {
  return Object.entries(HOSTILE_VALUES).filter(([what]) => name !== 'IsEmail' || what !== 'half of a surrogate pair');
}

async function judge(
  { decorate, passes }: ConstraintCase,
  stands: typeof STANDS,
  values: readonly (readonly [string, unknown])[],
): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const [stand, { each, put }] of Object.entries(stands)) {
    const model = modelOf({ [stand]: [decorate(each ? { each } : undefined)] });
    const validate = equally(model);
    for (const [what, value] of values) {
      try {
        outcomes.push(await validate(Object.assign(new model(), { [stand]: put(value, passes[0]) })));
      } catch (error) {
        throw new Error(`${what}, ${stand}: ${(error as Error).message}`, { cause: error });
      }
    }
    forget(model);
  }
  return outcomes;
}

function saysNo(outcome: Outcome): string[] {
  return 'errors' in outcome ? namesOf(outcome.errors) : [`throws ${String(outcome.thrown)}`];
}
