import { Body, Controller, jsonParser, Post, Returns, urlencodedParser } from '@modern-rest/core';
import { describe, expect, test } from 'vitest';
import { ask } from './echo.ts';

@Controller('/', { parsers: [jsonParser(), urlencodedParser()] })
class ScalarController {
  @Post('/string')
  @Returns(String)
  string(@Body(String) value: string): string {
    return value;
  }

  @Post('/numbers')
  @Returns([Number])
  numbers(@Body([Number]) value: number[]): number[] {
    return value;
  }

  @Post('/boolean')
  @Returns(Boolean)
  boolean(@Body(Boolean) value: boolean): boolean {
    return value;
  }

  @Post('/date')
  @Returns(Number)
  date(@Body(Date) value: Date): number {
    return value.getUTCFullYear();
  }
}

const send = ask([ScalarController]);
const post = (path: string, body: string) => send({ method: 'POST', url: path, headers: { 'content-type': 'application/json' }, body });

describe('a body that is no object', () => {
  test.each([
    ['/string', '"text"', 'text'],
    ['/numbers', '[1,2.5]', [1, 2.5]],
    ['/boolean', 'false', false],
    ['/date', '"2026-01-31"', 2026],
  ])('of %s is read from %s', async (path, sent, body) => {
    expect(await post(path, sent)).toMatchObject({ status: 201, body });
  });

  test.each([
    ['/string', '1', ['body'], 'must be a string'],
    ['/numbers', '[1,"2"]', ['body', 1], 'must be a number'],
    ['/boolean', '"true"', ['body'], 'must be a boolean'],
    ['/date', '0', ['body'], 'must be an ISO 8601 date, for example 2026-01-31T12:00:00Z'],
  ])('of %s is not read from %s', async (path, sent, loc, message) => {
    expect(await post(path, sent)).toMatchObject({ status: 400, issues: [[loc, message]] });
  });

  test.each(['/string', '/numbers', '/boolean', '/date'])('of %s is not read from a form', async (url) => {
    expect(await send({ method: 'POST', url, body: new URLSearchParams({ a: '1' }) })).toMatchObject({ status: 415 });
  });
});
