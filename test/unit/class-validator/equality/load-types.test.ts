import { Nullable } from '@modern-rest/class-validator';
import { Type } from 'class-transformer';
import {
  Allow,
  IsArray,
  IsBoolean,
  IsDate,
  IsIn,
  IsInt,
  IsNumber,
  IsObject,
  IsOptional,
  IsString,
  Length,
  Max,
  MaxLength,
  Min,
  MinDate,
  MinLength,
  ValidateBy,
  ValidateIf,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import { readIssues, readValue } from './load/equally.ts';

describe('scalars', () => {
  class Scalars {
    @Length(2, 4)
    @IsString()
    text!: string;

    @Max(9)
    @Min(1)
    @IsInt()
    count!: number;

    @IsNumber()
    ratio!: number;

    @IsBoolean()
    flag!: boolean;

    @IsIn(['a', 1, null])
    choice!: unknown;
  }
  const good = { text: 'abc', count: 5, ratio: 0.5, flag: false, choice: 1 };

  test('are read as they are', async () => {
    expect(await readValue(Scalars, good)).toEqual(Object.assign(new Scalars(), good));
    expect(await readValue(Scalars, { ...good, extra: 1, choice: null })).not.toHaveProperty('extra');
  });

  test('tell all that is wrong', async () => {
    expect(await readIssues(Scalars, { text: 'a', count: 10.5, ratio: 'x', flag: 0, choice: 'b' })).toEqual([
      'text: isLength',
      'count: max',
      'count: isInt',
      'ratio: isNumber',
      'flag: isBoolean',
      'choice: isIn',
    ]);
    expect(await readIssues(Scalars, { ...good, text: 5, count: '5' })).toEqual(expect.arrayContaining(['text: isString', 'count: isInt']));
  });

  test('are required', async () => {
    expect(await readIssues(Scalars, {})).toEqual(['text: required', 'count: required', 'ratio: required', 'flag: required', 'choice: required']);
  });
});

describe('what may be left out', () => {
  class Optional {
    @IsOptional()
    @IsInt()
    optional?: number | null;

    @IsString()
    initial = 'initial';

    @ValidateIf(({ initial }: Optional) => initial === 'x')
    @IsInt()
    conditional?: number;

    @Nullable()
    @IsInt()
    nullable!: number | null;

    @IsInt({ each: true })
    list: number[] = [];
  }

  test('keeps its initial value, or none', async () => {
    expect(await readValue(Optional, { nullable: null })).toEqual(Object.assign(new Optional(), { nullable: null }));
    expect(await readValue(Optional, { nullable: 1, optional: null, initial: 'y', conditional: 'any', list: [1] })).toMatchObject({
      optional: null,
      initial: 'y',
      conditional: 'any',
    });
  });

  test('is asked all the same if it is sent', async () => {
    expect(await readIssues(Optional, { nullable: 'x', optional: 'x', initial: null, list: [1, 'x'] })).toEqual([
      'optional: isInt',
      'initial: isString',
      'nullable: isInt',
      'list.1: isInt',
    ]);
    expect(await readIssues(Optional, { nullable: 1, initial: 'x' })).toEqual(['conditional: isInt']);
  });
});

describe('dates', () => {
  class Dates {
    @Type(() => Date)
    @IsDate()
    typed!: Date;

    @IsOptional()
    @Type(() => Date)
    @MinDate(new Date('2020-01-01'))
    @IsDate()
    bounded?: Date;

    @IsOptional()
    @Type(() => Date)
    @IsDate({ each: true })
    list?: Date[];
  }

  test('are read from strings', async () => {
    expect(await readValue(Dates, { typed: '2026-01-31T12:00:00Z', bounded: '2026-01-31', list: ['2026-01-31'] })).toEqual(
      Object.assign(new Dates(), { typed: new Date('2026-01-31T12:00:00Z'), bounded: new Date('2026-01-31'), list: [new Date('2026-01-31')] }),
    );
  });

  test('that are none are told, strictly', async () => {
    expect(await readIssues(Dates, { typed: 'x', bounded: '1999-01-01', list: ['2026-01-31', 'x'] })).toEqual([
      'typed: isDate',
      'bounded: minDate',
      'list.1: isDate',
    ]);
    expect(await readIssues(Dates, { typed: 0 })).toEqual(['typed: isDate']);
    expect(await readIssues(Dates, { typed: 'January 2026' })).toEqual(['typed: isDate']);
  });
});

describe('values without a type', () => {
  class Free {
    @Type(() => Object)
    @Allow()
    any!: unknown;

    @IsOptional()
    @IsObject()
    object?: object;

    @IsOptional()
    @IsArray()
    list?: unknown[];
  }

  test.each<unknown>([null, 0, 'x', [], [[1]], {}, { a: { b: [null] } }, [{ length: 1 }]])('are read as they are: %j', async (any) => {
    expect(await readValue(Free, { any })).toEqual(Object.assign(new Free(), { any }));
  });

  test('are held to what is asked of them', async () => {
    expect(await readIssues(Free, { any: 1, object: [], list: {} })).toEqual(['object: isObject', 'list: type']);
    expect(await readValue(Free, { any: 1, object: { a: 1 }, list: [{ b: [] }] })).toBeInstanceOf(Free);
  });
});

test('what stands in a base class is read, too', async () => {
  class Base {
    @IsString()
    name!: string;

    @Type(() => Date)
    @IsDate()
    since!: Date;
  }
  class Derived extends Base {
    @IsInt()
    size!: number;
  }
  expect(await readValue(Derived, { name: 'a', since: '2026-01-31', size: 1 })).toBeInstanceOf(Derived);
  expect(await readIssues(Derived, { name: 1, since: 'x', size: 'x' })).toEqual(['name: isString', 'since: isDate', 'size: isInt']);
});

test('what a class asks of a property of its base takes the place of what the base asks', async () => {
  class Base {
    @MaxLength(3)
    @IsString()
    a!: string;

    @IsInt()
    b!: number;
  }
  class Derived extends Base {
    @MinLength(2)
    override a: string = undefined as never;

    @IsOptional()
    override b: number = undefined as never;
  }
  expect(await readIssues(Base, { a: 'too long', b: 1 })).toEqual(['a: maxLength']);
  expect(await readIssues(Derived, { a: 'too long' })).toEqual([]);
  expect(await readIssues(Derived, { a: 'x', b: 'x' })).toEqual(['a: minLength', 'b: isInt']);
});

test('constraints of the user see the instance as it was read, and are waited for', async () => {
  class Pair {
    @IsInt()
    low!: number;

    @ValidateBy({
      name: 'higher',
      validator: {
        validate: async (value, args) => args?.object instanceof Pair && (value as number) > args.object.low,
        defaultMessage: () => '$property must be higher',
      },
    })
    @IsInt()
    high!: number;
  }
  expect(await readValue(Pair, { low: 1, high: 2 })).toBeInstanceOf(Pair);
  expect(await readIssues(Pair, { low: 2, high: 2 })).toEqual(['high: higher']);
});

test('what is not declared is told where it is forbidden', async () => {
  class Closed {
    @IsInt()
    a!: number;
  }
  expect(await readIssues(Closed, { a: 1, b: 2 }, { forbidUnknown: true })).toEqual(['b: undeclared']);
  expect(await readIssues(Closed, { a: 1 }, { forbidUnknown: true })).toEqual([]);
});
