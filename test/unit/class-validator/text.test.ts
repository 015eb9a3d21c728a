import { Nested } from '@modern-rest/class-validator';
import { Body, Controller, Get, type Parser, Path, Post, Returns } from '@modern-rest/core';
import { Expose, Transform, Type } from 'class-transformer';
import { Allow, IsBoolean, IsIn, IsInt, IsNumber, IsOptional, IsRFC3339, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { ask, echo } from './echo.ts';

class Scalars {
  @IsOptional()
  @IsInt()
  int?: number;

  @IsOptional()
  @IsNumber()
  number?: number;

  @IsOptional()
  @IsBoolean()
  flag?: boolean;

  @IsOptional()
  @IsString()
  text?: string;

  @IsOptional()
  @IsRFC3339()
  stamp?: string | null;
}

const scalars = echo(Scalars);

const READABLE = [
  ['int', '42', 42],
  ['int', '-7', -7],
  ['int', '+7', 7],
  ['int', '9007199254740991', 9007199254740991],
  ['int', '-9007199254740991', -9007199254740991],
  ['number', '9007199254740993', 9007199254740992],
  ['number', '-1.5', -1.5],
  ['number', '1e3', 1000],
  ['number', '.5', 0.5],
  ['flag', 'true', true],
  ['flag', '1', true],
  ['flag', 'false', false],
  ['flag', '0', false],
  ['text', '42', '42'],
  ['text', '', ''],
  ['text', 'true', 'true'],
  ['text', 'grüße & more', 'grüße & more'],
  ['stamp', '2026-01-31T12:00:00Z', '2026-01-31T12:00:00Z'],
] as const;

const UNREADABLE = [
  ['int', '', 'int must be an integer number'],
  ['int', '1e3', 'int must be an integer number'],
  ['int', '1.5', 'int must be an integer number'],
  ['int', ' 1', 'int must be an integer number'],
  ['int', '9007199254740992', 'int must be an integer number between -9007199254740991 and 9007199254740991'],
  ['int', '-9007199254740993', 'int must be an integer number between -9007199254740991 and 9007199254740991'],
  ['int', '٣', 'int must be an integer number'],
  ['number', '', 'number must be a number'],
  ['number', '0x10', 'number must be a number'],
  ['number', '0b1', 'number must be a number'],
  ['number', '1_000', 'number must be a number'],
  ['number', '1,5', 'number must be a number'],
  ['number', 'NaN', 'number must be a number'],
  ['number', 'Infinity', 'number must be a number'],
  ['number', '1e999', 'number must be a number'],
  ['flag', 'yes', 'flag must be one of true, false, 1, 0'],
  ['flag', 'TRUE', 'flag must be one of true, false, 1, 0'],
  ['flag', 'on', 'flag must be one of true, false, 1, 0'],
  ['flag', '', 'flag must be one of true, false, 1, 0'],
] as const;

describe.each([
  ['query', scalars.query],
  ['body', scalars.form],
] as const)('text of the %s', (part, send) => {
  test.each(READABLE)('%s is read from %j', async (name, text, value) => {
    expect(await send(new URLSearchParams({ [name]: text }).toString())).toMatchObject({ status: 200, body: { [name]: value } });
  });

  test.each(UNREADABLE.filter(([, text]) => text !== ''))('%s is not read from %j', async (name, text, message) => {
    const answer = await send(new URLSearchParams({ [name]: text }).toString());
    expect(answer).toMatchObject({ status: 400, issues: [[[part, name], message]] });
  });

  test('a single name that is repeated is an issue', async () => {
    expect((await send('int=1&int=2&text=a&text=b&text=c')).issues).toEqual([
      [[part, 'int'], 'int must be sent once, not 2 times'],
      [[part, 'text'], 'text must be sent once, not 3 times'],
    ]);
  });
});

test('headers are read by the declared type, in any case', async () => {
  class Head {
    @IsInt()
    retryCount!: number;

    @IsBoolean()
    dryRun = false;

    @Expose({ name: 'X-Request-ID' })
    @IsOptional()
    @IsInt()
    request?: number;
  }
  const { headers } = echo(Head);
  expect(await headers({ 'Retry-Count': '3', 'DRY-RUN': '1', 'x-request-ID': '7' })).toMatchObject({
    status: 200,
    body: { retryCount: 3, dryRun: true, 'X-Request-ID': 7 },
  });
  expect((await headers({ 'retry-count': '0x3' })).issues).toEqual([[['headers', 'retry-count'], 'retry-count must be an integer number']]);
  expect((await headers({})).issues).toEqual([[['headers', 'retry-count'], 'retry-count is required']]);
});

test('cookies are read by the declared type', async () => {
  class Jar {
    @IsInt()
    visits!: number;
  }
  const { cookies } = echo(Jar);
  expect(await cookies('visits=3; other=x')).toMatchObject({ status: 200, body: { visits: 3 } });
  expect((await cookies('visits=many')).issues).toEqual([[['cookies', 'visits'], 'visits must be an integer number']]);
});

test('the path is read by the declared type', async () => {
  class Place {
    @IsInt()
    id!: number;

    @IsBoolean()
    flag!: boolean;
  }

  @Controller('/things')
  class ThingController {
    @Get('/:id/:flag')
    @Returns(Place)
    find(@Path(Place) place: Place): Place {
      return place;
    }
  }
  const get = (url: string) => ask([ThingController])({ method: 'GET', url });
  expect(await get('/things/12/true')).toMatchObject({ status: 200, body: { id: 12, flag: true } });
  expect((await get('/things/1e3/yes')).issues).toEqual([
    [['path', 'id'], 'id must be an integer number'],
    [['path', 'flag'], 'flag must be one of true, false, 1, 0'],
  ]);
});

describe('a list in text', () => {
  class Lists {
    @IsInt({ each: true })
    ids!: number[];

    @IsOptional()
    @IsString({ each: true })
    tags?: string[];
  }
  const { query, form } = echo(Lists);

  test.each([query, form])('is a repeated name, or one value', async (send) => {
    expect(await send('ids=1&ids=2&tags=a')).toMatchObject({ status: 200, body: { ids: [1, 2], tags: ['a'] } });
    expect(await send('ids=1')).toMatchObject({ status: 200, body: { ids: [1] } });
  });

  test('names an item by its index, once', async () => {
    expect((await query('ids=1&ids=x&ids=')).issues).toEqual([
      [['query', 'ids', 1], 'ids must be an integer number'],
      [['query', 'ids', 2], 'ids must be an integer number'],
    ]);
  });

  test('is required', async () => {
    expect((await query('')).issues).toEqual([[['query', 'ids'], 'ids is required']]);
  });
});

describe('a model in text', () => {
  class Point {
    @IsInt()
    x!: number;
  }
  class Shape {
    @Nested()
    centre!: Point;

    @IsOptional()
    @Nested(() => [Point])
    corners?: Point[];
  }
  const { query, form } = echo(Shape);
  const encode = (pairs: [string, string][]): string => new URLSearchParams(pairs).toString();

  test.each([query, form])('is JSON', async (send) => {
    const body = { centre: { x: 0 }, corners: [{ x: 1 }, { x: 2 }] };
    const centre: [string, string] = ['centre', '{"x":0}'];
    expect(await send(encode([centre, ['corners', '{"x":1}'], ['corners', '{"x":2}']]))).toMatchObject({ status: 200, body });
    expect(await send(encode([centre, ['corners', '[{"x":1},{"x":2}]']]))).toMatchObject({ status: 200, body });
    expect(await send(encode([centre, ['corners', '{"x":1}']]))).toMatchObject({ status: 200, body: { corners: [{ x: 1 }] } });
  });

  test('is read as JSON is: nothing in it is coerced', async () => {
    expect((await query(encode([['centre', '{"x":"1"}']]))).issues).toEqual([[['query', 'centre', 'x'], 'x must be an integer number']]);
  });

  test.each(['', 'x', '{"x":1', "{'x':1}"])('is not read from %j', async (text) => {
    expect((await query(encode([['centre', text]]))).issues).toEqual([[['query', 'centre'], 'centre must be JSON']]);
  });

  test.each(['1', 'null', '[]', '"x"'])('is an object, not %s', async (text) => {
    expect((await query(encode([['centre', text]]))).issues).toEqual([[['query', 'centre'], 'centre must be an object']]);
  });

  test.each(['[', '{"child":'])('is refused where %s is repeated too deep', async (open) => {
    class Deep {
      @Nested(() => [Deep])
      list: Deep[] = [];

      @IsOptional()
      @Nested(() => Deep)
      child?: Deep;
    }
    const [inner, close] = open === '[' ? ['', ']'] : ['{}', '}'];
    const text = open.repeat(5000) + inner + close.repeat(5000);
    expect(await echo(Deep).form(encode([[open === '[' ? 'list' : 'child', text]]))).toMatchObject({ status: 400 });
  });
});

test('an enum of several types is read by its values, anything else is an issue', async () => {
  class Choice {
    @IsIn([1, 'auto'])
    size!: unknown;
  }
  const { query } = echo(Choice);
  expect(await query('size=1')).toMatchObject({ status: 200, body: { size: 1 } });
  expect(await query('size=auto')).toMatchObject({ status: 200, body: { size: 'auto' } });
  expect((await query('size=2')).issues).toEqual([[['query', 'size'], 'size must be one of the following values: 1, auto']]);
});

test('a property whose type nothing tells is read as the text that it is', async () => {
  class Free {
    @Allow()
    value!: unknown;
  }
  expect(await echo(Free).query('value=1')).toMatchObject({ status: 200, body: { value: '1' } });
});

test('a parser of text may not give a nested model as an object: JSON is all that is read', async () => {
  class Point {
    @IsInt()
    x!: number;
  }
  class Shape {
    @Nested()
    centre!: Point;
  }
  const parser: Parser = {
    mediaType: 'text/brackets',
    source: 'text',
    files: [],
    compile: () => async () => ({ value: { centre: { x: '0' } } }),
  };
  @Controller('/', { parsers: [parser] })
  class ShapeController {
    @Post('/')
    @Returns(Shape)
    draw(@Body(Shape) shape: Shape): Shape {
      return shape;
    }
  }
  const answer = await ask([ShapeController])({ method: 'POST', url: '/', headers: { 'content-type': 'text/brackets' }, body: 'centre[x]=0' });
  expect(answer.issues).toEqual([[['body', 'centre'], 'centre must be JSON']]);
});

test('a map is JSON in text', async () => {
  class Labelled {
    @IsOptional()
    @Type(() => Number)
    labels?: Map<string, number>;
  }
  const { query, received } = echo(Labelled);
  expect(await query(`labels=${encodeURIComponent('{"a":1}')}`)).toMatchObject({ status: 200, body: { labels: { a: 1 } } });
  expect(received).toEqual([Object.assign(new Labelled(), { labels: new Map([['a', 1]]) })]);
  expect((await query('labels=a')).issues).toEqual([[['query', 'labels'], 'labels must be JSON']]);
});

test('a map is one after its transformation, too', async () => {
  class Transformed {
    @IsOptional()
    @Transform(({ value }) => ((value as Map<string, number>).size === 0 ? 'none' : value))
    @Type(() => Number)
    labels?: Map<string, number>;
  }
  const { json } = echo(Transformed);
  expect(await json({ labels: { a: 1 } })).toMatchObject({ status: 200, body: { labels: { a: 1 } } });
  expect((await json({ labels: {} })).issues).toEqual([[['body', 'labels'], 'labels must be a number']]);
});
