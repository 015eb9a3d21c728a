import { DeepObject, Nested, Nullable, Optional, Split } from '@modern-rest/class-validator';
import { Controller, Get, Query, Returns } from '@modern-rest/core';
import { Expose, Type } from 'class-transformer';
import { IsArray, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { ask } from './echo.ts';
import { textSources } from './text-sources.ts';

class Extra {
  @IsString() color!: string;
  @IsOptional() @IsInt({ each: true }) sizes?: number[];
}

class Item {
  @IsString() name!: string;
  @IsOptional() @IsInt() @Min(1) quantity?: number;
  @IsOptional() @IsString({ each: true }) tags?: string[];
  @IsOptional() @Nested() extra?: Extra;
}

class Pet {
  @IsString() kind!: string;
}

class Cat extends Pet {
  @IsInt() lives!: number;
}

class Everything {
  @IsOptional() @IsString({ each: true }) tags?: string[];
  @IsOptional() @IsInt({ each: true }) ids?: number[];
  @IsOptional() @IsInt({ each: true }) @Split() split?: number[];
  @IsOptional() @Type(() => String) unique?: Set<string>;
  @IsOptional() @Nested(() => [Item]) items?: Item[];
  @IsOptional() @Nested() @DeepObject() filter?: Item;
  @IsOptional() @Nested() json?: Item;
  @IsOptional() @Type(() => Number) prices?: Map<string, number>;
  @IsOptional() @Type(() => Item) stock?: Map<string, Item>;
  @IsOptional()
  @Type(() => Pet, { discriminator: { property: 'kind', subTypes: [{ name: 'cat', value: Cat }] } })
  pet?: Pet;
  @IsOptional() @IsInt() page?: number;
}

const everything = textSources(Everything);
const strict = textSources(Everything, { forbidUnknown: true });
const encoded = (value: unknown): string => encodeURIComponent(JSON.stringify(value));

const READ: readonly (readonly [client: string, text: string, value: object])[] = [
  ['repeated names', 'tags=a&tags=b', { tags: ['a', 'b'] }],
  ['one value', 'tags=a', { tags: ['a'] }],
  ['PHP, jQuery, axios: empty brackets', 'tags[]=a&tags[]=b', { tags: ['a', 'b'] }],
  ['one value with empty brackets', 'ids[]=1', { ids: [1] }],
  ['qs: indexes', 'ids[0]=1&ids[1]=2', { ids: [1, 2] }],
  ['indexes in another order', 'ids[10]=3&ids[2]=2&ids[0]=1', { ids: [1, 2, 3] }],
  ['an index that is far away', 'tags[999999999]=a&tags[1]=b', { tags: ['b', 'a'] }],
  ['an index that is sent twice', 'tags[0]=a&tags[0]=b&tags[1]=c', { tags: ['a', 'b', 'c'] }],
  ['a mixture', 'tags[1]=d&tags[]=c&tags=a&tags=b', { tags: ['a', 'b', 'c', 'd'] }],
  ['encoded brackets', 'tags%5B%5D=a&tags%5B0%5D=b', { tags: ['a', 'b'] }],
  ['a list that is split', 'split[]=1,2&split=3', { split: [3, 1, 2] }],
  ['a set', 'unique[]=a&unique[]=b&unique[]=a', { unique: new Set(['a', 'b']) }],
  ['PHP, qs: a list of models', 'items[0][name]=x&items[0][quantity]=2&items[1][name]=y', { items: [{ name: 'x', quantity: 2 }, { name: 'y' }] }],
  [
    'Rails: a list of models without indexes',
    'items[][name]=x&items[][quantity]=2&items[][name]=y&items[][name]=z&items[][quantity]=3',
    { items: [{ name: 'x', quantity: 2 }, { name: 'y' }, { name: 'z', quantity: 3 }] },
  ],
  [
    'Rails: a list within a model without an index',
    'items[][name]=x&items[][tags][]=a&items[][tags][]=b&items[][name]=y',
    { items: [{ name: 'x', tags: ['a', 'b'] }, { name: 'y' }] },
  ],
  [
    'models within models',
    'items[0][name]=x&items[0][tags][]=a&items[0][extra][color]=red&items[0][extra][sizes][1]=7',
    { items: [{ name: 'x', tags: ['a'], extra: { color: 'red', sizes: [7] } }] },
  ],
  ['a list of models as JSON', `items=${encoded([{ name: 'x' }, { name: 'y' }])}`, { items: [{ name: 'x' }, { name: 'y' }] }],
  [
    'models as JSON, one in each item',
    `items[]=${encoded({ name: 'x' })}&items[]=${encoded({ name: 'y' })}`,
    { items: [{ name: 'x' }, { name: 'y' }] },
  ],
  ['models as JSON and members', `items[1][name]=y&items[0]=${encoded({ name: 'x' })}`, { items: [{ name: 'x' }, { name: 'y' }] }],
  ['a deep object', 'filter[name]=x&filter[quantity]=2', { filter: { name: 'x', quantity: 2 } }],
  ['a deep object with a list', 'filter[name]=x&filter[tags][]=a&filter[tags][]=b', { filter: { name: 'x', tags: ['a', 'b'] } }],
  ['a deep object with a repeated name', 'filter[name]=x&filter[tags]=a&filter[tags]=b', { filter: { name: 'x', tags: ['a', 'b'] } }],
  ['a deep object within it', 'filter[name]=x&filter[extra][color]=red', { filter: { name: 'x', extra: { color: 'red' } } }],
  ['JSON within a deep object', `filter[name]=x&filter[extra]=${encoded({ color: 'red' })}`, { filter: { name: 'x', extra: { color: 'red' } } }],
  ['a deep object as JSON', `filter=${encoded({ name: 'x', quantity: 2 })}`, { filter: { name: 'x', quantity: 2 } }],
  ['a nested model as JSON', `json=${encoded({ name: 'x' })}`, { json: { name: 'x' } }],
  ['a nested model as a deep object', 'json[name]=x&json[quantity]=2', { json: { name: 'x', quantity: 2 } }],
  [
    'a map',
    'prices[eur]=1.5&prices[usd]=2',
    {
      prices: new Map([
        ['eur', 1.5],
        ['usd', 2],
      ]),
    },
  ],
  ['a map as JSON', `prices=${encoded({ eur: 1.5 })}`, { prices: new Map([['eur', 1.5]]) }],
  [
    'a map of models',
    'stock[a][name]=x&stock[a][quantity]=1&stock[b][name]=y',
    {
      stock: new Map([
        ['a', { name: 'x', quantity: 1 }],
        ['b', { name: 'y' }],
      ]),
    },
  ],
  ['a map with a name that every object has', 'prices[__proto__]=1', { prices: new Map([['__proto__', 1]]) }],
  ['a model with a discriminator', 'pet[kind]=cat&pet[lives]=9', { pet: { kind: 'cat', lives: 9 } }],
];

const REFUSED: readonly (readonly [text: string, loc: readonly (string | number)[], message: string])[] = [
  ['ids[]=1&ids[]=x', ['ids', 1], 'ids must be an integer number'],
  ['items[0][name]=x&items[1][quantity]=2', ['items', 1, 'name'], 'name is required'],
  ['items[3][name]=x&items[7][name]=y&items[7][quantity]=0', ['items', 1, 'quantity'], 'quantity must not be less than 1'],
  ['items[0][name]=x&items[0][name]=y', ['items', 0, 'name'], 'name must be sent once, not 2 times'],
  ['filter[name]=a&filter[quantity]=x', ['filter', 'quantity'], 'quantity must be an integer number'],
  ['json[quantity]=2', ['json', 'name'], 'name is required'],
  [`filter[name]=a&filter=${encoded({ name: 'x' })}`, ['filter'], 'filter must be sent once, not 2 times'],
  ['filter=x', ['filter'], 'filter must be sent as JSON or as filter[name]'],
  ['json=x', ['json'], 'json must be JSON'],
  ['prices[eur]=1&prices[eur]=2', ['prices', 'eur'], 'eur must be sent once, not 2 times'],
  ['filter.name=x', ['filter'], 'filter must be sent as JSON or as filter[name]; the request has "filter.name"'],
  ['json.name=x', ['json'], 'json must be sent as JSON or as json[name]; the request has "json.name"'],
  ['items.0.name=x', ['items'], 'items must be sent as JSON or as items[0][name]; the request has "items.0.name"'],
  ['items[0].name=x', ['items'], 'items must be sent as JSON or as items[0][name]; the request has "items[0].name"'],
  ['items[a][name]=x', ['items'], 'items must be sent as JSON or as items[0][name]; the request has "items[a][name]"'],
  ['items[0][]=x', ['items'], 'items must be sent as JSON or as items[0][name]; the request has "items[0][]"'],
  ['tags.0=x', ['tags'], 'tags must be sent as tags or tags[]; the request has "tags.0"'],
  ['tags=a&tags[x]=b', ['tags'], 'tags must be sent as tags or tags[]; the request has "tags[x]"'],
  ['tags[][]=b', ['tags'], 'tags must be sent as tags or tags[]; the request has "tags[0][]"'],
  ['tags[0][0]=b', ['tags'], 'tags must be sent as tags or tags[]; the request has "tags[0][0]"'],
  ['tags[=b', ['tags'], 'tags must be sent as tags or tags[]; the request has "tags["'],
  ['prices[a][b]=1', ['prices'], 'prices must be sent as JSON or as prices[key]; the request has "prices[a][b]"'],
  ['prices.a=1', ['prices'], 'prices must be sent as JSON or as prices[key]; the request has "prices.a"'],
  [
    `filter${'[x]'.repeat(33)}=1`,
    ['filter'],
    `filter must be sent as JSON or as filter[name]; the request has "${`filter${'[x]'.repeat(33)}`.slice(0, 64)}"`,
  ],
  [`filter.${'x'.repeat(90)}=1`, ['filter'], `filter must be sent as JSON or as filter[name]; the request has "filter.${'x'.repeat(57)}"`],
];

describe.each(everything)('B3, B4: names with brackets in %s', (_, send) => {
  test.each(READ)('are read: %s', async (_client, text, value) => {
    const { received, ...answer } = await send(text);
    expect(answer).toMatchObject({ status: expect.toBeOneOf([200, 201]), issues: [] });
    expect(structuredClone(received)).toEqual(value);
  });

  test.each(REFUSED)('are refused: %s', async (text, loc, message) => {
    expect((await send(text)).issues).toEqual([[loc, message]]);
  });
});

describe.each(strict)('B3: where unknown names are forbidden, in %s', (_, send) => {
  test.each(READ)('declared lists and objects are known: %s', async (_client, text, value) => {
    expect(structuredClone((await send(text)).received)).toEqual(value);
  });

  test('others are not', async () => {
    expect((await send('page[]=1&filter[name]=x&filter[other]=y&other[]=1')).issues).toEqual([
      [['filter', 'other'], 'is not declared'],
      [['page[]'], 'is not declared'],
      [['other[]'], 'is not declared'],
    ]);
  });
});

class Exposed {
  @Expose({ name: 'tags[]' }) @IsString({ each: true }) first!: string[];
  @IsOptional() @IsString({ each: true }) tags?: string[];
}

describe.each(textSources(Exposed))('B3: in %s', (_, send) => {
  test('a name that is declared with its brackets wins', async () => {
    expect((await send('tags[]=a&tags[0]=b')).received).toEqual({ first: ['a'], tags: ['b'] });
  });
});

class Bracketed {
  @IsOptional() @Expose({ name: 'x[y]' }) @Nested() @DeepObject() deep?: Extra;
  @IsOptional() @Expose({ name: 'z[]' }) @Nested() @DeepObject() empty?: Extra;
  @IsOptional() @Expose({ name: 'a.b' }) @IsInt({ each: true }) dotted?: number[];
}

describe.each(textSources(Bracketed, { forbidUnknown: true }))('B3: in %s', (_, send) => {
  test('a declared name may have brackets and dots of its own', async () => {
    expect((await send('x[y][color]=a&z[][color]=b&z[][sizes]=1&z[][sizes]=3&a.b[]=2')).received).toEqual({
      deep: { color: 'a' },
      empty: { color: 'b', sizes: [1, 3] },
      dotted: [2],
    });
    expect((await send('x[y]={"color":"a"}&a.b=2')).received).toEqual({ deep: { color: 'a' }, dotted: [2] });
  });
});

class Wanted {
  @IsString() userName!: string;
  @IsArray() @IsString({ each: true }) tags!: string[];
  @IsInt() category!: number;
  @IsOptional() @IsString() categorys?: string;
}

const NEARLY: readonly (readonly [text: string, missing: string, named: string])[] = [
  ['username=x&tags=a&category=1', 'userName', 'username'],
  ['user_name=x&tags=a&category=1', 'userName', 'user_name'],
  ['User-Name=x&tags=a&category=1', 'userName', 'User-Name'],
  ['userNames=x&tags=a&category=1', 'userName', 'userNames'],
  ['userName[]=x&tags=a&category=1', 'userName', 'userName[]'],
  ['userName.first=x&tags=a&category=1', 'userName', 'userName.first'],
  ['userName{}=x&tags=a&category=1', 'userName', 'userName{}'],
  ['userName=x&Tags=a&category=1', 'tags', 'Tags'],
  ['userName=x&tag=a&category=1', 'tags', 'tag'],
  ['userName=x&tag[]=a&category=1', 'tags', 'tag[]'],
  ['userName=x&tags=a&categories=1', 'category', 'categories'],
];

describe.each(textSources(Wanted))('B3: a value that is missing, in %s,', (source, send) => {
  test.each(NEARLY)('names the name that was sent instead: %s', async (text, missing, named) => {
    expect((await send(text)).issues).toEqual([[[missing], `${missing} is required; the request has "${named}"`]]);
  });

  test('names no other name, not a declared one, and shows no value', async () => {
    // The name of a part has no control characters.
    const unsafe = source.startsWith('multipart') ? ['~~~', '~~~'] : ['\u0085'.repeat(3), '\uFFFD'.repeat(3)];
    const name = `Category.${unsafe[0]}${'x'.repeat(80)}`;
    const { issues, body } = await send(`userName=secret&tag1=secret&categorys=1&${encodeURIComponent(name)}=secret`);
    expect(issues).toEqual([
      [['tags'], 'tags is required'],
      [['category'], `category is required; the request has "Category.${unsafe[1]}${'x'.repeat(52)}"`],
    ]);
    expect(JSON.stringify(body)).not.toContain('secret');
  });

  test('names no name that is much longer', async () => {
    expect((await send(`userName=x&tags=a&category[${'x'.repeat(110)}]=1`)).issues).toEqual([[['category'], 'category is required']]);
  });
});

class MaybeNull {
  @Nullable() @Nested(() => Extra) @DeepObject() filter!: Extra | null;
  @Optional({ nullable: true }) @IsInt({ each: true }) ids?: number[] | null;
}

describe.each(textSources(MaybeNull))('B4: in %s', (_, send) => {
  test('null is the word null, not a member', async () => {
    expect((await send('filter=null&ids=null')).received).toEqual({ filter: null, ids: null });
    expect((await send('filter[color]=null&ids=1')).received).toEqual({ filter: { color: 'null' }, ids: [1] });
  });
});

test('B3: single values read lists with brackets, beside a model that forbids unknown names', async () => {
  @Controller('/', { forbidUnknown: true })
  class MixedController {
    @Get('/')
    @Returns(String)
    read(
      @Query(Extra) extra: Extra,
      @Query('id', [Number]) ids: number[],
      @Query('filter', Item, { validate: [DeepObject()] }) filter: Item,
    ): string {
      return JSON.stringify([extra, ids, filter]);
    }
  }
  const get = (query: string) => ask([MixedController])({ method: 'GET', url: `/?${query}` });
  const { body } = await get('color=red&sizes[]=1&id[]=2&id[1]=3&filter[name]=x');
  expect(JSON.parse(body as string)).toEqual([{ color: 'red', sizes: [1] }, [2, 3], { name: 'x' }]);
  expect((await get('color=red&color[]=blue&id=1&filter[name]=x')).issues).toEqual([[['query', 'color[]'], 'is not declared']]);
});

test('B4: a name with a dot for a model whose base class declares nothing', async () => {
  class Base {}
  class Leaf extends Base {
    @IsString() name!: string;
  }
  class Holder {
    @Optional() @Nested() @Type(() => Base, { discriminator: { property: 'kind', subTypes: [{ name: 'leaf', value: Leaf }] } }) item?: Base;
  }
  for (const [, send] of textSources(Holder)) {
    expect((await send('item.name=x')).issues).toEqual([[['item'], 'item must be sent as JSON or as item[name]; the request has "item.name"']]);
  }
});
