import { IsArray, IsBoolean, IsDate, IsEnum, IsIn, IsInt, IsNumber, IsOptional, IsString, MaxLength } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { echo } from './echo.ts';

enum Colour {
  Red = 'red',
  Blue = 'blue',
}

enum Level {
  Low = 0,
  High = 7,
}

enum Mixed {
  Number = 1,
  Text = 'text',
}

describe('an optional property', () => {
  class Profile {
    @IsOptional()
    @IsString()
    nick?: string | null;

    @IsOptional()
    @IsDate()
    since?: Date | null;
  }
  const { json, received } = echo(Profile);

  test('may be missing', async () => {
    expect(await json({})).toMatchObject({ status: 200, body: {} });
  });

  test('may be null', async () => {
    expect(await json({ nick: null, since: null })).toMatchObject({ status: 200, body: { nick: null, since: null } });
    expect(received.at(-1)).toEqual({ nick: null, since: null });
  });

  test('is validated where it is given', async () => {
    expect((await json({ nick: 1, since: 'today' })).issues).toEqual([
      [['body', 'nick'], 'nick must be a string'],
      [['body', 'since'], 'since must be an ISO 8601 date, for example 2026-01-31T12:00:00Z'],
    ]);
  });
});

describe('a property with an initial value', () => {
  class Page {
    @IsInt()
    page = 1;

    @IsString({ each: true })
    tags: string[] = ['new'];
  }
  const { json, query } = echo(Page);

  test('may be missing, and has that value then', async () => {
    expect(await json({})).toMatchObject({ status: 200, body: { page: 1, tags: ['new'] } });
    expect(await query('')).toMatchObject({ status: 200, body: { page: 1, tags: ['new'] } });
  });

  test('takes another value', async () => {
    expect(await json({ page: 2, tags: [] })).toMatchObject({ body: { page: 2, tags: [] } });
  });

  test('must not be null', async () => {
    expect((await json({ page: null })).issues).toEqual([[['body', 'page'], 'page must be an integer number']]);
  });
});

describe('an enum', () => {
  class Paint {
    @IsEnum(Colour)
    colour!: Colour;

    @IsEnum(Level)
    level!: Level;

    @IsEnum(Mixed)
    mixed!: Mixed;

    @IsIn([0.5, 1])
    share!: number;
  }
  const { json, query } = echo(Paint);
  const good = { colour: 'blue', level: 7, mixed: 1, share: 1 };

  test('takes its values', async () => {
    expect(await json(good)).toMatchObject({ status: 200, body: good });
    expect(await query('colour=blue&level=7&mixed=1&share=1')).toMatchObject({ status: 200, body: good });
    expect(await query('colour=red&level=0&mixed=text&share=0.5')).toMatchObject({ body: { colour: 'red', level: 0, mixed: 'text', share: 0.5 } });
  });

  test('takes no names and no other types of a value', async () => {
    const { issues } = await json({ colour: 'Blue', level: 'High', mixed: 'Number', share: '1' });
    expect(issues.map(([loc]) => loc)).toEqual([
      ['body', 'colour'],
      ['body', 'level'],
      ['body', 'mixed'],
      ['body', 'share'],
    ]);
    expect(await json({ ...good, level: '7' })).toMatchObject({ status: 400 });
    expect(await query('colour=blue&level=High&mixed=1&share=1')).toMatchObject({ status: 400 });
  });
});

describe('a date', () => {
  class Meeting {
    @IsDate()
    at!: Date;

    @IsOptional()
    @IsDate({ each: true })
    others?: Date[];
  }
  const { json, query, received } = echo(Meeting);

  test.each([
    ['2026-01-31', '2026-01-31T00:00:00.000Z'],
    ['2026-01-31T12:30Z', '2026-01-31T12:30:00.000Z'],
    ['2026-01-31T12:30:15.5Z', '2026-01-31T12:30:15.500Z'],
    ['2026-01-31T12:30:00+02:00', '2026-01-31T10:30:00.000Z'],
    ['2024-02-29', '2024-02-29T00:00:00.000Z'],
  ])('is read from %s', async (text, iso) => {
    expect(await json({ at: text, others: [text] })).toMatchObject({ status: 200, body: { at: iso, others: [iso] } });
    expect(received.at(-1)).toMatchObject({ at: new Date(iso), others: [new Date(iso)] });
    expect(await query(`at=${encodeURIComponent(text)}`)).toMatchObject({ status: 200, body: { at: iso } });
  });

  test.each([
    '2026-02-30',
    '2023-02-29T00:00:00Z',
    '2026-13-01',
    '2026-01-32',
    '2026-01-31T24:00:00Z',
    '2026-01-31T12:60Z',
    '2026-01-31 12:00:00Z',
    '2026-01-31T12:00:00',
    '31.01.2026',
    'January 31, 2026',
    '1769860800000',
    'now',
    '',
  ])('is not read from %j', async (text) => {
    const message = 'at must be an ISO 8601 date, for example 2026-01-31T12:00:00Z';
    expect((await json({ at: text })).issues).toEqual([[['body', 'at'], message]]);
    expect((await query(`at=${encodeURIComponent(text)}`)).issues).toEqual([[['query', 'at'], message]]);
  });

  test.each([1769860800000, null, true, {}, []])('is text in JSON, not %j', async (at) => {
    expect(await json({ at })).toMatchObject({ status: 400 });
  });

  test('of a list is named by its index', async () => {
    const { issues } = await json({ at: '2026-01-31', others: ['2026-01-31', '2026-02-30'] });
    expect(issues).toEqual([[['body', 'others', 1], 'others must be an ISO 8601 date, for example 2026-01-31T12:00:00Z']]);
  });
});

describe('an integer that a number cannot hold exactly is refused', () => {
  class Counted {
    @IsOptional() @IsInt() int?: number;
    @IsOptional() @IsInt({ each: true }) ints?: number[];
    @IsOptional() @IsNumber() number?: number;
  }
  const EXACT = 'must be an integer number between -9007199254740991 and 9007199254740991';
  const { rawJson } = echo(Counted);

  test.each(['9007199254740992', '9007199254740993', '-9007199254740992', '1e300'])('in JSON: %s', async (text) => {
    expect((await rawJson(`{"int":${text}}`)).issues).toEqual([[['body', 'int'], `int ${EXACT}`]]);
    expect((await rawJson(`{"ints":[1,${text}]}`)).issues).toEqual([[['body', 'ints', 1], `ints ${EXACT}`]]);
  });

  test.each(['9007199254740991', '-9007199254740991', '1e15', '2.0'])('and one that it can hold is taken: %s', async (text) => {
    expect(await rawJson(`{"int":${text},"ints":[${text}]}`)).toMatchObject({ status: 200, body: { int: Number(text), ints: [Number(text)] } });
  });

  test('and a number that is no integer is as exact as numbers are', async () => {
    expect(await rawJson('{"number":9007199254740993}')).toMatchObject({ status: 200, body: { number: 9007199254740992 } });
  });
});

describe('JSON is never coerced', () => {
  class Values {
    @IsInt()
    int!: number;

    @IsNumber()
    number!: number;

    @IsBoolean()
    flag!: boolean;

    @IsString()
    text!: string;

    @IsArray()
    list!: unknown[];
  }
  const { json } = echo(Values);
  const good = { int: 1, number: 1.5, flag: true, text: '', list: [1, 'a'] };

  test('what fits is taken as it is', async () => {
    expect(await json(good)).toMatchObject({ status: 200, body: good });
  });

  test.each([
    ['int', '1'],
    ['int', 1.5],
    ['int', true],
    ['int', null],
    ['int', [1]],
    ['int', {}],
    ['number', '1.5'],
    ['number', ''],
    ['flag', 'true'],
    ['flag', 1],
    ['flag', 0],
    ['text', 1],
    ['text', true],
    ['text', ['a']],
    ['text', { toString: 'a' }],
    ['list', 'a'],
    ['list', { 0: 'a', length: 1 }],
  ])('%s is not %j', async (name, value) => {
    const answer = await json({ ...good, [name]: value });
    expect(answer.status).toBe(400);
    expect(answer.issues.map(([loc]) => loc)).toEqual([['body', name]]);
  });

  test('1e999 is not a number', async () => {
    const answer = await echo(Values).rawJson('{"int":1,"number":1e999,"flag":true,"text":"","list":[]}');
    expect(answer.issues).toEqual([[['body', 'number'], 'The body must not have a number larger than 1.7976931348623157e+308']]);
  });
});

test('a declared type holds, also where no constraint asks for it', async () => {
  class Loose {
    @MaxLength(5)
    @IsOptional()
    name?: string;

    @IsOptional()
    age?: number;

    @IsOptional()
    born?: Date;
  }
  const { json } = echo(Loose);
  expect(await json({ name: 'a', age: 1, born: '2026-01-31' })).toMatchObject({ status: 200 });
  expect((await json({ name: 1, age: '1', born: 1 })).issues).toEqual([
    [['body', 'name'], 'name must be shorter than or equal to 5 characters'],
    [['body', 'age'], 'age must be a number'],
    [['body', 'born'], 'born must be an ISO 8601 date, for example 2026-01-31T12:00:00Z'],
  ]);
});

test('a property may have a value on the prototype, and takes another one', async () => {
  class Page {
    declare size: number;
  }
  Page.prototype.size = 10;
  IsInt()(Page.prototype, 'size');
  const { json, received } = echo(Page);
  expect(await json({ size: 5 })).toMatchObject({ status: 200, body: { size: 5 } });
  expect(received).toEqual([{ size: 5 }]);
});
