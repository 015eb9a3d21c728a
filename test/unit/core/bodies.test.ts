import { Nested } from '@modern-rest/class-validator';
import { Body, Controller, Get, jsonParser, Post, Query, Returns, urlencodedParser } from '@modern-rest/core';
import { IsInt, IsObject, IsOptional, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { sendTo } from './api.ts';

class Note {
  @IsString()
  text!: string;

  @IsOptional()
  @IsInt({ each: true })
  numbers?: number[];

  @IsOptional()
  @IsObject()
  more?: object;
}

@Controller('/notes', { parsers: [jsonParser(), urlencodedParser()], limits: { jsonBody: 200, urlencodedBody: 60, fields: 3, queryParameters: 2 } })
class NoteController {
  @Post('/')
  @Returns(Note)
  write(@Body(Note) note: Note): Note {
    return note;
  }

  @Get('/')
  @Returns(Note)
  search(@Query(Note) note: Note): Note {
    return note;
  }
}

const send = sendTo([NoteController]);
const postJson = (text: string | Uint8Array) =>
  send({ method: 'POST', url: '/notes', headers: { 'content-type': 'application/json' }, body: typeof text === 'string' ? Buffer.from(text) : text });
const postForm = (text: string, type = 'application/x-www-form-urlencoded') =>
  send({ method: 'POST', url: '/notes', headers: { 'content-type': type }, body: Buffer.from(text) });
const detail = async (response: Response): Promise<[number, unknown]> => [
  response.status,
  ((await response.json()) as { detail: { msg: string; loc?: unknown }[] }).detail.map(({ msg, loc }) => [msg, loc]),
];

describe('a JSON body', () => {
  test('is read as UTF-8, with or without a byte order mark', async () => {
    expect(await (await postJson('{"text":"é漢"}')).json()).toEqual({ text: 'é漢' });
    expect((await postJson('\uFEFF{"text":"x"}')).status).toBe(201);
  });

  test('that is broken is a 400 that does not quote it', async () => {
    expect(await detail(await postJson('{"text": secret}'))).toEqual([400, [[expect.stringMatching(/^The body is not valid JSON/), ['body']]]]);
    expect(await (await postJson('{"text": secret}')).text()).not.toContain('secret');
  });

  test('that is not UTF-8 is a 400', async () => {
    expect(await detail(await postJson(Buffer.from([0x22, 0xff, 0x22])))).toEqual([400, [['The body is not valid UTF-8', ['body']]]]);
  });

  test('that is missing is a 400', async () => {
    expect(await detail(await postJson(''))).toEqual([400, [['is required', ['body']]]]);
  });

  test('of exactly the limit passes, one byte more is a 413', async () => {
    const text = 'x'.repeat(200 - '{"text":""}'.length);
    expect((await postJson(`{"text":"${text}"}`)).status).toBe(201);
    expect(await detail(await postJson(`{"text":"${text}y"}`))).toEqual([413, [['A JSON body must not be larger than 200 bytes', ['body']]]]);
  });

  test.each([
    ['"\\ud800"', 'text', []],
    ['{"text":"x\\udc00"}', 'text', ['text']],
    ['{"text":"x","more":{"a":["y","\\ud800"]}}', 'text', ['more', 'a', 1]],
    ['{"text":"x","more":{"\\udc00":1}}', 'a key', ['more', '\udc00']],
  ])('F10: half of a surrogate pair is a 400 that names its place: %s', async (text, what, path) => {
    expect(await detail(await postJson(text))).toEqual([400, [[`The body must not have ${what} with half of a surrogate pair`, ['body', ...path]]]]);
  });

  test('F10: a number has at most 128 characters, wherever it is, and is within the range of JavaScript', async () => {
    const more = (number: string): string => `{"text":"x","more":{"a":[${number}]}}`;
    expect((await postJson(more('1'.repeat(128)))).status).toBe(201);
    expect(await detail(await postJson(more('1'.repeat(129))))).toEqual([
      400,
      [['The body must not have a number longer than 128 characters', ['body']]],
    ]);
    for (const number of ['1e309', '-1E+400', '1e99999']) {
      expect(await detail(await postJson(more(number)))).toEqual([
        400,
        [['The body must not have a number larger than 1.7976931348623157e+308', ['body', 'more', 'a', 0]]],
      ]);
    }
    expect((await postJson(more('1e308,1e-999'))).status).toBe(201);
  });

  describe('F10: keys that appear twice in one object', () => {
    @Controller('/strict', { parsers: [jsonParser({ duplicateKeys: 'refuse' })] })
    class StrictController {
      @Post('/')
      @Returns(Note)
      write(@Body(Note) note: Note): Note {
        return note;
      }
    }
    const strict = sendTo([StrictController]);
    const postStrict = (text: string) =>
      strict({ method: 'POST', url: '/strict', headers: { 'content-type': 'application/json' }, body: Buffer.from(text) });

    test.each([
      ['{"text":"a","text":"b"}', ['text']],
      ['{"text":"a","\\u0074ext":"b"}', ['text']],
      ['{"text":"a","more":{"list":[0,"x,",{"a":{"a":1},"b":[{}],"a":2}]}}', ['more', 'list', 2, 'a']],
      ['{"text":"a","more":{"7":1,"7":2}}', ['more', '7']],
      ['{"text":"a","more":{"\\"":1,"b":"\\"","\\"":2}}', ['more', '"']],
    ])('are refused with their path if the parser is told so: %s', async (text, path) => {
      expect(await detail(await postStrict(text))).toEqual([400, [['The body must not have the same key twice in one object', ['body', ...path]]]]);
      expect((await postJson(text)).status).toBe(201);
    });

    test.each(['{"text":"a","more":{"text":"b","list":[{"a":1},{"a":1}],"a":{"a":"a"}}}', '{"text":"a","more":{"__proto":1,"":[],"b":{}}}'])(
      'are not confused with keys of other objects and values: %s',
      async (text) => {
        expect(await (await postStrict(text)).json()).toEqual(JSON.parse(text));
      },
    );
  });

  test('with a whole surrogate pair is read', async () => {
    expect(await (await postJson('{"text":"\\ud83d\\ude00"}')).json()).toEqual({ text: '\u{1f600}' });
  });

  test('with a key __proto__ is a 400', async () => {
    expect(await detail(await postJson('{"text":"x","more":{"__proto__":{"polluted":true}}}'))).toEqual([
      400,
      [['The body must not have a key __proto__', ['body', 'more', '__proto__']]],
    ]);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });
});

describe('the shape of JSON is bounded', () => {
  @Controller('/wide')
  class WideController {
    @Post('/')
    @Returns(Note)
    write(@Body(Note) note: Note): Note {
      return note;
    }
  }
  const wide = sendTo([WideController]);
  const postWide = (body: string) => wide({ method: 'POST', url: '/wide', headers: { 'content-type': 'application/json' }, body: Buffer.from(body) });
  const nested = (depth: number) => `{"text":"x","more":${'{"a":'.repeat(depth - 1)}1${'}'.repeat(depth - 1)}}`;

  test('32 levels pass, 33 and 5000 are a 400', async () => {
    expect((await postWide(nested(32))).status).toBe(201);
    expect(await detail(await postWide(nested(33)))).toEqual([400, [['The body must not be nested deeper than 32 levels', ['body']]]]);
    expect((await postWide(nested(5000))).status).toBe(400);
  });

  test('10 000 keys pass, one more and 100 000 are a 400', async () => {
    const keys = (count: number) => `{"text":"x",${Array.from({ length: count - 1 }, (_, index) => `"${index.toString(36)}":1`).join(',')}}`;
    expect((await postWide(keys(10_000))).status).toBe(201);
    expect(await detail(await postWide(keys(10_001)))).toEqual([400, [['The body must not have more than 10000 keys', ['body']]]]);
    expect((await postWide(keys(100_000))).status).toBe(400);
  });

  test('10 000 items pass, one more is a 400', async () => {
    const items = (count: number) => `{"text":"x","numbers":[${Array(count).fill(1).join(',')}]}`;
    expect((await postWide(items(10_000))).status).toBe(201);
    expect(await detail(await postWide(items(10_001)))).toEqual([400, [['The body must not have more than 10000 list items', ['body']]]]);
  });
});

describe('JSON in a field of a form', () => {
  class Inner {
    @IsObject()
    meta!: object;
  }
  class Outer {
    @Nested()
    inner!: Inner;
  }
  @Controller('/forms', { parsers: [urlencodedParser()], limits: { jsonDepth: 3 } })
  class FormController {
    @Post('/')
    @Returns(Outer)
    write(@Body(Outer) outer: Outer): Outer {
      return outer;
    }
  }
  const post = (inner: string) => sendTo([FormController])({ method: 'POST', url: '/forms', body: new URLSearchParams({ inner }) });

  test('has the same bounds as a JSON body', async () => {
    expect((await post('{"meta":{"a":{}}}')).status).toBe(201);
    expect(await detail(await post('{"meta":{"a":{"b":{}}}}'))).toEqual([
      400,
      [['inner must not be nested deeper than 3 levels', ['body', 'inner']]],
    ]);
    expect((await post(`{"meta":${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}}`)).status).toBe(400);
    expect(await detail(await post('{"meta":{"__proto__":{}}}'))).toEqual([400, [['inner must not have a key __proto__', ['body', 'inner']]]]);
  });
});

describe('an urlencoded body', () => {
  test('is coerced by the declared type, a repeated name is a list', async () => {
    expect(await (await postForm('text=a+b%26&numbers=1&numbers=2')).json()).toEqual({ text: 'a b&', numbers: [1, 2] });
    expect(await (await postForm('text=7&numbers=1')).json()).toEqual({ text: '7', numbers: [1] });
  });

  test('with a broken escape is a 400', async () => {
    expect(await detail(await postForm('text=%zz'))).toEqual([400, [['The body has a percent escape that is not UTF-8', ['body']]]]);
    expect(await detail(await postForm('text=%ff'))).toEqual([400, [['The body has a percent escape that is not UTF-8', ['body']]]]);
  });

  test('in another charset is a 415', async () => {
    expect((await postForm('text=x', 'application/x-www-form-urlencoded; charset=latin-1')).status).toBe(415);
    expect((await postForm('text=x', 'application/x-www-form-urlencoded; charset=UTF-8')).status).toBe(201);
  });

  test('has a field that is too large told by the beginning of its name, without control characters', async () => {
    const limited = sendTo([NoteController], { limits: { fieldSize: 3 } });
    const response = await limited({ method: 'POST', url: '/notes', body: new URLSearchParams({ [`\n${'n'.repeat(40)}`]: 'long' }) });
    const name = `\uFFFD${'n'.repeat(40)}`;
    expect(await detail(response)).toEqual([413, [[`${name} must not be larger than 3 bytes`, ['body', name]]]]);
  });

  test('keeps its limits to the byte and to the field', async () => {
    expect((await postForm(`text=${'x'.repeat(55)}`)).status).toBe(201);
    expect((await postForm(`text=${'x'.repeat(56)}`)).status).toBe(413);
    expect((await postForm('text=x&b=1&c=2')).status).toBe(201);
    expect(await detail(await postForm('text=x&b=1&c=2&d=3'))).toEqual([413, [['A form must not have more than 3 fields', ['body']]]]);
  });
});

test('a query string has a limit of parameters', async () => {
  expect((await send({ method: 'GET', url: '/notes?text=x&numbers=1' })).status).toBe(200);
  const response = await send({ method: 'GET', url: '/notes?text=x&numbers=1&numbers=2' });
  expect(await detail(response)).toEqual([413, [['The query string must not have more than 2 parameters', ['query']]]]);
});
