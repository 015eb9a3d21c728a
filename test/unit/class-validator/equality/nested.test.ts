import { ArrayNotEmpty, IsArray, IsDefined, IsInt, IsObject, IsOptional, MaxLength, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { HOSTILE_VALUES } from './hostile-values.ts';
import { errorsOf, told, toldInWords } from './told.ts';

class Item {
  @IsInt()
  id!: unknown;

  @IsOptional()
  @ValidateNested()
  child?: unknown;
}

class Named extends Item {
  @MaxLength(2)
  name!: unknown;
}

class Holder {
  @ValidateNested()
  item!: unknown;
}

const item = (id: unknown, child?: unknown): Item => Object.assign(new Item(), { id, child });
const good = item(1);
const bad = item('x');

describe('@ValidateNested', () => {
  test.each<[string, unknown, string[]]>([
    ['an instance', good, []],
    ['an instance with an issue', bad, ['item.id: isInt']],
    ['an instance of a derived class', Object.assign(new Named(), { id: 1, name: 'abc' }), ['item.name: maxLength']],
    ['levels', item(1, item(2, item('x', bad))), ['item.child.child.id: isInt', 'item.child.child.child.id: isInt']],
    ['a list', [good, bad, item(null)], ['item.1.id: isInt', 'item.2.id: isInt']],
    ['an empty list', [], []],
    ['a list with a hole', Object.assign(new Array(3), { 0: good, 2: bad }), ['item.2.id: isInt']],
    ['a list of lists', [[good, bad], [], [[bad]]], ['item.0.1.id: isInt', 'item.2.0.0.id: isInt']],
    [
      'a list of anything',
      [null, undefined, 1, 'x', {}],
      ['item.0: nestedValidation', 'item.2: nestedValidation', 'item.3: nestedValidation', 'item.4.undefined: unknownValue'],
    ],
    ['a set', new Set([good, bad, null]), ['item.1.id: isInt', 'item.2: nestedValidation']],
    ['a set of lists', new Set([[bad], [good]]), ['item.0.0.id: isInt']],
    [
      'a map',
      new Map<unknown, unknown>([
        ['a', good],
        ['b', bad],
        [7, 'x'],
        [true, [bad]],
      ]),
      ['item.b.id: isInt', 'item.7: nestedValidation', 'item.true.0.id: isInt'],
    ],
    ['a map by objects', new Map([[{}, bad]]), ['item.[object Object].id: isInt']],
    ['lists in maps in sets', new Set([new Map([['a', [bad]]])]), ['item.0.a.0.id: isInt']],
    ['a plain object', { id: 1 }, ['item.undefined: unknownValue']],
    ['a list of plain objects', [{}, { id: 1 }], ['item.0.undefined: unknownValue', 'item.1.undefined: unknownValue']],
  ])('of %s', async (_what, value, names) => {
    expect(await told(Holder, { item: value })).toEqual(names);
  });

  test.each(Object.entries(HOSTILE_VALUES))('of %s', async (_name, value) => {
    const names = await told(Holder, { item: value });
    if (value === undefined) expect(names).toEqual([]);
    await told(Holder, { item: [value] });
    await told(Holder, { item: value }, { forbidUnknownValues: false });
  });

  test('what is nested knows its own value and target', async () => {
    const list = [bad];
    const [error] = await errorsOf(Holder, { item: list });
    const [ofItem] = error?.children ?? [];
    expect(error?.value).toBe(list);
    expect([ofItem?.property, ofItem?.target, ofItem?.value]).toEqual(['0', list, bad]);
    expect(ofItem?.children?.[0]?.target).toBe(bad);
  });

  test('says what a value has to be, with the name of its function as the target', async () => {
    class Worded {
      @ValidateNested({ message: '$target.$property: $value' })
      one!: unknown;

      @ValidateNested({ each: true })
      each!: unknown;

      @ValidateNested({ message: ({ property, value, targetName }) => `${property} ${String(value)} ${targetName}`, each: true })
      called!: unknown;
    }
    expect(await toldInWords(Worded, { one: 5, each: 5, called: 'x' })).toEqual({
      one: { nestedValidation: 'Function.one: 5' },
      each: { nestedValidation: 'each value in nested property each must be either object or array' },
      called: { nestedValidation: 'called x Function' },
    });
    expect(await toldInWords(Worded, { one: [5], each: [5], called: ['x'] })).toEqual({
      'one.0': { nestedValidation: 'Function.one: 5' },
      'each.0': { nestedValidation: 'each value in nested property each must be either object or array' },
      'called.0': { nestedValidation: 'called x Function' },
    });
  });

  test('twice on a property validates twice, and lists twice twice', async () => {
    class Twice {
      @ValidateNested({ message: 'first', context: { n: 1 } })
      @ValidateNested({ each: true, message: 'second', context: { n: 2 } })
      item!: unknown;
    }
    expect(await told(Twice, { item: bad })).toEqual(['item.id: isInt', 'item.id: isInt']);
    expect(await told(Twice, { item: [bad] })).toEqual(Array(4).fill('item.0.id: isInt'));
    expect(await toldInWords(Twice, { item: 5 })).toEqual({ item: { nestedValidation: 'first' } });
    expect(await told(Twice, { item: [[bad]] })).toEqual(Array(8).fill('item.0.0.id: isInt'));
  });

  test('stands beside constraints of the value itself, of which items know nothing', async () => {
    class Beside {
      @IsArray()
      @ArrayNotEmpty()
      @IsObject({ each: true })
      @ValidateNested()
      items!: unknown;

      @IsDefined()
      @ValidateNested()
      defined!: unknown;
    }
    expect(await told(Beside, { items: [bad, 1], defined: [null] })).toEqual([
      'items: isObject',
      'items.0.id: isInt',
      'items.1: nestedValidation',
      'defined.0: nestedValidation',
    ]);
    expect(await told(Beside, { items: [], defined: null })).toEqual(['items: arrayNotEmpty', 'defined: isDefined, nestedValidation']);
  });

  test('of a class that refers to itself goes as deep as the value', async () => {
    let chain: unknown = bad;
    for (let depth = 0; depth < 50; depth++) chain = item(1, depth % 2 ? chain : [chain]);
    expect(await told(Holder, { item: chain })).toHaveLength(1);
  });

  test('of one instance in two places tells it twice', async () => {
    class Two {
      @ValidateNested()
      a!: unknown;

      @ValidateNested()
      b!: unknown;
    }
    expect(await told(Two, { a: bad, b: [bad, bad] })).toEqual(['a.id: isInt', 'b.0.id: isInt', 'b.1.id: isInt']);
  });
});

test('a nested value without the decorator is nobody’s business', async () => {
  class Free {
    @IsObject()
    item!: unknown;
  }
  expect(await told(Free, { item: bad })).toEqual([]);
});

test.each(['x', 5, {}, true])('an object that calls something else its constructor is unknown: %o', async (other) => {
  expect(await told(Holder, { item: { constructor: other } })).toEqual(['item.undefined: unknownValue']);
  expect(await told(Holder, { item: [Object.assign(item('x'), { constructor: other })] })).toEqual(['item.0.undefined: unknownValue']);
});
