import { Nested } from '@modern-rest/class-validator';
import { Body, Controller, DefinitionError, Post, Returns } from '@modern-rest/core';
import { Exclude, Transform, Type } from 'class-transformer';
import { Allow, ArrayMinSize, IsIn, IsInt, IsNotEmpty, IsOptional, IsString, Min, ValidateNested } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { ask, echo } from './echo.ts';

class Item {
  @IsString()
  name!: string;

  @Min(1)
  @IsInt()
  count!: number;
}

const GOOD = { name: 'a', count: 1 };

class ByDeclaredClass {
  @Nested()
  item!: Item;
}

class ByThunk {
  @Nested(() => Item)
  item!: Item | null;
}

class ByLibraries {
  @ValidateNested()
  @Type(() => Item)
  item!: Item;
}

class ByTypeAlone {
  @Type(() => Item)
  item!: Item;
}

describe.each([
  ['@Nested()', ByDeclaredClass],
  ['@Nested(() => Item)', ByThunk],
  ['@ValidateNested() with @Type(() => Item)', ByLibraries],
  ['@Type(() => Item) alone', ByTypeAlone],
])('a model nested by %s', (_name, model) => {
  const { json, received } = echo(model);

  test('reaches the handler as an instance', async () => {
    expect(await json({ item: { ...GOOD, more: 1 } })).toMatchObject({ status: 200, body: { item: GOOD } });
    const [value] = received as ByDeclaredClass[];
    expect(value).toBeInstanceOf(model);
    expect(value?.item).toBeInstanceOf(Item);
    expect(value?.item).not.toHaveProperty('more');
  });

  test('is required', async () => {
    expect(await json({})).toMatchObject({ status: 400, issues: [[['body', 'item'], 'item is required']] });
  });

  test('is validated', async () => {
    expect((await json({ item: { count: 0 } })).issues).toEqual([
      [['body', 'item', 'name'], 'name is required'],
      [['body', 'item', 'count'], 'count must not be less than 1'],
    ]);
  });

  test.each([null, 'text', 1, true, [], [GOOD]])('is an object, not %j', async (item) => {
    expect(await json({ item })).toMatchObject({ status: 400, issues: [[['body', 'item'], 'item must be an object']] });
  });
});

class ListByThunk {
  @ArrayMinSize(1)
  @Nested(() => [Item])
  items!: Item[];
}

class ListByLibraries {
  @ArrayMinSize(1)
  @ValidateNested({ each: true })
  @Type(() => Item)
  items!: Item[];
}

describe.each([
  ['@Nested(() => [Item])', ListByThunk],
  ['@ValidateNested({ each: true }) with @Type(() => Item)', ListByLibraries],
])('a list of models by %s', (_name, model) => {
  const { json, received } = echo(model);

  test('reaches the handler as instances', async () => {
    expect(await json({ items: [GOOD, { ...GOOD, more: 1 }] })).toMatchObject({ status: 200, body: { items: [GOOD, GOOD] } });
    const [value] = received as ListByThunk[];
    expect(value?.items.every((item) => item instanceof Item)).toBe(true);
  });

  test('names the items by their index, a number', async () => {
    expect((await json({ items: [GOOD, { name: 1, count: 0 }, null, 'text'] })).issues).toEqual([
      [['body', 'items', 1, 'name'], 'name must be a string'],
      [['body', 'items', 1, 'count'], 'count must not be less than 1'],
      [['body', 'items', 2], 'items must be an object'],
      [['body', 'items', 3], 'items must be an object'],
    ]);
  });

  test('has constraints of its own', async () => {
    expect((await json({ items: [] })).issues).toEqual([[['body', 'items'], 'items must contain at least 1 elements']]);
  });

  test.each([{}, GOOD, 'text', 1, null])('is a list, not %j', async (items) => {
    expect((await json({ items })).issues).toEqual([[['body', 'items'], 'items must be a list']]);
  });
});

class Tags {
  @IsNotEmpty({ each: true })
  @IsString({ each: true })
  tags!: string[];
}

describe('a list of scalars', () => {
  const { json } = echo(Tags);

  test('is validated item by item', async () => {
    expect(await json({ tags: ['a', 'b'] })).toMatchObject({ status: 200, body: { tags: ['a', 'b'] } });
    expect((await json({ tags: ['a', 1, ''] })).issues).toEqual([
      [['body', 'tags', 2], 'each value in tags should not be empty'],
      [['body', 'tags', 1], 'each value in tags must be a string'],
    ]);
  });

  test.each([{}, 'abc', null])('is a list, not %j', async (tags) => {
    expect((await json({ tags })).issues).toEqual([[['body', 'tags'], 'tags must be a list']]);
  });
});

class Folder {
  @IsString()
  name!: string;

  @IsOptional()
  @Nested(() => Folder)
  parent?: Folder | null;

  @Nested(() => [Folder])
  folders: Folder[] = [];
}

describe('a model that refers to itself', () => {
  const { json } = echo(Folder);

  test('is read on every level', async () => {
    const folder = { name: 'a', parent: { name: 'b', folders: [] }, folders: [{ name: 'c', folders: [{ name: 'd', folders: [] }] }] };
    expect(await json(folder)).toMatchObject({ status: 200, body: folder });
  });

  test('is validated on every level', async () => {
    expect((await json({ name: 'a', folders: [{ name: 'b', folders: [{ name: 1 }] }] })).issues).toEqual([
      [['body', 'folders', 0, 'folders', 0, 'name'], 'name must be a string'],
    ]);
  });
});

class Author {
  @Nested(() => [Book])
  books!: Book[];
}

class Book {
  @IsOptional()
  @Nested(() => Author)
  author?: Author | null;
}

test('models may refer to each other in a circle', async () => {
  const { json } = echo(Author);
  expect(await json({ books: [{ author: { books: [] } }] })).toMatchObject({ status: 200 });
  expect((await json({ books: [{ author: { books: 1 } }] })).issues).toEqual([[['body', 'books', 0, 'author', 'books'], 'books must be a list']]);
});

test('a model whose class nothing tells is found at start', () => {
  class Unknown {
    @Nested()
    items!: Item[];
  }
  class Outer {
    @Nested()
    inner!: Unknown;
  }
  expect(() => echo(Outer)).toThrow(DefinitionError);
  expect(() => echo(Outer)).toThrow(/nothing tells the class of the nested property items/);
});

test('a model that cannot be made without arguments is found at start', () => {
  class Point {
    @IsInt()
    x: number;

    constructor(position: { x: number }) {
      this.x = position.x;
    }
  }
  expect(() => echo(Point)).toThrow(/Point: its constructor throws without arguments .*\n.*let a model be made without arguments/s);
});

describe('where the compiler writes down no types', () => {
  // Decorators that are called leave none, too.
  class Bare {
    declare value: unknown;
    declare secret: string;
  }
  Exclude()(Bare.prototype, 'secret');
  const withValue = (...decorators: PropertyDecorator[]): typeof Bare => {
    class Model extends Bare {}
    for (const decorate of decorators) decorate(Model.prototype, 'value');
    return Model;
  };

  test.each([Allow(), IsOptional(), IsNotEmpty()])('a property whose type nothing tells is found at start: %#', (decorator) => {
    expect(() => echo(withValue(decorator))).toThrow(DefinitionError);
    expect(() => echo(withValue(decorator))).toThrow(/nothing tells the type of the property value/);
  });

  test.each([
    ['a constraint', [IsInt()]],
    ['a constraint of the items of a list', [IsString({ each: true })]],
    ['the values of an enum', [IsIn([1, 'one'])]],
    ['@Type', [Allow(), Type(() => Object)]],
    ['a transformation', [Allow(), Transform(({ value }) => String(value))]],
  ] as const)('%s tells it', (_name, decorators) => {
    expect(() => echo(withValue(...decorators))).not.toThrow();
  });
});

test('a list of models may be the whole body', async () => {
  @Controller('/items')
  class ItemController {
    @Post('/')
    @Returns([Item])
    create(@Body([Item]) items: Item[]): Item[] {
      return items;
    }
  }
  const send = ask([ItemController]);
  const post = (body: unknown) => send({ method: 'POST', url: '/items', body });
  expect(await post([GOOD])).toMatchObject({ status: 201, body: [GOOD] });
  expect((await post([GOOD, { name: 'a' }])).issues).toEqual([[['body', 1, 'count'], 'count is required']]);
  expect((await post(GOOD)).issues).toEqual([[['body'], 'must be a list']]);
});

class Animal {
  @IsString()
  name!: string;
}

class Dog extends Animal {
  @IsInt()
  age!: number;
}

class Puppy extends Dog {
  @Min(2)
  override age = 3;
}

test('a model has the properties of its base, first', async () => {
  const { json } = echo(Dog);
  expect(await json({ name: 'Rex', age: 4 })).toMatchObject({ status: 200, body: { name: 'Rex', age: 4 } });
  expect((await json({})).issues.map(([loc]) => loc?.at(-1))).toEqual(['name', 'age']);
});

test('the properties of a base are first, also where an instance has no fields', async () => {
  class Base {
    @IsString()
    declare first: string;
  }
  class Derived extends Base {
    @IsString()
    declare second: string;
  }
  expect((await echo(Derived).json({})).issues.map(([, message]) => message)).toEqual(['first is required', 'second is required']);
});

test('a subclass replaces what its base says of a property', async () => {
  const { json } = echo(Puppy);
  expect(await json({ name: 'Rex' })).toMatchObject({ status: 200, body: { name: 'Rex', age: 3 } });
  expect((await json({ age: 1 })).issues).toEqual([
    [['body', 'name'], 'name is required'],
    [['body', 'age'], 'age must not be less than 2'],
  ]);
});
