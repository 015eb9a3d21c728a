import { Body, Controller, Cookies, Get, Headers, Path, Post, Query, Returns, urlencodedParser } from '@modern-rest/core';
import { multipartParser } from '@modern-rest/multipart';
import type { TestRequest } from '@modern-rest/testing';
import { Type } from 'class-transformer';
import { IsBoolean, IsDate, IsIn, IsInt, IsNumber, IsOptional, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { sendTo } from '../core/api.ts';

class Values {
  @IsOptional() @IsNumber() number?: number;
  @IsOptional() @IsInt() integer?: number;
  @IsOptional() @IsBoolean() flag?: boolean;
  @IsOptional() @IsDate() @Type(() => Date) date?: Date;
  @IsOptional() @IsIn([1, 'a', true]) choice?: unknown;
  @IsOptional() @IsString({ each: true }) texts?: string[];
  @IsOptional() @IsNumber({}, { each: true }) numbers?: number[];
}

class NumberInPath {
  @IsNumber() number!: number;
}

const limits = { fieldSize: 1024 * 1024, urlencodedBody: 2 * 1024 * 1024 };

@Controller('/values', { limits, parsers: [urlencodedParser(), multipartParser()] })
class ValuesController {
  @Get('/query')
  @Returns(null)
  query(@Query(Values) _: Values): void {}

  @Get('/headers')
  @Returns(null)
  headers(@Headers(Values) _: Values): void {}

  @Get('/cookies')
  @Returns(null)
  cookies(@Cookies(Values) _: Values): void {}

  @Get('/path/:number')
  @Returns(null)
  path(@Path(NumberInPath) _: NumberInPath): void {}

  @Post('/form')
  @Returns(null)
  form(@Body(Values) _: Values): void {}
}

const send = sendTo([ValuesController]);

const SOURCES: Readonly<Record<string, (name: string, text: string) => TestRequest>> = {
  query: (name, text) => ({ method: 'GET', url: `/values/query?${new URLSearchParams({ [name]: text })}` }),
  headers: (name, text) => ({ method: 'GET', url: '/values/headers', headers: { [name]: text } }),
  cookies: (name, text) => ({ method: 'GET', url: '/values/cookies', headers: { cookie: `${name}=${encodeURIComponent(text)}` } }),
  urlencoded: (name, text) => ({ method: 'POST', url: '/values/form', body: new URLSearchParams({ [name]: text }) }),
  multipart(name, text) {
    const body = new FormData();
    body.append(name, text);
    return { method: 'POST', url: '/values/form', body };
  },
};

/** An expression with quadratic time needs minutes for these characters: the test would exceed its time. */
const LENGTH = 500_000;
const long = (begins: string, repeats: string, ends = ''): string => begins + repeats.repeat(LENGTH / repeats.length) + ends;

const HOSTILE: readonly (readonly [name: string, what: string, text: string])[] = [
  ...['number', 'integer', 'flag', 'date', 'choice', 'numbers'].flatMap((name) => [
    [name, 'digits and a letter', long('', '1', 'x')] as const,
    [name, 'digits after a point and a letter', long('1.', '1', 'x')] as const,
    [name, 'digits of an exponent and a letter', long('1e', '1', 'x')] as const,
    [name, 'signs', long('', '-')] as const,
    [name, 'points', long('', '.')] as const,
  ]),
  ['texts', 'escaped quotes', long('', '\\"')],
  ['texts', 'a quote and escaped quotes', long('"', '\\"')],
  ['texts', 'quotes and commas', long('', '",')],
  ['texts', 'backslashes after a quote', long('"', '\\')],
  ['texts', 'commas', long('', ',')],
];

describe.each(Object.entries(SOURCES))('A1, A2: long text is read in linear time: %s', (_source, request) => {
  test.each(HOSTILE)('%s: %s', async (name, _what, text) => {
    const { status } = await send(request(name, text));
    expect(name === 'texts' || name === 'choice' ? [204, 400] : [400]).toContain(status);
  });
});

test.each(HOSTILE.filter(([name]) => name === 'number'))(
  'A1: long text of a path parameter is read in linear time: %s, %s',
  async (_name, _what, text) => {
    expect((await send({ method: 'GET', url: `/values/path/${text.slice(0, 4000)}x` })).status).toBe(400);
  },
);

describe('A2: items of a header list', () => {
  class Lists {
    @IsString({ each: true }) list!: string[];
  }
  @Controller('/lists')
  class ListController {
    @Get('/')
    @Returns([String])
    lists(@Headers(Lists) { list }: Lists): string[] {
      return list;
    }
  }
  const read = async (list: string): Promise<unknown> => (await sendTo([ListController])({ method: 'GET', url: '/lists', headers: { list } })).json();

  test.each([
    ['a, b ,c', ['a', 'b', 'c']],
    [', a,, b,', ['a', 'b']],
    ['"a, b", W/"c"', ['"a, b"', 'W/"c"']],
    ['"a\\", b", c', ['"a\\", b"', 'c']],
    ['"a\\\\", b', ['"a\\\\"', 'b']],
    ['a"b, c', ['a"b', 'c']],
    ['"a\\", b', ['"a\\"', 'b']],
    ['"a" "b, c"', ['"a" "b, c"']],
    ['say "a, b" or c, d', ['say "a, b" or c', 'd']],
  ])('%j', async (text, items) => {
    expect(await read(text)).toEqual(items);
  });
});
