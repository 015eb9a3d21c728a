import { Expose, Type } from 'class-transformer';
import { ArrayMinSize, IsDate, IsInt, IsNumber, IsOptional, IsString, MaxLength, Min, MinDate, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { readIssues, readValue } from './load/equally.ts';

class Item {
  @Expose({ name: 'no' })
  @Min(1)
  @IsInt()
  id!: number;
}

const item = (id: number): Item => Object.assign(new Item(), { id });

describe('a set', () => {
  class Sets {
    @IsOptional()
    @ValidateNested({ each: true })
    @Type(() => Item)
    items?: Set<Item>;

    @IsOptional()
    @MaxLength(3, { each: true })
    @IsString({ each: true })
    @Type(() => String)
    words?: Set<string>;

    @IsOptional()
    @IsDate({ each: true })
    @Type(() => Date)
    dates?: Set<Date>;
  }

  test('is read from a list', async () => {
    expect(await readValue(Sets, { items: [{ no: 1 }, { no: 1 }], words: ['a', 'b', 'a'], dates: ['2026-01-31'] })).toEqual(
      Object.assign(new Sets(), { items: new Set([item(1), item(1)]), words: new Set(['a', 'b']), dates: new Set([new Date('2026-01-31')]) }),
    );
    expect(await readValue(Sets, { items: [] })).toMatchObject({ items: new Set() });
  });

  test('tells what is wrong with its items, where they stand in the list', async () => {
    expect(await readIssues(Sets, { items: [{ no: 1 }, { no: 0 }], words: ['a', 'long'], dates: ['2026-01-31', 'x'] })).toEqual([
      'items.1.no: min',
      'words.1: maxLength',
      'dates.1: isDate',
    ]);
  });

  test('takes no items of another type', async () => {
    expect(await readIssues(Sets, { items: [{ no: 1 }, null, 5] })).toEqual(['items.1: type', 'items.2: type']);
  });

  test.each([null, {}, 'x', 5])('is a list: %j', async (items) => {
    expect(await readIssues(Sets, { items })).toEqual(items === null ? [] : ['items: type']);
  });
});

describe('a map', () => {
  class Maps {
    @IsOptional()
    @ValidateNested({ each: true })
    @Type(() => Item)
    items?: Map<string, Item>;

    @IsOptional()
    @Min(1, { each: true })
    @IsNumber({}, { each: true })
    @Type(() => Number)
    counts?: Map<string, number>;

    @IsOptional()
    @MinDate(new Date('2020-01-01'), { each: true })
    @IsDate({ each: true })
    @Type(() => Date)
    days?: Map<string, Date>;
  }

  test('is read from an object', async () => {
    const value = (await readValue(Maps, { items: { a: { no: 1 }, 'b c': { no: 2 } }, counts: { x: 1, 2: 3 } })) as Maps;
    expect(value.items).toEqual(
      new Map([
        ['a', item(1)],
        ['b c', item(2)],
      ]),
    );
    expect(value.counts).toEqual(
      new Map([
        ['2', 3],
        ['x', 1],
      ]),
    );
    expect(await readValue(Maps, { items: {} })).toMatchObject({ items: new Map() });
  });

  test('has whatever keys the client chooses', async () => {
    const names = ['', 'length', '0', 'then', 'a b', '$&', 'Map'];
    const value = (await readValue(Maps, { counts: Object.fromEntries(names.map((name) => [name, 1])) })) as Maps;
    expect([...(value.counts ?? [])].map(([name]) => name).sort()).toEqual([...names].sort());
  });

  test('tells what is wrong with its values, by their keys', async () => {
    expect(await readIssues(Maps, { items: { a: { no: 1 }, b: { no: 0 } }, counts: { x: 0 } })).toEqual(['items.b.no: min', 'counts.x: min']);
  });

  test('asks nothing more of values that are not read', async () => {
    expect(await readIssues(Maps, { days: { a: '2026-02-30', b: '2026-01-31' } })).toEqual(['days.a: isDate']);
    expect(await readIssues(Maps, { days: { a: 'x', b: null } })).toEqual(['days.a: isDate', 'days.b: isDate']);
    expect(await readIssues(Maps, { days: { a: '1999-12-31' } })).toEqual(['days.a: minDate']);
  });

  test('takes no values of another type', async () => {
    expect(await readIssues(Maps, { items: { a: null, b: 5 } })).toEqual(['items.a: type', 'items.b: type']);
  });

  test.each([[], 'x', 5])('is an object: %j', async (items) => {
    expect(await readIssues(Maps, { items })).toEqual(['items: type']);
  });
});

test('a list of the user stays of its class', async () => {
  class Items extends Array<Item> {
    first(): Item | undefined {
      return this[0];
    }
  }
  class Holder {
    @ArrayMinSize(1)
    @ValidateNested({ each: true })
    @Type(() => Item)
    items!: Items;
  }
  const value = (await readValue(Holder, { items: [{ no: 1 }] })) as Holder;
  expect(value.items).toBeInstanceOf(Items);
  expect(value.items.first()).toEqual(item(1));
  expect(await readIssues(Holder, { items: [] })).toEqual(['items: arrayMinSize']);
});
