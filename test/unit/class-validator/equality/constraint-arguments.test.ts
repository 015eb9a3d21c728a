import type { Model } from '@modern-rest/core';
import { Type } from 'class-transformer';
import { IsEnum, IsIn, IsNotIn, Length, MaxLength, Validate, ValidateNested, ValidatorConstraint } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { equally } from './equally.ts';
import { readEqually, readIssues } from './load/equally.ts';
import { namesOf } from './told.ts';

/** The type of an argument does not let it be wrong, but nothing else does either. */
const DECORATORS: Readonly<Record<string, PropertyDecorator>> = {
  'a text for the values of @IsIn': IsIn('ab' as never),
  'a text for the values of @IsNotIn': IsNotIn('ab' as never),
  'no values for @IsIn': IsIn([]),
  'a number for the members of @IsEnum': IsEnum(5 as never),
  'a fraction for @MaxLength': MaxLength(1.5),
  'nothing for @MaxLength': MaxLength(undefined as never),
  'a fraction for @Length': Length(0.5, 1.5),
};

describe('arguments that a decorator is not made for', () => {
  test.each(Object.entries(DECORATORS))('%s', async (_, decorate) => {
    class Odd {
      value!: unknown;
    }
    decorate(Odd.prototype, 'value');
    const validate = equally(Odd);
    for (const value of ['a', 'b', 'ab', '', 'abcdef', 5, null, undefined, ['a']]) {
      expect(await validate(Object.assign(new Odd(), { value }))).toHaveProperty('errors');
    }
  });

  test.each(Object.entries(DECORATORS))('of what is read: %s', async (_, decorate) => {
    class Odd {
      @Type(() => String)
      value!: unknown;
    }
    decorate(Odd.prototype, 'value');
    const reading = readEqually(Odd);
    for (const value of ['a', 'ab', '', 'abcdef']) await reading({ value });
  });
});

describe('what has no name', () => {
  const Anonymous = (() => class {})() as unknown as Model<{ validate(value: unknown): boolean }>;
  Anonymous.prototype.validate = (value: unknown) => value === 1;
  ValidatorConstraint()(Anonymous);
  class Asked {
    @Validate(Anonymous as never)
    value!: unknown;
  }

  test('a constraint of a class without one is told by its kind', async () => {
    const outcome = await equally(Asked)(Object.assign(new Asked(), { value: 2 }));
    expect(namesOf('errors' in outcome ? outcome.errors : [])).toEqual(['value: customValidation']);
  });
});

describe('@ValidateNested of what is no object', () => {
  class Asked {
    @ValidateNested()
    @MaxLength(3)
    @Type(() => String)
    value!: unknown;
  }

  test('is told of what is read, too', async () => {
    expect(await readIssues(Asked, { value: 'abcd' })).toEqual(['value: nestedValidation', 'value: maxLength']);
  });

  test.each([[{}], [{ stopAtFirstError: true }]])('is told with what else is wrong: %o', async (options) => {
    const validate = equally(Asked, options);
    for (const value of ['abc', 'abcd', 5, null, undefined]) expect(await validate(Object.assign(new Asked(), { value }))).toHaveProperty('errors');
  });
});
