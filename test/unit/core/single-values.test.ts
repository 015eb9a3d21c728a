import { DeepObject, Nullable, Split } from '@modern-rest/class-validator';
import { Body, Controller, Cookie, Cookies, type ErrorModel, Get, Header, Headers, Path, Post, Query, Returns } from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import { inMemory, testClient } from '@modern-rest/testing';
import { IsInt, IsOptional, IsString, Max, Min } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { documentErrors } from '../openapi/document-gates.ts';
import { apiOf, sendTo } from './api.ts';

class Filter {
  @IsOptional() @IsString() search?: string;
}

class Found {
  @IsString() text!: string;
}

@Controller('/items')
class ItemController {
  @Get('/:group/:id')
  @Returns(Found)
  find(
    @Path('group') group: string,
    @Query() filter: Filter,
    @Query('page', Number, { default: 1, validate: [IsInt(), Min(1), Max(9)] }) page: number,
    @Path('id', Number) id: number,
    @Query('tag', [String], { optional: true }) tags: string[] | undefined,
    @Header('X-Trace', String, { optional: true }) trace: string | undefined,
    @Cookie('SID') sid: string,
    @Query('since', Date, { optional: true }) since: Date | undefined,
    @Query('all', { default: false }) all: boolean,
  ): Found {
    return { text: JSON.stringify({ group, id, filter, page, tags, trace, sid, since, all }) };
  }

  @Post('/')
  @Returns(Found)
  create(@Body(Found) body: Found, @Headers() _headers: Filter, @Cookies() _cookies: Filter): Found {
    return body;
  }
}

const api = apiOf([ItemController]);
const send = sendTo([ItemController]);
const find = async (url: string, headers: Record<string, string> = { cookie: 'SID=s' }) => {
  const response = await send({ method: 'GET', url, headers });
  const body = (await response.json()) as Found & ErrorModel;
  return response.status === 200 ? (JSON.parse(body.text) as unknown) : body.detail.map(({ loc = [], msg }) => [loc.join('.'), msg]);
};

describe('single values', () => {
  test('are read by their declared types, and take their defaults where they are left out', async () => {
    expect(await find('/items/a%20b/7')).toEqual({ group: 'a b', id: 7, filter: {}, page: 1, sid: 's', all: false });
  });

  test('stand beside a model of the same component', async () => {
    const url = '/items/a/7?search=x&page=2&tag=p&tag=q&since=2026-01-31&all=1';
    expect(await find(url, { cookie: 'SID=t', 'x-trace': 'T' })).toEqual({
      group: 'a',
      id: 7,
      filter: { search: 'x' },
      page: 2,
      tags: ['p', 'q'],
      trace: 'T',
      sid: 't',
      since: '2026-01-31T00:00:00.000Z',
      all: true,
    });
  });

  test('feed the same validation as models: one answer lists every issue, in the order of the parameters', async () => {
    expect(await find('/items/a/seven?page=0&page=1&search=a&search=b&since=monday&all=yes', {})).toEqual([
      ['path.id', 'id must be a number'],
      ['query.search', 'search must be sent once, not 2 times'],
      ['query.page', 'page must be sent once, not 2 times'],
      ['query.since', 'since must be an ISO 8601 date, for example 2026-01-31T12:00:00Z'],
      ['query.all', 'all must be one of true, false, 1, 0'],
      ['cookies.SID', 'SID is required'],
    ]);
  });

  test.each(['page=%ff', 'page=%zz', '%=1', 'page=1&search=%e2%82'])('are not read from a query string with a broken escape: %s', async (query) => {
    expect(await find(`/items/a/7?${query}`)).toEqual([['query', 'The query string has a percent escape that is not UTF-8']]);
  });

  test('obey the decorators of the validation library', async () => {
    expect(await find('/items/a/7?page=0')).toEqual([['query.page', 'page must not be less than 1']]);
    expect(await find('/items/a/7?page=1.5')).toEqual([['query.page', 'page must be an integer number']]);
  });

  test('are unknown to nobody where unknown names are forbidden', async () => {
    const strict = sendTo([ItemController], { forbidUnknown: true });
    const get = async (url: string) => (await strict({ method: 'GET', url, headers: { cookie: 'SID=s' } })).status;
    expect(await get('/items/a/7?search=x&page=2')).toBe(200);
    expect(await get('/items/a/7?search=x&pages=2')).toBe(400);
  });

  test('have a default of their own in each request', async () => {
    @Controller('/')
    class Defaults {
      @Get('/')
      @Returns(String)
      find(@Query('tag', [String], { default: ['a'] }) tags: string[]): string {
        tags.push('b');
        return tags.join();
      }
    }
    const twice = sendTo([Defaults]);
    for (const _ of [1, 2]) expect(await (await twice({ method: 'GET', url: '/' })).json()).toBe('a,b');
  });

  test('may be those of the model beside them, and both read them', async () => {
    class Page {
      @IsInt() page!: number;
    }
    @Controller('/', { forbidUnknown: true })
    class Twice {
      @Get('/')
      @Returns(String)
      find(@Query(Page) { page }: Page, @Query('page', Number) again: number): string {
        return `${page} ${again}`;
      }
    }
    expect(await (await sendTo([Twice])({ method: 'GET', url: '/?page=7' })).json()).toBe('7 7');
  });

  test('of header fields stand beside a model, too, whatever their case', async () => {
    @Controller('/headers')
    class HeaderController {
      @Get('/')
      @Returns(Found)
      find(@Headers() { search = '' }: Filter, @Header('X-Trace', String) trace: string): Found {
        return { text: JSON.stringify([search, trace]) };
      }
    }
    const strict = sendTo([HeaderController], { forbidUnknown: true });
    const response = await strict({ method: 'GET', url: '/headers', headers: { Search: 'a', 'x-TRACE': 'b', other: 'c' } });
    expect(await response.json()).toEqual({ text: '["a","b"]' });
  });

  test('are parameters of the document, with their types and defaults', async () => {
    const document = buildDocument(api);
    expect(await documentErrors(document)).toEqual([]);
    const parameters = document.paths?.['/items/{group}/{id}']?.get?.parameters as { name: string; in: string }[];
    expect(parameters).toEqual([
      { name: 'group', in: 'path', required: true, schema: { type: 'string' } },
      { name: 'id', in: 'path', required: true, schema: { type: 'number' } },
      { name: 'search', in: 'query', schema: { type: 'string' } },
      { name: 'page', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 9, default: 1 } },
      { name: 'tag', in: 'query', schema: { type: 'array', items: { type: 'string' } } },
      { name: 'since', in: 'query', schema: { type: 'string', format: 'date-time' } },
      { name: 'all', in: 'query', schema: { type: 'boolean', default: false } },
      { name: 'X-Trace', in: 'header', schema: { type: 'string' } },
      { name: 'SID', in: 'cookie', required: true, style: 'cookie', schema: { type: 'string' } },
    ]);
  });

  test('are what a test client sends', async () => {
    const since = new Date('2026-01-31T12:00:00Z');
    const response = await testClient(api, ItemController).find('a/b', { search: '&' }, 3, 4, ['x', 'y'], 'T', 'ü;', since, true);
    const expected = { group: 'a/b', id: 4, filter: { search: '&' }, page: 3, tags: ['x', 'y'], trace: 'T', sid: 'ü;', since, all: true };
    expect(JSON.parse(((await response.json()) as Found).text)).toEqual(JSON.parse(JSON.stringify(expected)));
  });

  test('may be lists of any style, nested models and null', async () => {
    class Range {
      @IsInt() from!: number;
    }
    @Controller('/styles')
    class StyleController {
      @Get('/')
      @Returns(Found)
      find(
        @Query('ids', [Number], { validate: [Split()] }) ids: number[],
        @Query('range', Range, { validate: [DeepObject()] }) range: Range,
        @Query('limit', Number, { validate: [Nullable()] }) limit: number,
        @Header('x-list', [String]) list: string[],
        @Query('json', [Range]) json: Range[],
      ): Found {
        return { text: JSON.stringify([ids, range, limit, list, json]) };
      }
    }
    const styled = apiOf([StyleController]);
    const url = '/styles?ids=1,2&range[from]=3&limit=null&json={"from":4}&json={"from":5}';
    const response = await inMemory(styled)({ method: 'GET', url, headers: { 'x-list': 'a, b' } });
    const expected = [[1, 2], { from: 3 }, null, ['a', 'b'], [{ from: 4 }, { from: 5 }]];
    expect(JSON.parse(((await response.json()) as Found).text)).toEqual(expected);

    const client = testClient(styled, StyleController);
    const sent = await client.find([1, 2], { from: 3 }, null as never, ['a', 'b'], [{ from: 4 }, { from: 5 }]);
    expect(JSON.parse(((await sent.json()) as Found).text)).toEqual(expected);
  });
});

test('a single value may be a model, or a list of models, as JSON', async () => {
  @Controller('/json')
  class JsonController {
    @Get('/')
    @Returns(Found)
    read(@Query('one', Found) one: Found, @Query('many', [Found]) many: Found[]): Found {
      return { text: [one, ...many].map((found) => `${found instanceof Found} ${found.text}`).join(', ') };
    }
  }
  const response = await testClient(apiOf([JsonController]), JsonController).read({ text: 'a' }, [{ text: 'b' }, { text: 'c' }]);
  expect(await response.json()).toEqual({ text: 'true a, true b, true c' });
});
