import { Allow, IsDefined, IsInt, IsOptional, IsString, Min, MinLength, ValidateNested, type ValidatorOptions } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { equally } from './equally.ts';
import { errorsOf, namesOf, told, toldInWords } from './told.ts';

class Address {
  @MinLength(2)
  @IsString()
  city!: unknown;

  @IsDefined()
  zip!: unknown;
}

class Person {
  @Min(1)
  @IsInt()
  age!: unknown;

  @IsDefined()
  @IsString()
  name!: unknown;

  @ValidateNested()
  address!: unknown;

  @Allow()
  note!: unknown;
}

const address = (values: object): Address => Object.assign(new Address(), values);

describe('skip options', () => {
  const all = ['age: isInt, min', 'name: isDefined, isString', 'address.city: isString, minLength', 'address.zip: isDefined'];

  test.each<[ValidatorOptions, string[], string[]]>([
    [{}, all, ['age: isInt, min', 'name: isDefined, isString', 'address: nestedValidation']],
    [
      { skipUndefinedProperties: true },
      ['name: isDefined', 'address.zip: isDefined'],
      ['age: isInt, min', 'name: isDefined, isString', 'address: nestedValidation'],
    ],
    [{ skipNullProperties: true }, all, ['name: isDefined']],
    [{ skipMissingProperties: true }, ['name: isDefined', 'address.zip: isDefined'], ['name: isDefined']],
    [
      { skipUndefinedProperties: false, skipNullProperties: false, skipMissingProperties: false },
      all,
      all.slice(0, 2).concat('address: nestedValidation'),
    ],
  ])('%o', async (options, ofUndefined, ofNull) => {
    expect(await told(Person, { address: address({}) }, options)).toEqual(ofUndefined);
    expect(await told(Person, { age: null, name: null, address: null }, options)).toEqual(ofNull);
    expect(await told(Person, { age: 0, name: 0, address: 0 }, options)).toEqual(['age: min', 'name: isString', 'address: nestedValidation']);
    expect(await told(Person, { age: 1, name: '', address: address({ city: 'xy', zip: 0 }) }, options)).toEqual([]);
  });

  test('hold for the items of a nested list, and not for what `each` asks of items', async () => {
    class Lists {
      @ValidateNested()
      addresses!: unknown;

      @IsInt({ each: true })
      numbers!: unknown;
    }
    const values = { addresses: [null, undefined, address({ city: 'xy', zip: 0 })], numbers: [null, undefined] };
    expect(await told(Lists, values)).toEqual(['addresses.0: nestedValidation', 'numbers: isInt']);
    expect(await told(Lists, values, { skipNullProperties: true })).toEqual(['numbers: isInt']);
    expect(await told(Lists, values, { skipMissingProperties: true })).toEqual(['numbers: isInt']);
  });
});

describe('whitelist', () => {
  const values = () => ({
    age: 1,
    name: 'Ada',
    note: { free: 1 },
    extra: 1,
    other: undefined,
    address: address({ city: 'xy', zip: 0, street: 1 }),
  });

  test('takes undeclared properties off the instance, and off nested ones', async () => {
    const instance = Object.assign(new Person(), values());
    expect(await told(Person, values, { whitelist: true })).toEqual([]);
    await equally(Person, { whitelist: true })(instance);
    expect(Object.keys(instance).sort()).toEqual(['address', 'age', 'name', 'note']);
    expect(Object.keys(instance.address).sort()).toEqual(['city', 'zip']);
  });

  test('leaves what a prototype, a symbol or a non-enumerable property has', async () => {
    const symbol = Symbol('extra');
    const make = () =>
      Object.defineProperty(Object.assign(new Person(), { age: 1, name: '', address: address({ city: 'xy', zip: 0 }), [symbol]: 1 }), 'x', {});
    const instance = make();
    await equally(Person, { whitelist: true })(instance);
    expect(await equally(Person, { whitelist: true })(make)).toEqual({ errors: [] });
    expect(Reflect.ownKeys(instance)).toEqual(expect.arrayContaining([symbol, 'x']));
  });

  test('with forbidNonWhitelisted tells them first, and leaves them', async () => {
    const options = { whitelist: true, forbidNonWhitelisted: true };
    expect(await told(Person, { ...values(), age: 0 }, options)).toEqual([
      'extra: whitelistValidation',
      'other: whitelistValidation',
      'age: min',
      'address.street: whitelistValidation',
    ]);
    expect(await toldInWords(Person, { ...values(), '1': 1 }, options)).toMatchObject({
      1: { whitelistValidation: 'property 1 should not exist' },
      extra: { whitelistValidation: 'property extra should not exist' },
    });
  });

  test('forbidNonWhitelisted alone does nothing', async () => {
    expect(await told(Person, values(), { forbidNonWhitelisted: true })).toEqual([]);
  });

  test('is not stopped by stopAtFirstError', async () => {
    const options = { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true };
    expect(await told(Person, { ...values(), age: 'x' }, options)).toEqual([
      'extra: whitelistValidation',
      'other: whitelistValidation',
      'age: isInt',
      'address.street: whitelistValidation',
    ]);
  });

  test('empties what is nested without a class, where that is allowed', async () => {
    const unknown = () => ({ age: 1, name: '', address: { city: 1 } });
    expect(await told(Person, unknown, { whitelist: true, forbidUnknownValues: false })).toEqual([]);
    expect(await told(Person, unknown(), { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false })).toEqual([
      'address.city: whitelistValidation',
    ]);
  });

  test('counts properties whose decorators are of other groups as undeclared', async () => {
    class Grouped {
      @IsInt({ groups: ['a'] })
      a!: unknown;

      @IsInt()
      b!: unknown;
    }
    expect(await told(Grouped, { a: 1, b: 1 }, { whitelist: true, forbidNonWhitelisted: true, groups: ['a'] })).toEqual(['b: whitelistValidation']);
    expect(await told(Grouped, () => ({ a: 1, b: 1 }), { whitelist: true, groups: ['a'] })).toEqual([]);
  });
});

describe('forbidUnknownValues', () => {
  class Empty {}

  test('an object of a class that nothing is known of is unknown, unless it is false', async () => {
    expect(await told(Empty, {})).toEqual(['undefined: unknownValue']);
    expect(await told(Empty, {}, {})).toEqual(['undefined: unknownValue']);
    expect(await told(Empty, {}, { forbidUnknownValues: true })).toEqual(['undefined: unknownValue']);
    expect(await told(Empty, { a: 1 }, { forbidUnknownValues: false })).toEqual([]);
  });

  test('so is a nested plain object', async () => {
    const values = { age: 1, name: '', address: { city: 'xy' } };
    expect(await told(Person, values)).toEqual(['address.undefined: unknownValue']);
    expect(await told(Person, values, { forbidUnknownValues: false })).toEqual([]);
  });

  test('so is a model none of whose decorators is in the groups', async () => {
    class Grouped {
      @IsInt({ groups: ['a'] })
      a!: unknown;
    }
    expect(await told(Grouped, {}, { groups: ['b'] })).toEqual(['undefined: unknownValue']);
    expect(await told(Grouped, {}, { groups: ['a'] })).toEqual(['a: isInt']);
  });

  test('has an error without a target where targets are not wanted', async () => {
    const [error] = await errorsOf(Empty, {}, { validationError: { target: false, value: false } });
    expect(Object.keys(error as object)).toEqual(['value', 'property', 'children', 'constraints']);
  });
});

describe('validationError', () => {
  test.each<[ValidatorOptions['validationError'], string[]]>([
    [{}, ['target', 'value']],
    [{ target: false }, ['value']],
    [{ value: false }, ['target']],
    [{ target: false, value: false }, []],
    [{ target: true, value: true }, ['target', 'value']],
  ])('%o', async (validationError, keys) => {
    const errors = await errorsOf(
      Person,
      { age: 0, name: '', address: address({ zip: 0 }), x: 1 },
      {
        whitelist: true,
        forbidNonWhitelisted: true,
        ...(validationError && { validationError }),
      },
    );
    expect(namesOf(errors)).toEqual(['x: whitelistValidation', 'age: min', 'address.city: isString, minLength']);
    for (const error of [...errors, ...(errors[2]?.children ?? [])]) {
      expect(Object.keys(error).filter((key) => ['target', 'value'].includes(key))).toEqual(keys);
    }
  });
});

test('dismissDefaultMessages leaves messages empty, but for those of the user and of nested values', async () => {
  class Dismissed {
    @Min(1, { message: 'too small' })
    @IsInt({ context: { code: 1 } })
    a!: unknown;

    @ValidateNested({ context: { code: 2 } })
    b!: unknown;
  }
  expect(await toldInWords(Dismissed, { a: 'x', b: 1, c: 1 }, { dismissDefaultMessages: true, whitelist: true, forbidNonWhitelisted: true })).toEqual(
    {
      a: { isInt: '', min: 'too small' },
      b: { nestedValidation: 'nested property b must be either object or array' },
      c: { whitelistValidation: 'property c should not exist' },
    },
  );
});

describe('stopAtFirstError', () => {
  class Stopped {
    // Decorators are applied from the last to the first.
    @MinLength(2)
    @IsString()
    @IsOptional()
    @IsInt()
    a!: unknown;

    @IsInt()
    @IsDefined()
    b!: unknown;

    @IsInt()
    @ValidateNested()
    c!: unknown;

    @Min(1, { each: true })
    @IsInt({ each: true })
    d!: unknown;
  }

  test('tells one constraint of each property, the one that was applied first', async () => {
    const values = { a: false, b: null, c: address({ city: 'xy', zip: 0 }), d: ['x'] };
    expect(await told(Stopped, values, { stopAtFirstError: true })).toEqual(['a: isInt', 'b: isDefined', 'c: isInt', 'd: isInt']);
    expect(await told(Stopped, values)).toEqual(['a: isInt, isString, minLength', 'b: isDefined, isInt', 'c: isInt', 'd: isInt, min']);
  });

  test('does not go into nested values of a property that has one', async () => {
    const values = { a: 'x', b: 1, c: address({ city: 1, zip: null }), d: [] };
    expect(await told(Stopped, values, { stopAtFirstError: true })).toEqual(['a: isInt', 'c: isInt']);
    expect(await told(Stopped, values)).toEqual(['a: isInt, minLength', 'c: isInt', 'c.city: isString, minLength', 'c.zip: isDefined']);
  });

  test('stops within nested values', async () => {
    const values = { age: 1, name: '', address: [address({ city: 1, zip: null }), 1] };
    expect(await told(Person, values, { stopAtFirstError: true })).toEqual([
      'address.0.city: isString',
      'address.0.zip: isDefined',
      'address.1: nestedValidation',
    ]);
  });
});

test('enableDebugMessages changes nothing', async () => {
  expect(await told(Person, { age: 0, name: '', address: {} }, { enableDebugMessages: true })).toEqual([
    'age: min',
    'address.undefined: unknownValue',
  ]);
});
