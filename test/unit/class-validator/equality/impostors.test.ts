import { IsInt, Min, ValidateBy, type ValidationOptions } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { told, toldInWords } from './told.ts';

describe('an impostor', () => {
  const impostor = (name: string, options?: ValidationOptions): PropertyDecorator =>
    ValidateBy({ name, constraints: [3], validator: { validate: (value) => value === `${name}!`, defaultMessage: () => `not ${name}` } }, options);

  test.each(['isInt', 'min', 'isString', 'isEmail', 'isIn', 'isEnum', 'maxLength', 'arrayUnique', 'isOptional', 'constructor', 'toString'])(
    'that calls itself %s does what it does',
    async (name) => {
      class Model {
        @impostor(name)
        a!: unknown;

        @impostor(name, { each: true })
        list!: unknown;
      }
      expect(await toldInWords(Model, { a: 5, list: [5] })).toEqual({ a: { [name]: `not ${name}` }, list: { [name]: `not ${name}` } });
      expect(await told(Model, { a: `${name}!`, list: [`${name}!`] })).toEqual([]);
    },
  );

  test('beside the original of the same name: the last one to be asked is told', async () => {
    class Model {
      @impostor('isInt')
      @IsInt()
      a!: unknown;

      @IsInt()
      @impostor('isInt')
      b!: unknown;
    }
    expect(await toldInWords(Model, { a: 'x', b: 'x' })).toEqual({ a: { isInt: 'not isInt' }, b: { isInt: 'b must be an integer number' } });
    expect(await toldInWords(Model, { a: 5, b: 5 })).toEqual({ a: { isInt: 'not isInt' }, b: { isInt: 'not isInt' } });
  });

  test('that calls itself as a kind of metadata becomes one', async () => {
    class Model {
      @impostor('isDefined')
      defined!: unknown;

      @impostor('whitelistValidation')
      whitelisted!: unknown;

      @impostor('promiseValidation')
      promised!: unknown;

      @impostor('customValidation')
      custom!: unknown;

      @impostor('nestedValidation')
      nested!: unknown;
    }
    const names = ['custom: customValidation', 'nested: nestedValidation'];
    expect(await told(Model, { nested: 5 }, { whitelist: true, forbidNonWhitelisted: true })).toEqual(['defined: isDefined', ...names]);
    expect(await told(Model, { nested: 5 }, { skipMissingProperties: true })).toEqual(['defined: isDefined', 'nested: nestedValidation']);
  });
});

test('the same constraint several times: the last one to be broken is told', async () => {
  class Model {
    @Min(1)
    @Min(5)
    a!: unknown;

    @Min(5)
    @Min(1)
    b!: unknown;
  }
  expect(await toldInWords(Model, { a: 3, b: 3 })).toEqual({ a: { min: 'a must not be less than 5' }, b: { min: 'b must not be less than 5' } });
  expect(await toldInWords(Model, { a: 0, b: 0 })).toEqual({ a: { min: 'a must not be less than 1' }, b: { min: 'b must not be less than 5' } });
});

test('the same constraint of a value and of its items: the last one to be broken is told', async () => {
  class Model {
    @IsInt()
    @IsInt({ each: true })
    a!: unknown;

    @IsInt({ each: true })
    @IsInt()
    b!: unknown;
  }
  const each = (name: string) => ({ isInt: `each value in ${name} must be an integer number` });
  const plain = (name: string) => ({ isInt: `${name} must be an integer number` });
  expect(await toldInWords(Model, { a: 'x', b: 'x' })).toEqual({ a: plain('a'), b: each('b') });
  expect(await toldInWords(Model, { a: ['x'], b: ['x'] })).toEqual({ a: plain('a'), b: each('b') });
  expect(await toldInWords(Model, { a: [1], b: [1] })).toEqual({ a: plain('a'), b: plain('b') });
});
