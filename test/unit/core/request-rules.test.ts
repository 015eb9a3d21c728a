import { Nested, Nullable, Optional } from '@modern-rest/class-validator';
import { Body, Controller, Cookies, Get, Headers, Path, Post, Query, Returns, urlencodedParser } from '@modern-rest/core';
import { multipartParser } from '@modern-rest/multipart';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { expect, test } from 'vitest';
import { sendTo } from './api.ts';

class Point {
  @IsInt() x!: number;
}

class Values {
  @IsOptional() @IsString() userName?: string;
  @IsOptional() @IsString({ each: true }) list?: string[];
  @Optional({ nullable: true }) @IsInt() count?: number | null;
  @IsOptional() @Nested() point?: Point;
}

class Route {
  @IsString({ each: true }) list!: string[];
  @Nullable() @IsInt() count!: number | null;
  @Nested() point!: Point;
}

@Controller('/', { parsers: [urlencodedParser(), multipartParser()], forbidUnknown: true })
class RulesController {
  @Get('/query')
  @Returns(String)
  query(@Query(Values) values: Values): string {
    return JSON.stringify(values);
  }

  @Post('/form')
  @Returns(String, { status: 200 })
  form(@Body(Values) values: Values): string {
    return JSON.stringify(values);
  }

  @Get('/headers')
  @Returns(String)
  headers(@Headers(Values) values: Values): string {
    return JSON.stringify(values);
  }

  @Get('/cookies')
  @Returns(String)
  cookies(@Cookies(Values) values: Values): string {
    return JSON.stringify(values);
  }

  @Get('/path/:list/:count/:point')
  @Returns(String)
  path(@Path(Route) values: Route): string {
    return JSON.stringify(values);
  }
}

const send = sendTo([RulesController]);
const ALL = { userName: 'a b', list: ['a', 'b'], count: null, point: { x: 1 } };
const { userName: _, ...ROUTED } = ALL;
const ROWS: readonly (readonly [source: string, request: () => Parameters<typeof send>[0], expected: unknown])[] = [
  ['query', () => ({ method: 'GET', url: '/query?userName=a+b&list=a&list=b&count=null&point={"x":1}' }), ALL],
  ['query, encoded', () => ({ method: 'GET', url: '/query?userName=a%20b&list%5B%5D=a&list%5B%5D=b&count=null&point%5Bx%5D=1' }), ALL],
  ['query, a name with a question mark', () => ({ method: 'GET', url: '/query??userName=a' }), 400],
  ['query, another case', () => ({ method: 'GET', url: '/query?username=a' }), 400],
  ['query, twice', () => ({ method: 'GET', url: '/query?userName=a&userName=b' }), 400],
  ['urlencoded', () => ({ method: 'POST', url: '/form', body: new URLSearchParams('userName=a+b&list=a&list=b&count=null&point[x]=1') }), ALL],
  ['urlencoded, unknown', () => ({ method: 'POST', url: '/form', body: new URLSearchParams('other=a') }), 400],
  ['urlencoded, a name with a question mark', () => ({ method: 'POST', url: '/form', body: urlencoded('?userName=a') }), 400],
  ['multipart', () => ({ method: 'POST', url: '/form', body: formOf('userName=a+b&list=a&list=b&count=null&point[x]=1') }), ALL],
  ['multipart, unknown', () => ({ method: 'POST', url: '/form', body: formOf('other=a') }), 400],
  [
    'header fields, any case, others ignored',
    () => ({ method: 'GET', url: '/headers', headers: { 'USER-name': 'a b', List: 'a , b', count: 'null', point: '{"x":1}', other: 'x' } }),
    ALL,
  ],
  [
    'cookies, others ignored',
    () => ({ method: 'GET', url: '/cookies', headers: { cookie: 'userName=a%20b; list=a,b; count=null; point={"x":1}; other=x' } }),
    ALL,
  ],
  ['cookies, another case, ignored', () => ({ method: 'GET', url: '/cookies', headers: { cookie: 'username=a' } }), {}],
  ['cookies, twice', () => ({ method: 'GET', url: '/cookies', headers: { cookie: 'userName=a; userName=b' } }), { userName: 'a' }],
  ['path', () => ({ method: 'GET', url: `/path/a,b/null/${encodeURIComponent('{"x":1}')}` }), ROUTED],
];

test.each(ROWS)('B3: the rules of each source, as the page of requests has them: %s', async (_source, request, expected) => {
  const response = await send(request());
  const body: unknown = await response.json();
  expect(response.status === 200 ? JSON.parse(body as string) : response.status).toEqual(expected);
});

/** A body as it is written: `URLSearchParams` would drop a question mark at its start. */
function urlencoded(text: string): Blob {
  return new Blob([text], { type: 'application/x-www-form-urlencoded' });
}

function formOf(text: string): FormData {
  const form = new FormData();
  for (const [name, value] of new URLSearchParams(text)) form.append(name, value);
  return form;
}
