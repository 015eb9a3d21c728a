import {
  type Api,
  Body,
  byMediaType,
  Controller,
  DefinitionError,
  type ErrorModel,
  Get,
  jsonParser,
  nullable,
  oneOf,
  optional,
  type Plugin,
  Post,
  Returns,
  record,
  urlencodedParser,
} from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import { inMemory, testClient } from '@modern-rest/testing';
import { Equals, IsIn, IsInt, IsOptional, IsString } from 'class-validator';
import type { OperationObject, RequestBodyObject } from 'openapi3-ts/oas32';
import { describe, expect, test } from 'vitest';
import { documentErrors } from '../openapi/document-gates.ts';
import { apiOf } from './api.ts';

class Cat {
  @Equals('cat') kind!: 'cat';
  @IsInt() lives!: number;
}

class Dog {
  @IsIn(['dog', 'puppy']) kind!: 'dog' | 'puppy';
  @IsString() name!: string;
}

class Row {
  @IsInt() lives!: number;
}

@Controller('/bodies')
class BodyController {
  @Post('/text')
  @Returns(String)
  text(@Body(String) body: string): string {
    return body;
  }

  @Post('/date')
  @Returns(Date)
  date(@Body(Date) body: Date): Date {
    return body;
  }

  @Post('/list')
  @Returns([Cat])
  list(@Body([Cat]) body: Cat[]): Cat[] {
    return body;
  }

  @Post('/record')
  @Returns(record(Number))
  record(@Body(record(Number)) body: Record<string, number>): Record<string, number> {
    return body;
  }

  @Post('/records')
  @Returns([record([Dog])])
  records(@Body([record([Dog])]) body: Record<string, Dog[]>[]): Record<string, Dog[]>[] {
    return body;
  }

  @Post('/union')
  @Returns(oneOf(Cat, Dog, String, [Number]))
  union(@Body(oneOf(Cat, Dog, String, [Number])) body: Cat | Dog | string | number[]): Cat | Dog | string | number[] {
    return body instanceof Cat ? { kind: 'cat', lives: body.lives - 1 } : body;
  }

  @Post('/nullable')
  @Returns(nullable(Cat))
  nullable(@Body(nullable(Cat)) body: Cat | null): Cat | null {
    return body;
  }

  @Post('/optional')
  @Returns(String)
  optional(@Body(optional(Cat)) body: Cat | undefined): string {
    return body ? `${body.lives}` : 'none';
  }

  @Post('/media')
  @Returns(String)
  media(@Body(byMediaType({ 'application/JSON; charset=utf-8': Cat, 'application/x-www-form-urlencoded': Row })) body: Cat | Row): string {
    return body.constructor.name;
  }
}

const api = apiOf([BodyController], { parsers: [jsonParser(), urlencodedParser()] });
const send = inMemory(api);
const post = async (path: string, body: unknown, headers = {}) => {
  const json = JSON.stringify(body);
  const response = await send({ method: 'POST', url: `/bodies/${path}`, body: json, headers: { 'content-type': 'application/json', ...headers } });
  const answer = (await response.json()) as ErrorModel;
  return response.ok ? answer : answer.detail.map(({ loc = [], msg }) => [loc.join('.'), msg]);
};

describe('a body', () => {
  test.each([
    ['text', 'a'],
    ['date', '2026-01-31T00:00:00.000Z'],
    ['list', [{ kind: 'cat', lives: 7 }]],
    ['list', []],
    ['record', { a: 1, constructor: 2 }],
    ['records', [{ a: [{ kind: 'dog', name: 'x' }], b: [] }]],
    ['union', { kind: 'puppy', name: 'x' }],
    ['union', 'text'],
    ['union', [1, 2]],
    ['nullable', null],
    ['nullable', { kind: 'cat', lives: 7 }],
  ])('of %s is read and written: %j', async (path, body) => {
    expect(await post(path, body)).toEqual(body);
  });

  test('of a union is an instance of the member that it is', async () => {
    expect(await post('union', { kind: 'cat', lives: 9 })).toEqual({ kind: 'cat', lives: 8 });
  });

  test.each([
    ['text', 1, 'body', 'must be a string'],
    ['date', 'monday', 'body', 'must be an ISO 8601 date, for example 2026-01-31T12:00:00Z'],
    [
      'list',
      [
        { kind: 'cat', lives: 7 },
        { kind: 'cat', lives: '7' },
      ],
      'body.1.lives',
      'lives must be an integer number',
    ],
    ['list', { 0: 1 }, 'body', 'must be a list'],
    ['record', { a: 1, b: '2' }, 'body.b', 'b must be a number'],
    ['record', [1], 'body', 'must be an object'],
    ['record', null, 'body', 'must be an object'],
    ['records', [{ a: [{ kind: 'cat', name: 'x' }] }], 'body.0.a.0.kind', 'kind must be one of the following values: dog, puppy'],
    ['union', { kind: 'cow' }, 'body.kind', 'kind must be one of cat, dog, puppy'],
    ['union', {}, 'body.kind', 'kind must be one of cat, dog, puppy'],
    ['union', { kind: 'cat' }, 'body.lives', 'lives is required'],
    ['union', true, 'body', 'must be an object or a string or a list'],
    ['union', null, 'body', 'must be an object or a string or a list'],
    ['nullable', 1, 'body', 'must be an object'],
    ['optional', null, 'body', 'must be an object'],
  ])('of %s refuses %j', async (path, body, loc, msg) => {
    expect(await post(path, body)).toEqual([[loc, msg]]);
  });

  test('of records keeps no prototype that a name could reach', async () => {
    const response = await send({
      method: 'POST',
      url: '/bodies/record',
      body: '{"__proto__": 1}',
      headers: { 'content-type': 'application/json' },
    });
    expect(response.status).toBe(400);
  });

  test('that is optional may be left out, with its Content-Type and without', async () => {
    const bare = await send({ method: 'POST', url: '/bodies/optional' });
    expect([bare.status, await bare.json()]).toEqual([201, 'none']);
    const empty = await send({ method: 'POST', url: '/bodies/optional', headers: { 'content-type': 'application/json' } });
    expect(await empty.json()).toBe('none');
    expect(await post('optional', { kind: 'cat', lives: 3 })).toBe('3');
    expect((await send({ method: 'POST', url: '/bodies/list' })).status).toBe(415);
  });

  test('that is optional is read where its length is not known beforehand', async () => {
    const headers = { 'content-type': 'application/json', 'transfer-encoding': 'chunked', 'content-length': '0' };
    const response = await send({ method: 'POST', url: '/bodies/optional', body: '{"kind":"cat","lives":3}', headers });
    expect(await response.json()).toBe('3');
  });

  test('has the model of its media type, whatever its parameters', async () => {
    expect(await post('media', { kind: 'cat', lives: 3 }, { 'content-type': 'Application/Json; charset=UTF-8' })).toBe('Cat');
    const form = await send({ method: 'POST', url: '/bodies/media', body: new URLSearchParams({ lives: '3' }) });
    expect(await form.json()).toBe('Row');
    expect(await post('media', { lives: 3 })).toEqual([['body.kind', 'kind is required']]);
  });

  test('of a record of scalars may be a form', async () => {
    const ok = await send({ method: 'POST', url: '/bodies/record', body: new URLSearchParams('a=1&b=2') });
    expect(await ok.json()).toEqual({ a: 1, b: 2 });
    const wrong = await send({ method: 'POST', url: '/bodies/record', body: new URLSearchParams('a=x&b=2&b=3') });
    expect(((await wrong.json()) as ErrorModel).detail.map(({ msg }) => msg)).toEqual(['a must be a number', 'b must be sent once, not 2 times']);
  });
});

test('a test client writes each of them', async () => {
  const client = testClient(api, BodyController);
  const json = async (response: Promise<Response>) => (await response).json();
  expect(await json(client.union({ kind: 'dog', name: 'x' }))).toEqual({ kind: 'dog', name: 'x' });
  expect(await json(client.records([{ a: [{ kind: 'dog', name: 'x' }] }]))).toEqual([{ a: [{ kind: 'dog', name: 'x' }] }]);
  expect(await json(client.nullable(null))).toBe(null);
  expect(await json(client.optional(undefined))).toBe('none');
  expect(await json(client.date(new Date(0)))).toBe('1970-01-01T00:00:00.000Z');
});

test('the document describes each of them', async () => {
  const document = buildDocument(api);
  expect(await documentErrors(document)).toEqual([]);
  const operation = (path: string) => document.paths?.[`/bodies/${path}`]?.post as OperationObject;
  const schemaOf = (path: string, mediaType = 'application/json') => {
    const { content } = operation(path).requestBody as RequestBodyObject;
    return (content[mediaType] as { schema?: object } | undefined)?.schema;
  };
  const reference = (name: string) => ({ $ref: `#/components/schemas/${name}` });
  expect(schemaOf('record')).toEqual({ type: 'object', additionalProperties: { type: 'number' } });
  expect(schemaOf('records')).toEqual({
    type: 'array',
    items: { type: 'object', additionalProperties: { type: 'array', items: reference('Dog') } },
  });
  expect(schemaOf('union')).toEqual({
    oneOf: [reference('Cat'), reference('Dog'), { type: 'string' }, { type: 'array', items: { type: 'number' } }],
  });
  expect(schemaOf('nullable')).toEqual({ anyOf: [reference('Cat'), { type: 'null' }] });
  expect(schemaOf('media')).toEqual(reference('Cat'));
  expect(schemaOf('media', 'application/x-www-form-urlencoded')).toMatchObject({ properties: { lives: { type: 'integer' } } });
  expect((operation('optional').requestBody as RequestBodyObject).required).toBeUndefined();
  expect((operation('list').requestBody as RequestBodyObject).required).toBe(true);
});

test('a union of models names its discriminator', () => {
  @Controller('/pets')
  class PetController {
    @Post('/')
    @Returns(null)
    create(@Body(oneOf(Cat, Dog)) _pet: Cat | Dog): void {}
  }
  const body = buildDocument(apiOf([PetController])).paths?.['/pets']?.post?.requestBody as RequestBodyObject | undefined;
  const mapping = { cat: '#/components/schemas/Cat', dog: '#/components/schemas/Dog', puppy: '#/components/schemas/Dog' };
  expect(body?.content['application/json']).toMatchObject({ schema: { discriminator: { propertyName: 'kind', mapping } } });
});

describe('a form', () => {
  const described = (of: Api, path: string) => {
    const body = buildDocument(of).paths?.[path]?.post?.requestBody as RequestBodyObject | undefined;
    return Object.keys(body?.content ?? {});
  };
  const FORM = 'application/x-www-form-urlencoded';

  test.each(['text', 'date', 'list', 'records', 'union'])('is neither read nor described where the body is no form: %s', async (path) => {
    const response = await send({ method: 'POST', url: `/bodies/${path}`, body: new URLSearchParams('kind=cat&lives=3') });
    expect([response.status, response.headers.get('accept')]).toEqual([415, 'application/json']);
    expect(described(api, `/bodies/${path}`)).toEqual(['application/json']);
  });

  test.each(['record', 'nullable', 'optional', 'media'])('is read and described where the body is one: %s', async (path) => {
    const response = await send({ method: 'POST', url: `/bodies/${path}`, body: new URLSearchParams('kind=1&lives=3') });
    expect(response.status).not.toBe(415);
    expect(described(api, `/bodies/${path}`)).toEqual(['application/json', FORM]);
  });

  test('is not read where a plugin has added its parser to what is no form', async () => {
    const plugin: Plugin = { name: 'forms', transform: (contract) => ({ ...contract, parsers: [urlencodedParser(), ...contract.parsers] }) };
    @Controller('/cats')
    class CatController {
      @Post('/')
      @Returns(null)
      create(@Body([Cat]) _cats: Cat[]): void {}
    }
    const extended = apiOf([CatController], { plugins: [plugin] });
    const response = await inMemory(extended)({ method: 'POST', url: '/cats', body: new URLSearchParams('kind=cat&lives=3') });
    expect([response.status, response.headers.get('accept')]).toEqual([415, 'application/json']);
    expect(described(extended, '/cats')).toEqual(['application/json']);
  });
});

describe('an answer that is not of its type is a 422', () => {
  const wrong: { value: unknown } = { value: undefined };

  @Controller('/answers')
  class AnswerController {
    @Get('/union')
    @Returns(oneOf(Cat, Dog, [Number]))
    union(): never {
      return wrong.value as never;
    }

    @Get('/shapes')
    @Returns(oneOf(record(Number), String, Boolean))
    shapes(): never {
      return wrong.value as never;
    }

    @Get('/when')
    @Returns(oneOf(Date, Number))
    when(): never {
      return wrong.value as never;
    }

    @Get('/record')
    @Returns(record(Number))
    record(): never {
      return wrong.value as never;
    }
  }
  const ask = inMemory(apiOf([AnswerController]));
  const answerOf = async (path: string, value: unknown) => {
    wrong.value = value;
    const response = await ask({ method: 'GET', url: `/answers/${path}` });
    const body = (await response.json()) as ErrorModel;
    return [response.status, response.ok ? body : body.detail.map(({ msg }) => msg)];
  };

  test.each([
    ['union', { kind: 'cow' }, 'kind must be one of cat, dog, puppy'],
    ['union', Object.assign(new Cat(), { lives: 1 }), 'kind is required'],
    ['union', 'text', 'must be one of cat, dog, puppy'],
    ['shapes', 7, 'must be an object or a string or true or false'],
    ['shapes', null, 'must be an object or a string or true or false'],
    ['record', 'text', 'must be an object'],
    ['record', [1], 'must be an object'],
    ['record', null, 'must be an object'],
  ])('%s: %j', async (path, value, message) => {
    const [status, messages] = await answerOf(path, value);
    expect([status, messages]).toEqual([422, [expect.stringContaining(message.replace(/^kind /, ''))]]);
  });

  test.each([
    ['union', Object.assign(new Cat(), { kind: 'cat', lives: 1 })],
    ['union', { kind: 'dog', name: 'x' }],
    ['shapes', { a: 1 }],
    ['shapes', true],
    ['when', new Date(0)],
  ])('and one that is of its type is none: %s', async (path, value) => {
    expect(await answerOf(path, value)).toEqual([200, JSON.parse(JSON.stringify(value))]);
  });
});

describe('a record of lists', () => {
  @Controller('/lists')
  class ListController {
    @Post('/')
    @Returns(record([Number]))
    create(@Body(record([Number])) body: Record<string, number[]>): Record<string, number[]> {
      return body;
    }
  }
  const listApi = apiOf([ListController], { parsers: [urlencodedParser(), jsonParser()] });

  test('may be a form, where one value is a list of one', async () => {
    const response = await testClient(listApi, ListController).create({ a: [1], b: [2, 3] });
    expect([response.status, await response.json()]).toEqual([201, { a: [1], b: [2, 3] }]);
  });

  test('is sent as it is where it is none', async () => {
    expect((await testClient(listApi, ListController).create('text' as never)).status).toBe(201);
    expect((await testClient(listApi, ListController).create({ a: 'x' } as never)).status).toBe(400);
  });
});

test('a test client sends what is no member of a union as it is', async () => {
  const response = await testClient(api, BodyController).union(true as never);
  expect([response.status, ((await response.json()) as ErrorModel).detail[0]?.msg]).toEqual([400, 'must be an object or a string or a list']);
});

class Stray {
  @IsOptional() @Equals('stray') kind?: string;
}
class Pack {
  @Equals('pack', { each: true }) kind!: string[];
}

describe('a type that cannot be read stops the application from starting', () => {
  test.each([
    ['a union that nothing tells apart', oneOf(Cat, Row)],
    ['a union told apart by what may be left out', oneOf(Cat, Stray)],
    ['a union told apart by a list', oneOf(Cat, Pack)],
    ['a union of two kinds of text', oneOf(String, Date)],
    ['a list in a union with one', oneOf([Cat], [Dog])],
    ['a union of what may be null', oneOf(nullable(Cat), String)],
    ['an optional part', record(optional(Cat))],
    ['a variant within a list', [byMediaType({ 'application/json': Cat })]],
    ['a union without a class', oneOf(Cat, 7)],
    ['a media type without a model', byMediaType({})],
  ])('%s', (_, type) => {
    class WrongController {
      create(_body: unknown): void {}
    }
    Body(type as never)(WrongController.prototype, 'create', 0 as never);
    Returns(null)(WrongController.prototype, 'create', {} as never);
    Post('/')(WrongController.prototype, 'create', {});
    Controller('/wrong')(WrongController);
    expect(() => apiOf([WrongController])).toThrow(DefinitionError);
    expect(() => apiOf([WrongController])).toThrow('MODEL_NOT_READABLE');
  });
});
