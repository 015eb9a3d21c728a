import { IsDefined, IsInt, IsString, Min, ValidateBy, ValidateIf, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { errorsOf } from './told.ts';

/** What is told in `contexts`, by property. */
async function contextsOf(...asked: Parameters<typeof errorsOf>): Promise<Record<string, unknown>> {
  const errors = await errorsOf(...asked);
  return Object.fromEntries(errors.map(({ property, contexts }) => [property, contexts]));
}

describe('a context', () => {
  const shared = { code: 1 };

  class Contexts {
    @IsInt({ context: shared })
    one!: unknown;

    @Min(2, { context: { code: 'min' } })
    @IsInt({ context: { code: 'int' } })
    both!: unknown;

    @IsDefined({ context: { code: 'defined' } })
    @IsInt()
    defined!: unknown;

    @IsInt()
    none!: unknown;

    @ValidateNested({ context: { code: 'nested' } })
    nested!: unknown;

    @IsInt({ each: true, context: { code: 'each' } })
    list!: unknown;
  }

  test('is told of each constraint that is broken', async () => {
    expect(await contextsOf(Contexts, { one: 'x', both: 1, defined: null, none: 'x', nested: 5, list: ['x'] })).toEqual({
      one: { isInt: shared },
      both: { min: { code: 'min' } },
      defined: { isDefined: { code: 'defined' } },
      none: undefined,
      nested: { nestedValidation: { code: 'nested' } },
      list: { isInt: { code: 'each' } },
    });
  });

  test('is a copy', async () => {
    const [error] = await errorsOf(Contexts, { one: 'x', both: 2, defined: 1, none: 1, nested: [], list: [] });
    expect(error?.contexts?.['isInt']).toEqual(shared);
    expect(error?.contexts?.['isInt']).not.toBe(shared);
  });

  test('is told of the item of a list that is nested', async () => {
    const errors = await errorsOf(Contexts, { one: 1, both: 2, defined: 1, none: 1, nested: [5], list: [] });
    expect(errors[0]?.children?.[0]?.contexts).toEqual({ nestedValidation: { code: 'nested' } });
    expect(errors[0]?.contexts).toBeUndefined();
  });

  test('of what is skipped is not told', async () => {
    expect(await contextsOf(Contexts, {}, { skipMissingProperties: true })).toEqual({ defined: { isDefined: { code: 'defined' } } });
  });

  test('is not told where the message is empty', async () => {
    class Mute {
      @ValidateBy({ name: 'mute', validator: { validate: () => false } }, { context: { code: 1 } })
      a!: unknown;
    }
    expect(await contextsOf(Mute, {})).toEqual({ a: undefined });
    expect(await contextsOf(Contexts, { one: 'x' }, { dismissDefaultMessages: true })).toMatchObject({ one: undefined });
  });

  test.each<unknown>(['text', 7, true, ['a', 'b'], Symbol('x'), { [Symbol.for('key')]: 1, nested: { deep: [1] } }, new Map([['a', 1]])])(
    'may be anything: %o',
    async (context) => {
      class Anything {
        @IsInt({ context })
        a!: unknown;
      }
      expect(await contextsOf(Anything, { a: 'x' })).toEqual({ a: { isInt: Object.assign({}, context) } });
    },
  );

  test.each([0, '', null, false])('of nothing is none: %o', async (context) => {
    class Nothing {
      @IsInt({ context })
      a!: unknown;
    }
    expect(await contextsOf(Nothing, { a: 'x' })).toEqual({ a: undefined });
  });
});

test('contexts of constraints of one name are put together, those of conditions with their own condition too', async () => {
  class Joined {
    @Min(1, { context: { a: 1, b: 1 } })
    @Min(5, { context: { b: 5, c: 5 } })
    a!: unknown;

    // This one is not asked, but has the name of one that is broken.
    @IsInt({ context: { silent: true }, validateIf: () => false })
    @IsInt({ context: { told: true } })
    b!: unknown;

    @ValidateIf(() => true, { context: { condition: true } })
    @IsString()
    c!: unknown;
  }
  expect(await contextsOf(Joined, { a: 0, b: 'x', c: 1 })).toEqual({
    a: { min: { a: 1, b: 1, c: 5 } },
    b: { isInt: { told: true, silent: true } },
    c: undefined,
  });
});
