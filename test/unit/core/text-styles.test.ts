import { DeepObject, Nested, Nullable, Optional, Split } from '@modern-rest/class-validator';
import { Body, Controller, Cookies, type ErrorModel, Get, Headers, Post, Query, Returns, urlencodedParser } from '@modern-rest/core';
import { multipartParser } from '@modern-rest/multipart';
import { buildDocument } from '@modern-rest/openapi';
import { testClient } from '@modern-rest/testing';
import { Expose, Type } from 'class-transformer';
import { IsArray, IsDate, IsInt, IsOptional, IsString, Max } from 'class-validator';
import type { MediaTypeObject, RequestBodyObject } from 'openapi3-ts/oas32';
import { describe, expect, test } from 'vitest';
import { documentErrors } from '../openapi/document-gates.ts';
import { apiOf, sendTo } from './api.ts';

class Range {
  @IsOptional() @IsInt() from?: number;
  @IsOptional() @IsInt({ each: true }) @Split('|') not?: number[];
}

class Filter {
  @IsString() state!: string;
  @IsOptional() @Nested() @DeepObject() size?: Range;
}

class Listing {
  @IsArray() @IsInt({ each: true }) @Split() ids: number[] = [];
  @IsOptional() @IsString({ each: true }) @Split(' ') words?: string[];
  @IsOptional() @IsDate({ each: true }) @Split('|') days?: Date[];
  @IsOptional() @IsString({ each: true }) tags?: string[];
  @Nullable() @IsInt() limit: number | null = 10;
  @IsOptional() @Nested() @DeepObject() filter?: Filter;
}

class Lists {
  @IsOptional() @IsString({ each: true }) accepted?: string[];
  @IsOptional() @IsInt({ each: true }) numbers?: number[];
}

class Seen {
  @IsString() text!: string;
}

const seen = (value: unknown): Seen => ({ text: JSON.stringify(value) });

@Controller('/styles')
class StyleController {
  @Get('/query')
  @Returns(Seen)
  query(@Query(Listing) listing: Listing): Seen {
    return seen(listing);
  }

  @Post('/form')
  @Returns(Seen)
  form(@Body(Listing) listing: Listing): Seen {
    return seen(listing);
  }

  @Get('/lists')
  @Returns(Seen)
  lists(@Headers(Lists) headers: Lists, @Cookies(Lists) cookies: Lists): Seen {
    return seen([headers, cookies]);
  }
}

const parsers = { urlencoded: urlencodedParser(), multipart: multipartParser() };
const api = apiOf([StyleController], { parsers: Object.values(parsers) });
const send = sendTo([StyleController], { parsers: Object.values(parsers) });

const answer = async (response: Response): Promise<unknown> => {
  const body = (await response.json()) as Seen & ErrorModel;
  return response.ok ? JSON.parse(body.text) : body.detail.map(({ loc = [], msg }) => [loc.join('.'), msg]);
};
const query = async (text: string) => answer(await send({ method: 'GET', url: `/styles/query?${text}` }));

const TEXT =
  'ids=1,2, 3&words=a+b&days=2026-01-01|2026-01-02&tags=x&tags=y,z&limit=null&filter[state]=open&filter[size][from]=3&filter[size][not]=4|5';
const VALUE = {
  ids: [1, 2, 3],
  words: ['a', 'b'],
  days: ['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z'],
  tags: ['x', 'y,z'],
  limit: null,
  filter: { state: 'open', size: { from: 3, not: [4, 5] } },
};

describe('lists, null and objects as text', () => {
  test('are read by their declared styles from a query string', async () => {
    expect(await query(TEXT)).toEqual(VALUE);
  });

  test('are read in the same way from forms', async () => {
    const fields = new URLSearchParams(TEXT);
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    expect(await answer(await send({ method: 'POST', url: '/styles/form', body: fields }))).toEqual(VALUE);
    expect(await answer(await send({ method: 'POST', url: '/styles/form', body: form }))).toEqual(VALUE);
  });

  test('an empty value is an empty list, what is left out keeps its initial value, and a split list may be repeated', async () => {
    expect(await query('ids=')).toEqual({ ids: [], limit: 10 });
    expect(await query('ids=1,2&ids=3')).toEqual({ ids: [1, 2, 3], limit: 10 });
  });

  test('say which item or member is wrong', async () => {
    expect(await query('ids=1,,x&limit=a&filter[size][from]=a&filter[size][not]=1|b')).toEqual(
      [
        ['ids.1', 'ids must be an integer number'],
        ['ids.2', 'ids must be an integer number'],
        ['limit', 'limit must be an integer number'],
        ['filter.state', 'state is required'],
        ['filter.size.from', 'from must be an integer number'],
        ['filter.size.not.1', 'not must be an integer number'],
      ].map(([loc, msg]) => [`query.${loc}`, msg]),
    );
  });

  test.each(['filter', 'filter[', 'filter[]', 'filter[state', 'filter[state]x', 'filter[state][', 'filter[__proto__][state]', 'filter[constructor]'])(
    'a name %s is no member of an object',
    async (name) => {
      expect(await query(`${name}=open`)).toSatisfy((value) => Array.isArray(value) || JSON.stringify(value) === '{"ids":[],"limit":10}');
      const strict = sendTo([StyleController], { forbidUnknown: true });
      expect((await strict({ method: 'GET', url: `/styles/query?${name}=open` })).status).toBe(400);
      expect(({} as { state?: unknown }).state).toBeUndefined();
    },
  );

  test('members are declared names where unknown ones are forbidden', async () => {
    const strict = sendTo([StyleController], { forbidUnknown: true });
    expect(await answer(await strict({ method: 'GET', url: `/styles/query?${TEXT}` }))).toEqual(VALUE);
    const wrong = await strict({ method: 'GET', url: '/styles/query?filter[state]=a&filter[other]=b' });
    expect(await answer(wrong)).toEqual([['query.filter.other', 'is not declared']]);
  });
});

describe('lists in header fields and cookies', () => {
  test('are one value with commas, as HTTP has it; a quoted item may have one, and empty ones do not count', async () => {
    const headers = { accepted: 'a , "b, c",, ,d', numbers: '1,2', cookie: 'accepted=a,b; numbers=3' };
    expect(await answer(await send({ method: 'GET', url: '/styles/lists', headers }))).toEqual([
      { accepted: ['a', '"b, c"', 'd'], numbers: [1, 2] },
      { accepted: ['a', 'b'], numbers: [3] },
    ]);
  });
});

test('a list that is split may be sent in several values, each of which is split', async () => {
  const response = await sendTo([StyleController])({ method: 'GET', url: '/styles/query?days=2026-01-01|2026-01-02&days=2026-01-03&ids=1&ids=2,3' });
  expect(await answer(response)).toMatchObject({ ids: [1, 2, 3], days: ['01', '02', '03'].map((day) => `2026-01-${day}T00:00:00.000Z`) });
});

test('a test client writes what the handler receives', async () => {
  const client = testClient(api, StyleController);
  const listing = Object.assign(new Listing(), { ...VALUE, days: [new Date('2026-01-01'), new Date('2026-01-02')] });
  expect(await answer(await client.query(listing))).toEqual(VALUE);
  expect(await answer(await client.form(listing))).toEqual(VALUE);
  const lists = { accepted: ['a', 'b'], numbers: [1, 2] };
  expect(await answer(await client.lists(lists, lists))).toEqual([lists, lists]);
});

describe('what a test client writes and a handler receives', () => {
  class Named {
    @Expose({ name: 'Name' }) @IsString() name!: string;
    @IsOptional() @IsInt() age?: number;
  }

  class Odd {
    @IsOptional() @Nested() one?: Named;
    @IsOptional() @Nested(() => [Named]) @Split() joined?: Named[];
    @IsOptional() @Nested(() => [Named]) @DeepObject() spread?: Named[];
    @IsOptional() @IsString({ each: true }) @Split('|') piped?: string[];
  }

  class OddQuery extends Odd {
    @Optional({ nullable: true }) @Nested(() => Named) @DeepObject() nothing?: Named | null;
  }

  @Controller('/odd', { forbidUnknown: true })
  class OddController {
    @Get('/query')
    @Returns(Seen)
    query(@Query(OddQuery) odd: OddQuery): Seen {
      return seen(odd);
    }

    @Get('/headers')
    @Returns(Seen)
    headers(@Headers(Odd) odd: Odd): Seen {
      return seen(odd);
    }

    @Get('/cookies')
    @Returns(Seen)
    cookies(@Cookies(Odd) odd: Odd): Seen {
      return seen(odd);
    }
  }

  const people = [{ name: 'a, b', age: 1 }, { name: 'c' }];
  const client = testClient(apiOf([OddController]), OddController);

  test('is null for a model that is spread', async () => {
    expect(await answer(await client.query({ nothing: null }))).toEqual({ nothing: null });
    expect(await answer(await sendTo([OddController])({ method: 'GET', url: '/odd/query?nothing=x' }))).toEqual([
      ['query.nothing', 'nothing must be sent as JSON or as nothing[Name]'],
    ]);
  });

  test.each(['query', 'headers', 'cookies'] as const)('is a list of models in %s, whatever the style of the list', async (handler) => {
    expect(await answer(await client[handler]({ joined: people, spread: people }))).toEqual({ joined: people, spread: people });
  });

  test('is a list of models without items where a name cannot be repeated', async () => {
    expect(await answer(await client.headers({ joined: [] }))).toEqual({ joined: [] });
    expect(await answer(await client.cookies({ joined: [] }))).toEqual({ joined: [] });
  });

  test.each(['query', 'headers', 'cookies'] as const)('is a model in %s with names in their case', async (handler) => {
    expect(await answer(await client[handler]({ one: { name: 'x' } }))).toEqual({ one: { name: 'x' } });
  });

  test.each(['query', 'headers', 'cookies'] as const)('is a list in %s whose separator the model names', async (handler) => {
    expect(await answer(await client[handler]({ piped: ['a', 'b'] }))).toEqual({ piped: ['a', 'b'] });
  });
});

test('a model that is spread may be named by @Type alone, and is validated', async () => {
  class Bounds {
    @IsInt() @Max(5) from!: number;
  }
  class Sized {
    @IsOptional() @Type(() => Bounds) @DeepObject() size?: Bounds;
  }
  @Controller('/sized')
  class SizedController {
    @Get('/')
    @Returns(Seen)
    read(@Query(Sized) sized: Sized): Seen {
      return seen([sized.size instanceof Bounds, sized]);
    }
  }
  const client = testClient(apiOf([SizedController]), SizedController);
  expect(await answer(await client.read({ size: { from: 1 } }))).toEqual([true, { size: { from: 1 } }]);
  expect(await answer(await client.read({ size: { from: 6 } }))).toEqual([['query.size.from', 'from must not be greater than 5']]);
});

test('a test client leaves out the items of a list that are nothing', async () => {
  const listing = { tags: ['a', null, undefined, 'b'] as string[], limit: 1, ids: [] };
  expect(await answer(await testClient(api, StyleController).query(listing))).toEqual({ ids: [], tags: ['a', 'b'], limit: 1 });
});

test('the document names the styles', async () => {
  const document = buildDocument(api);
  expect(await documentErrors(document)).toEqual([]);
  const { get } = document.paths?.['/styles/query'] ?? {};
  const styles = ((get?.parameters ?? []) as { name: string }[]).map(({ name, ...parameter }) => [
    name,
    { ...parameter, schema: undefined, in: undefined },
  ]);
  expect(Object.fromEntries(styles)).toEqual({
    ids: { style: 'form', explode: false },
    words: { style: 'spaceDelimited', explode: false },
    days: { style: 'pipeDelimited', explode: false },
    tags: {},
    limit: {},
    filter: { style: 'deepObject', explode: true },
  });
  expect(get?.parameters?.[4]).toMatchObject({ schema: { type: ['integer', 'null'], default: 10 } });
  const body = document.paths?.['/styles/form']?.post?.requestBody as RequestBodyObject | undefined;
  expect((body?.content['multipart/form-data'] as MediaTypeObject | undefined)?.encoding).toEqual({
    ids: { style: 'form', explode: false },
    words: { style: 'spaceDelimited', explode: false },
    days: { style: 'pipeDelimited', explode: false },
    filter: { style: 'deepObject', explode: true },
  });
  const cookies = document.paths?.['/styles/lists']?.get?.parameters as { in: string; style?: string; explode?: boolean }[];
  expect(cookies.map(({ in: location, style, explode }) => [location, style, explode])).toEqual([
    ['header', undefined, undefined],
    ['header', undefined, undefined],
    ['cookie', 'cookie', false],
    ['cookie', 'cookie', false],
  ]);
});

test('A1: a text has no more items than a list in JSON', async () => {
  class Numbers {
    @IsInt({ each: true }) @Split() numbers!: number[];
  }
  @Controller('/numbers', { limits: { jsonItems: 3 } })
  class NumberController {
    @Get('/')
    @Returns(Seen)
    numbers(@Query(Numbers) { numbers }: Numbers): Seen {
      return seen(numbers);
    }
  }
  const read = async (query: string) => (await sendTo([NumberController])({ method: 'GET', url: `/numbers?${query}` })).json();
  expect(await read('numbers=1,2,3')).toEqual({ text: '[1,2,3]' });
  for (const query of ['numbers=1,2,3,4', 'numbers=1,2&numbers=3,4', `numbers=${','.repeat(100_000)}`]) {
    expect(await read(query)).toMatchObject({ detail: [{ loc: ['query', 'numbers'], msg: 'numbers must not have more than 3 list items' }] });
  }
});
