import { Type } from 'class-transformer';
import { Allow, IsDate, IsEnum, IsInt, IsNumber, IsOptional, IsString, Min, ValidateIf, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { issues, libraries, value } from './load/differing.ts';

// Where the framework reads a plain value otherwise than class-transformer and class-validator do, on purpose: docs/models.md lists it.

class Item {
  @IsInt()
  id!: number;
}

describe('a root', () => {
  test.each<unknown>([null, 5, 'x', true, [], [{ id: 1 }]])('has to be an object: %j', async (root) => {
    expect(await issues(Item, root)).toEqual([': type']);
  });

  test('of a list passes class-validator if unknown values are allowed', async () => {
    expect(await libraries(Item, [])).toEqual({ value: [], issues: [] });
    expect(await libraries(Item, null)).toBe('throws');
  });
});

describe('a key __proto__', () => {
  class Free {
    @Allow()
    @Type(() => Object)
    any!: unknown;
  }
  const sent = (): unknown => JSON.parse('{ "any": { "__proto__": { "polluted": 1 } }, "__proto__": { "polluted": 2 } }');

  test('is a name like any other, and never a prototype', async () => {
    const read = await value(Free, sent());
    expect(Object.getPrototypeOf(read)).toBe(Free.prototype);
    expect(Object.keys(read)).toEqual(['any']);
    expect(Object.getPrototypeOf(read['any'])).toBe(Object.prototype);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('is undeclared where that is told', async () => {
    expect(await issues(Free, sent(), { forbidUnknown: true })).toEqual(['__proto__: undeclared']);
    expect(await libraries(Free, sent(), { validator: { forbidNonWhitelisted: true } })).toMatchObject({ issues: [] });
  });
});

describe('names that every object has', () => {
  class Free {
    @Allow()
    @Type(() => Object)
    any!: unknown;

    @IsOptional()
    @Type(() => Number)
    @IsNumber({}, { each: true })
    counts?: Map<string, number>;
  }

  test('stay in values without a type, where class-transformer drops them, or fails', async () => {
    const any = { toString: 1, hasOwnProperty: 2, constructor: 'boom' };
    expect(await value(Free, { any })).toEqual(Object.assign(new Free(), { any }));
    expect(await libraries(Free, { any: { toString: 1, hasOwnProperty: 2 } })).toMatchObject({ value: { any: {} } });
    expect(await libraries(Free, { any: { inner: { constructor: 'boom' } } })).toBe('throws');
  });

  test('are keys of a map like any other', async () => {
    const counts = { toString: 1, constructor: 2, get: 3, size: 4, a: 5 };
    expect((await value(Free, { any: 1, counts }))['counts']).toEqual(new Map(Object.entries(counts)));
    expect(await libraries(Free, { any: 1, counts })).toMatchObject({ value: { counts: new Map([['a', 5]]) } });
  });
});

test('a nested value that is missing is told', async () => {
  class Holder {
    @ValidateNested()
    @Type(() => Item)
    item!: Item;

    @ValidateNested({ each: true })
    @Type(() => Item)
    items!: Item[];
  }
  expect(await issues(Holder, {})).toEqual(['item: required', 'items: required']);
  expect(await libraries(Holder, {})).toEqual({ value: new Holder(), issues: [] });
});

describe('an integer beyond 2 ** 53 - 1', () => {
  class Numbers {
    @Min(0)
    @IsInt()
    whole!: number;

    @IsOptional()
    @IsInt({ each: true })
    list?: number[];

    @IsOptional()
    @IsNumber()
    any?: number;
  }

  test('is refused: what was sent may have been another number', async () => {
    const sent = JSON.parse('{ "whole": 9007199254740993 }') as object;
    expect(sent).toEqual({ whole: 9007199254740992 });
    expect(await libraries(Numbers, sent)).toMatchObject({ issues: [] });
    expect(await issues(Numbers, sent)).toEqual(['whole: type']);
    expect(await issues(Numbers, { whole: 1e300 })).toEqual(['whole: type']);
    expect(await issues(Numbers, { whole: 1, list: [1, 2 ** 53] })).toEqual(['list.1: type']);
  });

  test('may be a number of any kind, and the largest exact one an integer', async () => {
    expect(await value(Numbers, { whole: Number.MAX_SAFE_INTEGER, any: 2 ** 60, list: [Number.MIN_SAFE_INTEGER] })).toMatchObject({ any: 2 ** 60 });
  });
});

test('an unknown value of a discriminator is refused', async () => {
  class Shape {
    @IsOptional()
    @IsString()
    label?: string;
  }
  class Circle extends Shape {
    @IsNumber()
    radius!: number;
  }
  class Drawing {
    @ValidateNested()
    @Type(() => Shape, { discriminator: { property: 'kind', subTypes: [{ value: Circle, name: 'circle' }] } })
    shape!: Shape;

    @IsOptional()
    @ValidateNested({ each: true })
    @Type(() => Shape, { discriminator: { property: 'kind', subTypes: [{ value: Circle, name: 'circle' }] } })
    shapes?: Shape[];
  }
  for (const shape of [{ kind: 'square', side: 1 }, {}, { kind: null }, { kind: ['circle'] }, { kind: 'toString' }]) {
    expect(await libraries(Drawing, { shape })).toEqual({ value: Object.assign(new Drawing(), { shape: new Shape() }), issues: [] });
    expect(await issues(Drawing, { shape })).toEqual(['shape.kind: discriminator']);
    expect(await issues(Drawing, { shape: { kind: 'circle', radius: 1 }, shapes: [shape] })).toEqual(['shapes.0.kind: discriminator']);
  }
});

describe('JSON has types', () => {
  enum Level {
    Low = 0,
    High = 7,
  }
  class Typed {
    @Type(() => Number)
    @IsNumber()
    count!: number;

    @Type(() => Boolean)
    flag!: boolean;

    @IsOptional()
    @Type(() => String)
    @IsString({ each: true })
    words?: Set<string>;

    @IsOptional()
    @IsEnum(Level)
    level?: Level;

    @IsOptional()
    @Type(() => Date)
    @IsDate()
    date?: Date;

    @Allow()
    allowed!: number;
  }
  const good = { count: 1, flag: true, allowed: 0 };

  test('@Type coerces nothing', async () => {
    expect(await libraries(Typed, { ...good, count: '1', flag: 'false' })).toMatchObject({ value: { count: 1 }, issues: [] });
    expect(await issues(Typed, { ...good, count: '1', flag: 'false' })).toEqual(['count: isNumber', 'flag: type']);
    expect(await issues(Typed, { ...good, words: ['a', 1] })).toEqual(['words.1: isString']);
  });

  test('a declared type is held where no constraint asks for it', async () => {
    expect(await libraries(Typed, { ...good, allowed: 'text' })).toMatchObject({ issues: [] });
    expect(await issues(Typed, { ...good, allowed: 'text' })).toEqual(['allowed: type']);
  });

  test('the names of a numeric enum are no values of it', async () => {
    expect(await libraries(Typed, { ...good, level: 'High' })).toMatchObject({ issues: [] });
    expect(await issues(Typed, { ...good, level: 'High' })).toEqual(['level: isIn']);
  });

  test.each(['January 2026', '2026', 0, '2026-01-31T12:00:00', '2026-02-30', true])('a date is a string of RFC 3339: %j', async (date) => {
    expect(await libraries(Typed, { ...good, date })).toMatchObject({ issues: [] });
    expect(await issues(Typed, { ...good, date })).toEqual(['date: isDate']);
  });
});

test('what is undeclared is dropped from nested values, too, that a condition keeps from being validated', async () => {
  class Holder {
    @ValidateIf(() => false)
    @ValidateNested()
    @Type(() => Item)
    item!: Item;
  }
  expect(await libraries(Holder, { item: { id: 1, extra: 2 } })).toMatchObject({ value: { item: { extra: 2 } } });
  expect((await value(Holder, { item: { id: 1, extra: 2 } }))['item']).toEqual(Object.assign(new Item(), { id: 1 }));
});

test('a nested model is validated without being told to', async () => {
  class Holder {
    @Type(() => Item)
    @Allow()
    item!: Item;
  }
  expect(await libraries(Holder, { item: { id: 'x' } })).toMatchObject({ issues: [] });
  expect(await issues(Holder, { item: { id: 'x' } })).toEqual(['item.id: isInt']);
});
