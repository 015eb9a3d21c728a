import { classValidatorSerializer, compileModel, Nested, Nullable, Optional } from '@modern-rest/class-validator';
import { Body, Controller, FileMetadata, Get, jsonParser, type Model, Post, Query, Returns } from '@modern-rest/core';
import { base64Files, UploadedFile } from '@modern-rest/multipart';
import { buildDocument } from '@modern-rest/openapi';
import { testClient } from '@modern-rest/testing';
import { Transform, Type } from 'class-transformer';
import { Allow, IsDate, IsIn, IsInt, IsOptional, IsString, Min, ValidateNested, validate } from 'class-validator';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import { describe, expect, test } from 'vitest';
import { apiOf, ask, echo } from './echo.ts';
import { textSources } from './text-sources.ts';

class Tag {
  @IsString() name!: string;
}

class Presence {
  @Optional() @IsString() title?: string;
  @Optional() @Allow() any?: string;
  @Optional() @Nested() tag?: Tag;
  @Optional() @IsInt({ each: true }) ids?: number[];
  @Optional() @Transform(({ value }) => value as unknown) @IsString() changed?: string;
  @Optional({ nullable: true }) @IsString() both?: string | null;
  @Nullable() @IsString() nullable!: string | null;
  @IsOptional() @IsString() loose?: string | null;
}

const ENGINES = [true, false];
const REFUSED = ['title', 'any', 'tag', 'ids', 'changed'];

describe.each(ENGINES)('B16: what a property may be instead of a value, where code is generated: %s', (generate) => {
  const { json, received } = echo(Presence, { serializer: classValidatorSerializer({ generate }) });

  test('missing', async () => {
    expect(await json({ nullable: 'x' })).toMatchObject({ status: 200, body: { nullable: 'x' } });
    expect(received.at(-1)).toEqual(Object.assign(new Presence(), { nullable: 'x' }));
    expect((await json({})).issues).toEqual([[['body', 'nullable'], 'nullable is required']]);
  });

  test('null', async () => {
    expect(await json({ nullable: null, both: null, loose: null })).toMatchObject({ body: { nullable: null, both: null, loose: null } });
  });

  test.each(REFUSED)('not null: %s', async (name) => {
    expect((await json({ nullable: 'x', [name]: null })).issues).toEqual([[['body', name], `${name} must not be null`]]);
  });

  test('a value that is wrong', async () => {
    expect((await json({ nullable: 1, both: 1, title: 1 })).issues).toEqual([
      [['body', 'title'], 'title must be a string'],
      [['body', 'both'], 'both must be a string'],
      [['body', 'nullable'], 'nullable must be a string'],
    ]);
  });

  @Controller('/', { serializer: classValidatorSerializer({ generate }) })
  class AnswerController {
    @Post('/')
    @Returns(Presence, { status: 200 })
    answer(@Body(String) body: string): Presence {
      return JSON.parse(body) as Presence;
    }
  }
  const answer = (body: object) =>
    ask([AnswerController])({
      method: 'POST',
      url: '/',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(JSON.stringify(body)),
    });

  test.each(REFUSED)('not null in an answer: %s', async (name) => {
    expect(await answer({ nullable: null, [name]: null })).toMatchObject({ status: 422, issues: [[[name], `${name} must not be null`]] });
  });

  test('left out of an answer', async () => {
    expect(await answer({ nullable: null, both: null, loose: null })).toEqual({
      status: 200,
      body: { nullable: null, both: null, loose: null },
      issues: [],
    });
  });

  test('as class-validator validates it', async () => {
    const compiled = compileModel(Presence, { generate });
    for (const value of [undefined, null, 1, 'x']) {
      const instance = Object.assign(new Presence(), {
        title: value,
        any: value,
        tag: value,
        ids: value,
        both: value,
        nullable: value,
        loose: value,
      });
      expect(await compiled.validate(instance)).toEqual(await validate(instance));
    }
  });
});

describe.each(textSources(Presence))('B16: in %s', (_, send) => {
  test('null is a word where it is allowed', async () => {
    expect((await send('title=null&both=null&nullable=null&loose=null')).received).toEqual({
      title: 'null',
      both: null,
      nullable: null,
      loose: 'null',
    });
  });
});

test('B16: the document tells them apart', () => {
  const { api } = echo(Presence);
  const schemas = buildDocument(api).components?.schemas as Record<string, SchemaObjectValue>;
  const schema = Object.values(schemas).find(({ properties }) => properties?.['both']);
  expect(schema?.required).toEqual(['nullable']);
  expect(schema?.properties).toMatchObject({
    title: { type: 'string' },
    tag: { $ref: expect.any(String) },
    both: { type: ['string', 'null'] },
    nullable: { type: ['string', 'null'] },
    loose: { type: ['string', 'null'] },
  });
});

class Photos {
  @Optional() @Nested() photo?: UploadedFile;
  @IsOptional() @Nested() loose?: UploadedFile;
  @Optional({ nullable: true }) @Nested(() => UploadedFile) both?: UploadedFile | null;
}

test('B16: a file may be missing, and null where it is allowed', async () => {
  @Controller('/', { parsers: [base64Files(jsonParser())] })
  class PhotoController {
    @Post('/')
    @Returns(String)
    upload(@FileMetadata(Photos) { photo, loose, both }: Photos): string {
      return JSON.stringify([photo?.size, loose, both]);
    }
  }
  const send = ask([PhotoController]);
  expect((await send({ method: 'POST', url: '/', body: { photo: 'QQ==', loose: null, both: null } })).body).toBe('[1,null,null]');
  expect((await send({ method: 'POST', url: '/', body: { photo: null } })).issues).toEqual([[['files', 'photo'], 'photo must not be null']]);
});

class Items {
  @IsOptional() @Nullable({ each: true }) @IsString({ each: true }) texts?: (string | null)[];
  @IsOptional() @Nullable({ each: true }) @IsInt({ each: true }) @Min(1, { each: true }) numbers?: (number | null)[];
  @IsOptional() @Nullable({ each: true }) @IsDate({ each: true }) dates?: (Date | null)[];
  @IsOptional() @Nullable({ each: true }) @IsIn(['a', 'b'], { each: true }) choices?: (string | null)[];
  @IsOptional() @Nullable({ each: true }) @Nested(() => [Tag]) tags?: (Tag | null)[];
  @IsOptional() @Nullable({ each: true }) @Type(() => Number) set?: Set<number | null>;
  @IsOptional() @Nullable({ each: true }) @Type(() => Number) map?: Map<string, number | null>;
  @IsOptional() @Nullable({ each: true }) @Type(() => Tag) @ValidateNested({ each: true }) tagSet?: Set<Tag | null>;
}

const NULL_ITEMS = {
  texts: ['a', null],
  numbers: [1, null],
  dates: ['2026-01-31T00:00:00.000Z', null],
  choices: [null, 'a'],
  tags: [{ name: 'x' }, null],
  set: [1, null],
  map: { a: 1, b: null },
  tagSet: [null, { name: 'x' }],
};

describe.each(ENGINES)('B9: items that may be null, where code is generated: %s', (generate) => {
  const { json } = echo(Items, { serializer: classValidatorSerializer({ generate }) });

  test('are read from JSON and written to it', async () => {
    expect(await json(NULL_ITEMS)).toEqual({ status: 200, body: NULL_ITEMS, issues: [] });
  });

  test('have the constraints of the others', async () => {
    expect(
      (await json({ texts: [null, 1], numbers: [null, 0], choices: [null, 'c'], dates: [null, 'x'], tags: [null, {}], map: { a: null, b: 'x' } }))
        .issues,
    ).toEqual([
      [['body', 'texts', 1], 'each value in texts must be a string'],
      [['body', 'numbers', 1], 'each value in numbers must not be less than 1'],
      [['body', 'dates', 1], 'dates must be an ISO 8601 date, for example 2026-01-31T12:00:00Z'],
      [['body', 'choices', 1], 'each value in choices must be one of the following values: a, b'],
      [['body', 'tags', 1, 'name'], 'name is required'],
      [['body', 'map', 'b'], 'b must be a number'],
    ]);
  });

  test('are valid in a compiled model', async () => {
    const instance = Object.assign(new Items(), {
      texts: [null, 'a'],
      numbers: [null],
      tagSet: new Set([null, Object.assign(new Tag(), { name: 'x' })]),
    });
    expect(await compileModel(Items, { generate }).validate(instance)).toEqual([]);
    Object.assign(instance, { texts: [null, 1] });
    expect(await compileModel(Items, { generate }).validate(instance)).toMatchObject([{ property: 'texts' }]);
  });
});

class NoNulls {
  @IsOptional() @IsString({ each: true }) texts?: string[];
  @IsOptional() @IsInt({ each: true }) numbers?: number[];
}

describe.each(textSources(Items))('B9: in %s', (_, send) => {
  test('an item that may be null is null where it is written so', async () => {
    const text = 'texts=a&texts=null&numbers[]=null&numbers[]=1&choices=null&dates=null&tags=null&tags[0][name]=x&map[a]=null&map[b]=1';
    expect((await send(text)).received).toMatchObject({
      texts: ['a', null],
      numbers: [null, 1],
      choices: [null],
      dates: [null],
      tags: [null, { name: 'x' }],
      map: new Map([
        ['a', null],
        ['b', 1],
      ]),
    });
  });
});

describe.each(textSources(NoNulls))('B9: in %s', (_, send) => {
  test('another item is the text null, or an issue', async () => {
    expect((await send('texts=null')).received).toEqual({ texts: ['null'] });
    expect((await send('numbers=null')).issues).toEqual([[['numbers', 0], 'numbers must be an integer number']]);
  });
});

test('B9: the document allows null items, and a test client sends them', async () => {
  const schemaOf = (model: Model<object>): SchemaObjectValue => {
    const schemas = Object.values(buildDocument(echo(model).api).components?.schemas ?? {}) as SchemaObjectValue[];
    return schemas.find(({ properties }) => properties?.['texts']) as SchemaObjectValue;
  };
  expect(schemaOf(Items).properties).toMatchObject({
    texts: { items: { type: ['string', 'null'] } },
    numbers: { items: { type: ['integer', 'null'], minimum: 1 } },
    choices: { items: { type: ['string', 'null'], enum: ['a', 'b', null] } },
    tags: { items: { anyOf: [{ $ref: expect.any(String) }, { type: 'null' }] } },
  });
  expect(schemaOf(NoNulls).properties).toMatchObject({ texts: { items: { type: 'string' } } });

  @Controller('/')
  class SentController {
    @Get('/')
    @Returns(String)
    read(@Query(Items) items: Items): string {
      return JSON.stringify(items);
    }
  }
  const sent = { texts: ['a', null], numbers: [null], tags: [{ name: 'x' }, null] };
  const response = await testClient(apiOf([SentController]), SentController).read(sent);
  expect(JSON.parse((await response.json()) as string)).toEqual(sent);
});
