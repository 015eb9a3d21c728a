import { Nested } from '@modern-rest/class-validator';
import { DEFAULT_LIMITS, valueFormat } from '@modern-rest/core';
import { Type } from 'class-transformer';
import { ArrayMinSize, IsArray, IsBoolean, IsInt, IsOptional, IsString, Min, ValidateIf, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { classValidatorSerializer } from './compiled.ts';
import { WAYS } from './equally.ts';
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

describe('a condition that excuses what is nested', () => {
  class Leaf {
    @IsInt()
    count!: number;
  }
  class Branch {
    @ValidateIf(() => false)
    @ValidateNested()
    @Type(() => Leaf)
    leaf?: Leaf;
  }
  class Tree {
    @ValidateIf(({ asked }: Tree) => asked)
    @ValidateNested()
    @Type(() => Branch)
    branch?: Branch;

    @IsBoolean()
    asked!: boolean;
  }

  test('excuses it on every level', async () => {
    const branch = { leaf: { count: 'x' } };
    for (const asked of [true, false]) expect(await readValue(Tree, { branch, asked })).toMatchObject({ asked });
  });
});

describe.each(WAYS)('models within models, $way,', ({ generate }) => {
  class Node {
    @IsOptional()
    @ValidateNested()
    @Type(() => Node)
    next?: Node;
  }
  const deep = (levels: number): object => (levels === 0 ? {} : { next: deep(levels - 1) });
  const load = classValidatorSerializer({ generate }).loader({ kind: 'model', model: Node }, valueFormat('json'), DEFAULT_LIMITS);

  test('are read up to a depth that no stack fears', () => {
    expect(load(deep(90))).toHaveProperty('value');
    expect(load(deep(5000))).toMatchObject({ issues: [{ message: expect.stringContaining('nested deeper than 256 levels') }] });
  });
});
