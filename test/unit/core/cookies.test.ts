import { Controller, Cookie, Cookies, Get, Returns } from '@modern-rest/core';
import { testClient } from '@modern-rest/testing';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { apiOf, sendTo } from './api.ts';

class Jar {
  @IsOptional() @IsInt() visits?: number;
  @IsOptional() @IsString() sid?: string;
  @IsOptional() @IsString({ each: true }) tags?: string[];
}

@Controller('/')
class CookieController {
  @Get('/')
  @Returns(String)
  read(@Cookies(Jar) jar: Jar, @Cookie('theme', String, { optional: true }) theme: string | undefined): string {
    return JSON.stringify({ ...jar, theme });
  }
}

const send = sendTo([CookieController]);
const read = async (cookie: string): Promise<unknown> => {
  const response = await send({ method: 'GET', url: '/', headers: { cookie } });
  return JSON.parse((await response.json()) as string);
};

describe('B15: the value of a cookie', () => {
  test.each([
    ['visits="5"', { visits: 5 }],
    ['visits=5', { visits: 5 }],
    ['sid="a%20b"', { sid: 'a b' }],
    ['sid=a%20b', { sid: 'a b' }],
    ['sid=""', { sid: '' }],
    ['sid="', { sid: '"' }],
    ['sid="a', { sid: '"a' }],
    ['sid=a"', { sid: 'a"' }],
    ['sid=""a""', { sid: '"a"' }],
    ['sid=%22a%22', { sid: '"a"' }],
    ['sid="%zz"', { sid: '%zz' }],
    ['sid=%ff', { sid: '%ff' }],
    ['sid=a=b', { sid: 'a=b' }],
    ['sid= a ;visits=1', { sid: 'a', visits: 1 }],
    ['tags="a,b"', { tags: ['a', 'b'] }],
    ['sid="first"; sid="second"', { sid: 'first' }],
    ['theme="dark"; sid="x"; visits="2"', { theme: 'dark', sid: 'x', visits: 2 }],
    ['broken; sid=x', { sid: 'x' }],
    ['=x; ;; sid=x', { sid: 'x' }],
    ['', {}],
  ])('is read without the quotes around it, then decoded: %s', async (cookie, jar) => {
    expect(await read(cookie)).toEqual(jar);
  });

  test('is what a test client sent', async () => {
    const client = testClient(apiOf([CookieController]), CookieController);
    for (const sid of ['"5"', '"', 'a b;c', '%22', 'ü']) {
      const response = await client.read({ sid }, undefined);
      expect(JSON.parse((await response.json()) as string)).toEqual({ sid });
    }
  });
});
