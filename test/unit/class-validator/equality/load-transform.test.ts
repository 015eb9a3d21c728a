import { Exclude, Expose, Transform, type TransformFnParams, Type } from 'class-transformer';
import { IsDate, IsInt, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { read, readIssues, readValue } from './load/equally.ts';

const trim = ({ value }: TransformFnParams): unknown => (typeof value === 'string' ? value.trim() : value);

describe('@Transform', () => {
  class Trimmed {
    @Transform(trim)
    @MaxLength(3)
    @IsString()
    name!: string;

    @Transform(({ value }) => `${String(value)}!`, { toClassOnly: true })
    @Transform(({ value }) => `${String(value)}?`, { toPlainOnly: true })
    @IsString()
    directed!: string;

    @IsOptional()
    @Transform(({ value }) => (value as number) + 1)
    @Transform(({ value }) => (value as number) * 10)
    @IsInt()
    twice?: number;
  }

  test('changes the value before it is asked', async () => {
    expect(await readValue(Trimmed, { name: '  abc  ', directed: 'x' })).toMatchObject({ name: 'abc', directed: 'x!' });
    expect(await readIssues(Trimmed, { name: ' abcd ', directed: 'x' })).toEqual(['name: maxLength']);
    expect(await readIssues(Trimmed, { name: 5, directed: 'x' })).toEqual(['name: maxLength', 'name: isString']);
  });

  test('several are applied in the order of the library', async () => {
    expect(await readValue(Trimmed, { name: '', directed: '', twice: 1 })).toMatchObject({ twice: 20 });
  });

  test('is not applied to what was not sent', async () => {
    expect(await readValue(Trimmed, { name: '', directed: '' })).toMatchObject({ twice: undefined });
  });

  test('may take a value that its property would not', async () => {
    class Csv {
      @Transform(({ value }) => (typeof value === 'string' ? value.split(',') : value))
      @IsString({ each: true })
      tags!: string[];
    }
    expect(await readValue(Csv, { tags: 'a,b' })).toMatchObject({ tags: ['a', 'b'] });
    expect(await readIssues(Csv, { tags: [1] })).toEqual(['tags.0: isString']);
  });

  test('sees the key, and the object as it was sent', async () => {
    const seen: unknown[] = [];
    class Seeing {
      @Transform(({ key, obj, value, type }) => {
        seen.push([key, obj, type]);
        return value as unknown;
      })
      @IsInt()
      a!: number;
    }
    await read(Seeing, { a: 1, b: 2 });
    expect(seen).toHaveLength(3);
    for (const one of seen) expect(one).toEqual(['a', { a: 1, b: 2 }, 0]);
  });

  test('with a name sees the name of the class', async () => {
    const keys: unknown[] = [];
    class Named {
      @Expose({ name: 'wire' })
      @Transform(({ key, value }) => {
        keys.push(key);
        return value as unknown;
      })
      @IsInt()
      a!: number;
    }
    expect(await readValue(Named, { wire: 1 })).toMatchObject({ a: 1 });
    expect(new Set(keys)).toEqual(new Set(['a']));
  });

  test('sees what @Type has made of the value', async () => {
    class Item {
      @IsInt()
      id!: number;
    }
    class Typed {
      @Type(() => Date)
      @Transform(({ value }) => new Date((value as Date).getTime() + 1))
      @IsDate()
      date!: Date;

      @ValidateNested()
      @Type(() => Item)
      @Transform(({ value }) => Object.assign(value as Item, { id: 7 }))
      item!: Item;
    }
    const value = (await readValue(Typed, { date: '2026-01-31T00:00:00.000Z', item: { id: 1 } })) as Typed;
    expect(value.date).toEqual(new Date('2026-01-31T00:00:00.001Z'));
    expect(value.item).toEqual(Object.assign(new Item(), { id: 7 }));
  });

  test('is inherited, and applied before those of the class itself', async () => {
    class Base {
      @Transform(({ value }) => `${String(value)}, base`)
      @IsString()
      a!: string;
    }
    class Derived extends Base {
      @Transform(({ value }) => `${String(value)}, derived`)
      @IsString()
      override a: string = undefined as never;
    }
    expect(await readValue(Derived, { a: 'x' })).toMatchObject({ a: 'x, base, derived' });
  });
});

describe('@Transform that puts another nested model in the place of what was sent', () => {
  class Inner {
    @IsInt()
    count!: number;

    // What is not sent is asked, too, and has no name on the wire.
    @Exclude({ toClassOnly: true })
    @IsOptional()
    @IsInt()
    unsent?: unknown;
  }
  class Outer {
    @ValidateNested()
    @Type(() => Inner)
    @Transform(({ value }) => ((value as Inner).count === 0 ? undefined : Object.assign(new Inner(), { count: -(value as Inner).count / 2 })))
    inner?: Inner;
  }

  test('is asked about that one', async () => {
    expect(await readValue(Outer, { inner: { count: 2 } })).toEqual(Object.assign(new Outer(), { inner: Object.assign(new Inner(), { count: -1 }) }));
    expect(await readIssues(Outer, { inner: { count: 3 } })).toEqual(['inner.count: isInt']);
  });

  test('is asked nothing where it gives none', async () => {
    expect(await readValue(Outer, { inner: { count: 0 } })).toEqual(Object.assign(new Outer(), { inner: undefined }));
  });
});

test('@Transform may give null where nothing is needed', async () => {
  class Missable {
    @IsOptional()
    @Transform(() => null)
    @IsString()
    name?: string | null;
  }
  expect(await readValue(Missable, { name: 'a' })).toEqual(Object.assign(new Missable(), { name: null }));
});
