import { Expose, Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Min, MinLength, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { read, readIssues, readValue } from './load/equally.ts';

describe('options of class-transformer', () => {
  class Inner {
    @Expose()
    @IsOptional()
    @IsInt()
    shown?: number;

    @IsOptional()
    @IsInt()
    hidden?: number;
  }
  class Outer extends Inner {
    @Expose()
    @IsOptional()
    @ValidateNested()
    @Type(() => Inner)
    inner?: Inner;

    @IsOptional()
    @IsInt()
    _private?: number;
  }
  const sent = { shown: 1, hidden: 2, _private: 3, inner: { shown: 4, hidden: 5 } };

  test.each([{ strategy: 'excludeAll' }, { excludeExtraneousValues: true }, { strategy: 'excludeAll', excludeExtraneousValues: true }] as const)(
    'let only in what is exposed: %o',
    async (transformer) => {
      const value = await readValue(Outer, sent, { transformer });
      expect(JSON.parse(JSON.stringify(value))).toEqual({ shown: 1, inner: { shown: 4 } });
      expect(await readIssues(Outer, { hidden: 'x', inner: { hidden: 'x', shown: 'x' } }, { transformer })).toEqual(['inner.shown: isInt']);
    },
  );

  test('excludePrefixes leaves out names that start so', async () => {
    const value = await readValue(Outer, sent, { transformer: { excludePrefixes: ['_', 'hid'] } });
    expect(JSON.parse(JSON.stringify(value))).toEqual({ shown: 1, inner: { shown: 4 } });
  });

  test('exposeAll is what it is without an option', async () => {
    expect(await readValue(Outer, sent, { transformer: { strategy: 'exposeAll' } })).toEqual(await readValue(Outer, sent));
  });
});

describe('options of class-validator', () => {
  class Model {
    @Min(5)
    @IsInt()
    a!: number;

    @MinLength(2)
    @IsString()
    b!: string;
  }

  test('stopAtFirstError tells one constraint of each property, the one that was applied first', async () => {
    expect(await readIssues(Model, { a: 1.5, b: 1 }, { validator: { stopAtFirstError: true } })).toEqual(['a: isInt', 'b: isString']);
    expect(await readIssues(Model, { a: 1.5, b: 1 })).toEqual(['a: min', 'a: isInt', 'b: minLength', 'b: isString']);
  });

  test('dismissDefaultMessages leaves messages empty', async () => {
    const loaded = await read(Model, { a: 1, b: 'xy' }, { validator: { dismissDefaultMessages: true } });
    expect(loaded).toMatchObject({ issues: [{ path: ['a'], constraint: 'min', message: '' }] });
  });
});
