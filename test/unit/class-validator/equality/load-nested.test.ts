import { Nested } from '@modern-rest/class-validator';
import { Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsInt, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { readIssues, readValue } from './load/equally.ts';

describe('nested models', () => {
  class Item {
    @Min(1)
    @IsInt()
    id!: number;

    @IsOptional()
    @ValidateNested()
    @Type(() => Item)
    child?: Item;
  }
  class Derived extends Item {
    @IsString()
    name = 'derived';
  }
  class Order {
    @ValidateNested()
    @Type(() => Item)
    item!: Item;

    @ArrayMinSize(1)
    @IsArray()
    @ValidateNested({ each: true })
    @Type(() => Item)
    items!: Item[];

    @IsOptional()
    @ValidateNested()
    @Type(() => Derived)
    derived?: Derived;

    @IsOptional()
    @Nested(() => [Item])
    @Type(() => Item)
    ours?: Item[];
  }
  const order = { item: { id: 1 }, items: [{ id: 2, child: { id: 3 } }] };

  test('are instances of their classes', async () => {
    const value = (await readValue(Order, { ...order, derived: { id: 4, extra: 1 }, ours: [{ id: 5 }] })) as Order;
    expect(value.items[0]?.child).toBeInstanceOf(Item);
    expect(value.derived).toBeInstanceOf(Derived);
    expect(value.derived).not.toHaveProperty('extra');
  });

  test('tell what is wrong with them at its place', async () => {
    expect(await readIssues(Order, { item: { id: 0 }, items: [{ id: 1 }, { id: 'x', child: { id: 0 } }], derived: { id: 1, name: 1 } })).toEqual([
      'item.id: min',
      'items.1.id: min',
      'items.1.id: isInt',
      'items.1.child.id: min',
      'derived.name: isString',
    ]);
    expect(await readIssues(Order, { ...order, items: [] })).toEqual(['items: arrayMinSize']);
  });

  test.each([null, 5, 'x', true, []])('have to be objects: %o', async (item) => {
    expect(await readIssues(Order, { ...order, item })).toEqual(['item: type']);
    expect(await readIssues(Order, { ...order, items: [{ id: 1 }, item] })).toEqual(['items.1: type']);
  });

  test.each([null, 5, 'x', true, {}])('have to be in a list where there are several: %o', async (items) => {
    expect(await readIssues(Order, { ...order, items })).toEqual(['items: type']);
  });
});
