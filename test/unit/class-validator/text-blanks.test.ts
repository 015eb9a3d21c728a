import { DeepObject, Nested, Nullable, Optional, Split } from '@modern-rest/class-validator';
import { Controller, Cookie, FileMetadata, Get, Header, Path, Post, Query, Returns, urlencodedParser } from '@modern-rest/core';
import { base64Files, multipartParser, UploadedFile } from '@modern-rest/multipart';
import { Transform, Type } from 'class-transformer';
import { Equals, IsBoolean, IsDate, IsEnum, IsIn, IsInt, IsNumber, IsOptional, IsString, MinLength, ValidateIf } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { ask, echo } from './echo.ts';
import { textSources } from './text-sources.ts';

enum Size {
  Small = 'small',
  Large = 'large',
}

class Point {
  @IsOptional() @IsInt() x?: number;
}

class Blanks {
  @IsOptional() @IsInt() integer?: number;
  @Optional() @IsNumber() number?: number;
  @IsOptional() @IsBoolean() flag?: boolean;
  @IsOptional() @IsDate() date?: Date;
  @IsOptional() @IsEnum(Size) size?: Size;
  @IsOptional() @IsIn(['a', 'b']) choice?: string;
  @IsOptional() @Equals('a') fixed?: string;
  @IsOptional() @Nested() json?: Point;
  @IsOptional() @Nested() @DeepObject() deep?: Point;
  @IsOptional() @Type(() => Number) map?: Map<string, number>;
  @Optional({ nullable: true }) @IsInt() both?: number | null;
  @ValidateIf(() => true) @IsOptional() @IsInt() conditional?: number;
  @IsInt() initial = 7;
  @IsString() text = 'text';
  @IsOptional() @MinLength(1) @IsString() short?: string;
  @IsOptional() @IsIn(['', 'a']) maybe?: string;
  @IsOptional() @IsInt({ each: true }) list?: number[];
  @IsOptional() @IsInt({ each: true }) @Split() split?: number[];
}

const MISSING = ['integer', 'number', 'flag', 'date', 'size', 'choice', 'fixed', 'json', 'deep', 'map', 'both', 'conditional', 'initial'];

describe.each(textSources(Blanks))('B7: a blank value in %s', (_, send) => {
  test.each(MISSING)('is missing where an empty text is not a value: %s', async (name) => {
    expect((await send(`${name}=`)).received).toEqual(new Blanks());
  });

  test('is a value of a string, an enum that has it, and a list', async () => {
    expect((await send('text=&maybe=&split=')).received).toMatchObject({ text: '', maybe: '', split: [] });
    expect((await send('short=&list=')).issues).toEqual([
      [['short'], 'short must be longer than or equal to 1 characters'],
      [['list', 0], 'list must be an integer number'],
    ]);
  });

  test('within a deep object is missing, too', async () => {
    expect((await send('deep[x]=')).received).toMatchObject({ deep: new Point() });
  });
});

class Needed {
  @IsInt() integer!: number;
  @IsBoolean() flag!: boolean;
  @Nullable() @IsInt() nullable!: number | null;
  @Nested() json!: Point;
}

describe.each(textSources(Needed))('B7: a blank value in %s', (_, send) => {
  test('is an issue of its type where the value is required', async () => {
    expect((await send('integer=&flag=&nullable=&json=')).issues).toEqual([
      [['integer'], 'integer must be an integer number'],
      [['flag'], 'flag must be one of true, false, 1, 0'],
      [['nullable'], 'nullable must be an integer number'],
      [['json'], 'json must be JSON'],
    ]);
  });
});

class Plain {
  @IsOptional() @IsInt() integer?: number;
  @IsOptional() @IsEnum(Size) size?: Size;
}

test('B7: a blank value of JSON is not missing', async () => {
  const { json } = echo(Plain);
  expect((await json({ integer: '', size: '' })).issues).toEqual([
    [['body', 'integer'], 'integer must be an integer number'],
    [['body', 'size'], 'size must be one of the following values: small, large'],
  ]);
});

test('B7: a blank header field, cookie, or single value is missing where it may be', async () => {
  @Controller('/')
  class BlankController {
    @Get('/:id')
    @Returns(String)
    read(
      @Path('id', Number) id: number,
      @Query('page', Number, { default: 1 }) page: number,
      @Query('since', Date, { optional: true }) since: Date | undefined,
      @Query('name', String, { optional: true }) name: string | undefined,
      @Header('x-depth', Number, { default: 3 }) depth: number,
      @Cookie('visits', Number, { optional: true }) visits: number | undefined,
    ): string {
      return JSON.stringify([id, page, since, name, depth, visits]);
    }
  }
  const send = ask([BlankController]);
  const url = '/5?page=&since=&name=';
  expect(await send({ method: 'GET', url, headers: { 'x-depth': '', cookie: 'visits=' } })).toMatchObject({ body: '[5,1,null,"",3,null]' });
});

class Files {
  @Optional() @Nested() photo?: UploadedFile;
  @IsOptional() @Nested() other?: UploadedFile;
}

test('B7: a blank text for a file that may be missing means that there is none', async () => {
  @Controller('/', { parsers: [multipartParser(), base64Files(urlencodedParser())] })
  class FileController {
    @Post('/')
    @Returns(String)
    upload(@FileMetadata(Files) files: Files): string {
      return JSON.stringify(Object.keys(files).filter((name) => files[name as keyof Files] !== undefined));
    }
  }
  const form = new FormData();
  form.append('photo', '');
  form.append('other', '');
  const send = ask([FileController]);
  expect((await send({ method: 'POST', url: '/', body: form })).body).toBe('[]');
  expect((await send({ method: 'POST', url: '/', body: new URLSearchParams({ photo: '', other: '' }) })).body).toBe('[]');
});

const blankToUndefined = ({ value }: { value: unknown }): unknown => (value === '' ? undefined : value);

class Page {
  @Transform(blankToUndefined) @IsInt() page = 1;
  @IsOptional() @Transform(blankToUndefined) @IsInt() size?: number;
  @IsOptional() @Transform(({ value }) => (value as string).trim()) @IsInt() trimmed?: number;
  @IsOptional() @Transform(({ value }) => Number(value)) @IsInt() counted?: number;
  @IsOptional() @Transform(({ value }) => (value as string).split('-')) @IsInt({ each: true }) parts?: number[];
  @IsOptional() @Transform(({ value }) => value as unknown) @IsInt({ each: true }) same?: number[];
  @IsOptional() @Transform(({ value }) => new Set((value as string).split('-'))) @IsInt({ each: true }) set?: Set<number>;
  @IsOptional() @Transform(({ value }) => [value, 2, new Date(0)]) @IsInt({ each: true }) mixed?: unknown[];
  @IsOptional() @Transform(() => 5) @IsInt({ each: true }) wrong?: number[];
  @IsOptional() @Transform(() => new Set([5])) @IsInt({ each: true }) typed?: Set<number>;
  @IsOptional() @Transform(({ value }) => value as unknown) @IsDate() day?: Date;
}

describe.each(textSources(Page))('B8: @Transform in %s', (_, send) => {
  test.each([
    ['page=5', { page: 5 }],
    ['page=', { page: 1 }],
    ['size=', { page: 1 }],
    ['size=3', { page: 1, size: 3 }],
    ['trimmed=+4', { page: 1, trimmed: 4 }],
    ['trimmed=++', { page: 1 }],
    ['counted=4', { page: 1, counted: 4 }],
    ['parts=1-2', { page: 1, parts: [1, 2] }],
    ['same=1&same=2', { page: 1, same: [1, 2] }],
    ['same[]=1', { page: 1, same: [1] }],
    ['same=1', { page: 1, same: [1] }],
    ['set=1-2-1', { page: 1, set: new Set([1, 2]) }],
    ['typed=x', { page: 1, typed: new Set([5]) }],
    ['day=2026-01-31', { page: 1, day: new Date('2026-01-31') }],
  ])('gets the text, and returns text that is read as declared: %s', async (text, value) => {
    expect((await send(text)).received).toEqual(Object.assign(new Page(), value));
  });

  test.each([
    ['page=x', ['page'], 'page must be an integer number'],
    ['parts=1-x', ['parts', 1], 'parts must be an integer number'],
    ['set=x', ['set', 0], 'set must be an integer number'],
    ['mixed=1', ['mixed', 2], 'each value in mixed must be an integer number'],
    ['wrong=1', ['wrong'], 'wrong must be a list'],
    ['same.0=1', ['same'], 'same must be sent as same or same[]; the request has "same.0"'],
  ])('returns text that cannot be read: %s', async (text, loc, message) => {
    expect((await send(text)).issues).toEqual([[loc, message]]);
  });
});

test('B8: what @Transform returns for JSON is not coerced', async () => {
  const { json } = echo(Page);
  expect((await json({ page: '5' })).issues).toEqual([[['body', 'page'], 'page must be an integer number']]);
});

test('B8: @Transform of a single value gets the text', async () => {
  @Controller('/')
  class SingleController {
    @Get('/')
    @Returns(String)
    read(@Query('page', Number, { default: 1, validate: [Transform(blankToUndefined), IsInt()] }) page: number): string {
      return String(page);
    }
  }
  const send = ask([SingleController]);
  expect((await send({ method: 'GET', url: '/?page=' })).body).toBe('1');
  expect((await send({ method: 'GET', url: '/?page=5' })).body).toBe('5');
  expect((await send({ method: 'GET', url: '/?page=x' })).issues).toEqual([[['query', 'page'], 'page must be an integer number']]);
});
