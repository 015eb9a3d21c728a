import { Allow, IsDefined, IsInt, IsOptional, IsString, Min, MinLength, ValidateIf, ValidateNested, type ValidationOptions } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { HOSTILE_VALUES } from './hostile-values.ts';
import { told } from './told.ts';

describe('@ValidateIf', () => {
  class Conditional {
    @IsString()
    kind!: unknown;

    @ValidateIf(({ kind }: Conditional) => kind === 'x')
    @IsDefined()
    @IsInt()
    onlyX!: unknown;

    @ValidateIf((_object, value) => value !== 7.5)
    @Min(8)
    @IsInt()
    byValue!: unknown;
  }

  test('asks nothing of a property whose condition does not hold', async () => {
    expect(await told(Conditional, { kind: 'y', byValue: 7.5 })).toEqual([]);
    expect(await told(Conditional, { kind: 'x', byValue: 7 })).toEqual(['onlyX: isDefined, isInt', 'byValue: min']);
    expect(await told(Conditional, { kind: 'x', onlyX: 1, byValue: 8.5 })).toEqual(['byValue: isInt']);
  });

  test('several have to hold all, and all are asked', async () => {
    const asked: string[] = [];
    const condition = (name: string, holds: unknown) => ValidateIf(() => asked.push(name) > 0 && (holds as boolean));
    class Several {
      @condition('first', true)
      @condition('second', 0)
      @condition('third', 'yes')
      @IsInt()
      a!: unknown;

      @condition('truthy', 'yes')
      @IsInt()
      b!: unknown;
    }
    expect(await told(Several, {})).toEqual(['b: isInt']);
    expect(asked).toEqual(Array(3).fill(['third', 'second', 'first', 'truthy']).flat());
  });

  test('a condition that throws stops the validation', async () => {
    const fault = new Error('no condition');
    class Throwing {
      @ValidateIf(() => {
        throw fault;
      })
      @IsInt()
      a!: unknown;
    }
    await expect(told(Throwing, {})).rejects.toBe(fault);
  });

  test('a condition is given the whole object and the value', async () => {
    const given: unknown[] = [];
    class Given {
      @ValidateIf((...values) => given.push(values) > 0)
      @IsInt()
      a!: unknown;

      b = 1;
    }
    expect(await told(Given, { a: 'x' })).toEqual(['a: isInt']);
    expect(given).toEqual(Array(3).fill([expect.objectContaining({ a: 'x', b: 1 }), 'x']));
  });

  test('one that does not hold keeps nested values and the contexts of others away', async () => {
    class Item {
      @IsInt()
      id!: unknown;
    }
    class Nested {
      @ValidateIf(({ on }: Nested) => on)
      @ValidateNested()
      item!: unknown;

      @Allow()
      on = false;
    }
    expect(await told(Nested, { item: new Item() })).toEqual([]);
    expect(await told(Nested, { item: new Item(), on: true })).toEqual(['item.id: isInt']);
    expect(await told(Nested, { item: 1, on: true })).toEqual(['item: nestedValidation']);
  });
});

describe('@IsOptional', () => {
  class Optional {
    @IsOptional()
    @IsInt()
    a!: unknown;

    @IsInt()
    @IsOptional()
    @IsDefined()
    b!: unknown;
  }

  test.each(Object.entries(HOSTILE_VALUES))('lets null and undefined through, and nothing else: %s', async (_name, value) => {
    const names = await told(Optional, { a: value, b: value });
    expect(names).toEqual(value === null || value === undefined || Number.isInteger(value) ? [] : ['a: isInt', 'b: isInt']);
  });
});

describe('@IsDefined', () => {
  class Defined {
    @IsInt()
    @IsDefined({ message: 'give $property' })
    a!: unknown;

    @IsDefined({ each: true, context: { code: 1 } })
    list!: unknown;

    @IsDefined({ validateIf: ({ a }: Defined) => a === 2 })
    maybe!: unknown;
  }

  test('is asked of items with `each`, and where its own condition holds', async () => {
    expect(await told(Defined, { list: [1, null], a: 2 })).toEqual(['list: isDefined', 'maybe: isDefined']);
    expect(await told(Defined, { list: [], a: 1 })).toEqual([]);
    expect(await told(Defined, {})).toEqual(['a: isDefined, isInt', 'list: isDefined']);
  });

  test('is asked where missing properties are skipped', async () => {
    expect(await told(Defined, {}, { skipMissingProperties: true })).toEqual(['a: isDefined', 'list: isDefined']);
  });

  test('is the first to be asked', async () => {
    expect(await told(Defined, {}, { stopAtFirstError: true })).toEqual(['a: isDefined', 'list: isDefined']);
  });
});

test('@Allow asks nothing, and declares', async () => {
  class Allowing {
    @Allow()
    a!: unknown;
  }
  expect(await told(Allowing, { a: Symbol('x') }, { whitelist: true, forbidNonWhitelisted: true })).toEqual([]);
  expect(await told(Allowing, { a: 1, b: 2 }, { whitelist: true, forbidNonWhitelisted: true })).toEqual(['b: whitelistValidation']);
});

describe('the option validateIf', () => {
  const only = (holds: unknown, more: ValidationOptions = {}): ValidationOptions => ({ validateIf: () => holds as boolean, ...more });

  class Item {
    @IsInt()
    id!: unknown;
  }

  class Options {
    @MinLength(2, only(true))
    @IsInt(only(false))
    @IsString({ validateIf: ({ b }: Options, value) => b === 1 && value === 5 })
    a!: unknown;

    @Allow()
    b!: unknown;

    @Min(2, only('yes', { each: true }))
    @IsInt(only(0, { each: true }))
    list!: unknown;

    // Neither of them knows the option.
    @ValidateNested(only(false))
    nested!: unknown;

    @ValidateIf(() => true, only(false))
    @IsOptional(only(false))
    @IsInt()
    optional!: unknown;
  }

  test('decides of one constraint', async () => {
    const item = new Item();
    expect(await told(Options, { a: 5, b: 1, list: [1], nested: item })).toEqual(['a: isString, minLength', 'list: min', 'nested.id: isInt']);
    expect(await told(Options, { a: 5, b: 2, list: [1], nested: item, optional: 'x' })).toEqual([
      'a: minLength',
      'list: min',
      'nested.id: isInt',
      'optional: isInt',
    ]);
  });

  test('is not asked of a property that is skipped', async () => {
    expect(await told(Options, { list: null, nested: null }, { skipMissingProperties: true })).toEqual([]);
  });
});
