import { IsDefined, IsInt, IsOptional, IsPositive, ValidateNested, ValidatePromise } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { errorsOf, told } from './told.ts';

class Item {
  @IsInt()
  id!: unknown;
}

class Promised {
  @ValidatePromise()
  @IsPositive()
  @IsInt()
  count!: unknown;

  @IsInt()
  direct!: unknown;

  @ValidatePromise()
  @ValidateNested()
  item!: unknown;
}

const bad = Object.assign(new Item(), { id: 'x' });

describe('@ValidatePromise', () => {
  test('asks of what a promise gives', async () => {
    expect(await told(Promised, { count: Promise.resolve(1), direct: 1, item: Promise.resolve(null) })).toEqual(['item: nestedValidation']);
    // What was promised is told when it is there.
    expect(await told(Promised, { count: Promise.resolve('x'), direct: 'x', item: Promise.resolve([bad]) })).toEqual([
      'direct: isInt',
      'count: isInt, isPositive',
      'item.0.id: isInt',
    ]);
  });

  test('tells the value that the promise gave', async () => {
    const [error] = await errorsOf(Promised, { count: Promise.resolve('x'), direct: 1 });
    expect(error?.value).toBe('x');
  });

  test('asks of a value that is no promise as ever', async () => {
    expect(await told(Promised, { count: 'x', direct: 1, item: bad })).toEqual(['count: isInt, isPositive', 'item.id: isInt']);
    expect(await told(Promised, { count: Object.fromEntries([['then', 1]]), direct: 1 })).toEqual(['count: isInt, isPositive']);
  });

  test('a promise without it is a value', async () => {
    expect(await told(Promised, { count: 1, direct: Promise.resolve(1) })).toEqual(['direct: isInt']);
  });

  test('a promise that is broken breaks the validation', async () => {
    const fault = new Error('broken');
    const broken = Promise.reject(fault);
    await expect(told(Promised, { count: broken, direct: 1 })).rejects.toBe(fault);
  });

  test('what is undefined in the end is skipped or missing by the options', async () => {
    class Missing {
      @ValidatePromise()
      @IsDefined()
      @IsInt()
      a!: unknown;

      @ValidatePromise()
      @IsOptional()
      @IsInt()
      b!: unknown;
    }
    const values = { a: Promise.resolve(undefined), b: Promise.resolve(undefined) };
    expect(await told(Missing, values, { skipMissingProperties: true })).toEqual(['a: isDefined']);
    // `@IsOptional` looks at the property, which holds a promise.
    expect(await told(Missing, values)).toEqual(['a: isDefined, isInt', 'b: isInt']);
  });
});
