import { type Api, createApi, type Plugin } from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import { inMemory } from '@modern-rest/testing';
import { IsArray, IsEmail, IsIn, IsInt, IsOptional, IsString, Max, MaxLength } from 'class-validator';
import {
  Body,
  Configure,
  Controller,
  Cookies,
  createApp,
  Delete,
  FileMetadata,
  Get,
  Headers,
  Nested,
  Path,
  Post,
  Put,
  Query,
  Returns,
  Route,
  UploadedFile,
} from 'modern-rest';
import type { OpenAPIObject, OperationObject, SchemaObjectValue } from 'openapi3-ts/oas32';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { app as uploads } from '../../../examples/uploads/src/api.ts';
import { documentErrors } from './document-gates.ts';

class Address {
  @IsString()
  @MaxLength(80)
  street!: string;
}

class User {
  @IsInt()
  id!: number;

  @IsEmail()
  email!: string;

  @IsOptional()
  @Nested()
  address?: Address;

  @IsString()
  role = 'reader';
}

class UserPath {
  @IsInt()
  id!: number;
}

class Search {
  @IsOptional()
  @IsString()
  term?: string;

  @IsArray()
  @IsString({ each: true })
  tags: string[] = [];
}

class Client {
  @IsString()
  requestId!: string;
}

class Session {
  @IsString()
  sid!: string;
}

class Picture extends UploadedFile {
  @IsIn(['image/png', 'image/jpeg'])
  declare contentType: string;

  @Max(2048)
  declare size: number;
}

class Pictures {
  @Nested()
  avatar!: Picture;

  @IsOptional()
  @Nested(() => [Picture])
  gallery?: Picture[];
}

class Profile {
  @IsString()
  title!: string;

  @Nested()
  address!: Address;
}

class Problem {
  @IsString()
  reason!: string;
}

@Controller('/users')
class UserController {
  @Get('/')
  @Returns([User], { description: 'Those who were found' })
  list(@Query(Search) _query: Search, @Headers(Client) _client: Client, @Cookies(Session) _session: Session): User[] {
    return [];
  }

  @Post('/')
  @Configure({ summary: 'Create a user', tags: ['people'], operationId: 'createUser' })
  @Returns(User)
  @Returns(Problem, { status: 409 })
  create(@Body(User) user: User): User {
    return user;
  }

  @Delete('/:id')
  @Returns(null)
  remove(@Path(UserPath) _path: UserPath): void {}

  @Put('/:id/pictures')
  @Returns(null)
  pictures(@Body(Profile) _profile: Profile, @FileMetadata(Pictures) _files: Pictures): void {}

  @Route('QUERY', '/')
  @Returns([User])
  search(@Body(Search) _search: Search): User[] {
    return [];
  }

  @Route('PURGE', '/:id')
  @Returns(null)
  purge(): void {}
}

const app = createApp({ title: 'Users', version: '1.2.3', description: 'People', controllers: [UserController] });
const document = buildDocument(app.api);

test('two independent validators accept every document of the tests', async () => {
  expect(await documentErrors(document)).toEqual([]);
  expect(await documentErrors(buildDocument(uploads.api))).toEqual([]);
});

test('the validators would tell a wrong document', async () => {
  const wrong = { ...document, paths: { '/users': { get: { responses: { 200: { content: 1 } } } } } };
  expect(await documentErrors(wrong)).not.toEqual([]);
});

test('a property of a query, header or cookie model is a parameter', () => {
  expect(operation(document, '/users', 'get').parameters).toEqual([
    { name: 'term', in: 'query', schema: { type: 'string' } },
    { name: 'tags', in: 'query', schema: { type: 'array', items: { type: 'string' }, default: [] } },
    { name: 'request-id', in: 'header', required: true, schema: { type: 'string' } },
    { name: 'sid', in: 'cookie', required: true, style: 'cookie', schema: { type: 'string' } },
  ]);
});

test('a path is written in the syntax of OpenAPI, with parameters that no handler reads', () => {
  expect(operation(document, '/users/{id}', 'delete').parameters).toEqual([{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }]);
  expect(document.paths?.['/users/{id}']?.additionalOperations?.['PURGE']?.parameters).toEqual([
    { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
  ]);
});

test('QUERY is an operation of its own, other verbs are additional operations', () => {
  expect(operation(document, '/users', 'query').operationId).toBe('UserController_search');
  expect(Object.keys(document.paths?.['/users/{id}']?.additionalOperations ?? {})).toEqual(['PURGE']);
});

test('fields and files of a form are one object, with types and bounds of the files', () => {
  const body = operation(document, '/users/{id}/pictures', 'put').requestBody;
  expect(body).toEqual({
    description: 'A form with files',
    required: true,
    content: {
      'multipart/form-data': {
        schema: {
          type: 'object',
          properties: {
            title: { type: 'string' },
            address: { $ref: '#/components/schemas/Address' },
            avatar: { type: 'string', format: 'binary', maxLength: 2048 },
            gallery: { type: 'array', items: { type: 'string', format: 'binary', maxLength: 2048 } },
          },
          required: ['title', 'address', 'avatar'],
        },
        encoding: {
          address: { contentType: 'application/json' },
          avatar: { contentType: 'image/png, image/jpeg' },
          gallery: { contentType: 'image/png, image/jpeg' },
        },
      },
    },
  });
});

test('a body has an entry for each parser', () => {
  const { content } = operation(document, '/users', 'post').requestBody as { content: object };
  expect(Object.keys(content)).toEqual(['application/json', 'application/x-www-form-urlencoded', 'multipart/form-data']);
});

test('a model that looks different as input and as output has two schemas', () => {
  const schemas = document.components?.schemas as Record<string, SchemaObjectValue>;
  expect(schemas['UserInput']?.required).toEqual(['id', 'email']);
  expect(schemas['User']?.required).toEqual(['id', 'email', 'role']);
  expect(Object.keys(schemas)).toEqual(['Address', 'Problem', 'Search', 'User', 'UserInput', 'ErrorDetail', 'ErrorModel', 'ProblemDetails']);
});

test('an operation lists declared responses and those that the framework gives', () => {
  const { responses } = operation(document, '/users', 'post');
  expect(Object.keys(responses ?? {})).toEqual(['201', '400', '406', '409', '413', '415', '422', '500']);
  expect(responses?.['409'].content).toEqual({ 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } });
  expect(Object.keys(responses?.['400'].content)).toEqual(['application/json', 'application/problem+json']);
  expect(operation(document, '/users', 'get').responses?.['200']).toEqual({
    description: 'Those who were found',
    content: { 'application/json': { schema: { type: 'array', items: { $ref: '#/components/schemas/User' } } } },
  });
  expect(operation(document, '/users/{id}', 'delete').responses?.['204']).toEqual({ description: 'No Content' });
});

test('what @Configure says is in the document, and a controller is a tag otherwise', () => {
  const { summary, tags, operationId } = operation(document, '/users', 'post');
  expect({ summary, tags, operationId }).toEqual({ summary: 'Create a user', tags: ['people'], operationId: 'createUser' });
  expect(operation(document, '/users', 'get').tags).toEqual(['User']);
  expect(document.tags).toEqual([{ name: 'User' }, { name: 'people' }]);
});

test('different models of one name have different schemas', () => {
  const [First, Second] = [namedThing('first'), namedThing('second')];
  @Controller('/things')
  class Things {
    @Get('/first')
    @Returns(First)
    first(): object {
      return {};
    }

    @Get('/second')
    @Returns(Second)
    second(): object {
      return {};
    }
  }
  const { components } = buildDocument(createApp({ title: 't', version: '1', controllers: [Things] }).api);
  const schemas = components?.schemas as Record<string, SchemaObjectValue>;
  expect(Object.keys(schemas['Thing']?.properties ?? {})).toEqual(['first']);
  expect(Object.keys(schemas['Thing2']?.properties ?? {})).toEqual(['second']);
});

test('a model without a name has a schema all the same', () => {
  const [model] = [class {}];
  IsString()(model?.prototype, 'title');
  expect(model?.name).toBe('');
  expect(buildDocument(answeringWith(model as new () => object)).components?.schemas?.['Model']).toEqual({
    type: 'object',
    properties: { title: { type: 'string' } },
    required: ['title'],
  });
});

test('a property named $ref is data, not a reference', () => {
  class Pointer {
    @IsString()
    $ref = 'here';
  }
  class Place {
    @Nested(() => Pointer)
    pointer = new Pointer();
  }
  @Controller('/places')
  class Places {
    @Post('/')
    @Returns(null)
    add(@Body(Place) _place: Place): void {}
  }
  const schemas = buildDocument(createApp({ title: 't', version: '1', controllers: [Places] }).api).components?.schemas;
  expect(schemas?.['Place']).toMatchObject({ properties: { pointer: { default: { $ref: 'here' } } } });
});

test('a controller that is called Controller is its tag', () => {
  const api = answeringWith(User, 'Controller');
  expect(operation(buildDocument(api), '/answer', 'get').tags).toEqual(['Controller']);
});

test('a form of which nothing is required says so', () => {
  class Notes {
    @IsOptional()
    @IsString()
    text?: string;
  }
  class Attachments {
    @IsOptional()
    @Nested()
    file?: Picture;
  }
  @Controller('/notes')
  class NoteController {
    @Post('/')
    @Returns(null)
    add(@Body(Notes) _notes: Notes, @FileMetadata(Attachments) _files: Attachments): void {}
  }
  const body = operation(buildDocument(createApp({ title: 't', version: '1', controllers: [NoteController] }).api), '/notes', 'post').requestBody;
  expect(body).toMatchObject({
    content: { 'multipart/form-data': { schema: { properties: { text: { type: 'string' }, file: { format: 'binary' } } } } },
  });
  expect(JSON.stringify(body)).not.toContain('"required":[');
});

test('a status that has no name of its own is a response', () => {
  expect(operation(buildDocument(answeringWith(User, 'Odd', 299)), '/answer', 'get').responses?.['299']).toMatchObject({ description: 'Response' });
});

test('the document is served as JSON and as YAML', async () => {
  const send = inMemory(app.api);
  const json = await send({ method: 'GET', url: '/openapi.json' });
  expect([json.headers.get('content-type'), await json.json()]).toEqual(['application/json', JSON.parse(JSON.stringify(document))]);
  const yaml = await send({ method: 'GET', url: '/openapi.yaml' });
  expect([yaml.headers.get('content-type'), parse(await yaml.text())]).toEqual(['application/yaml', JSON.parse(JSON.stringify(document))]);
});

test('the page names no other host and escapes the title', async () => {
  const { api } = createApp({ title: '</title><script>alert(1)</script>', version: '1', controllers: [UserController] });
  const page = await inMemory(api)({ method: 'GET', url: '/docs' });
  const html = await page.text();
  expect(html).not.toMatch(/https?:/);
  expect(html).not.toContain('<script>alert');
  expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
});

test('the scripts of the page come from this server', async () => {
  const send = inMemory(app.api);
  const html = await (await send({ method: 'GET', url: '/docs' })).text();
  const scripts = [...html.matchAll(/src="([^"]+)"/g)].map((match) => match[1] ?? '');
  expect(scripts).toHaveLength(2);
  for (const url of scripts) {
    const script = await send({ method: 'GET', url });
    expect([script.status, script.headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect((await script.text()).length).toBeGreaterThan(100);
  }
});

test('the paths of the document can be moved or left out', async () => {
  const moved = createApp({ title: 't', version: '1', controllers: [UserController], openApi: { jsonPath: '/spec.json', docsPath: null } });
  expect((await inMemory(moved.api)({ method: 'GET', url: '/spec.json' })).status).toBe(200);
  expect((await inMemory(moved.api)({ method: 'GET', url: '/docs' })).status).toBe(404);
  const without = createApp({ title: 't', version: '1', controllers: [UserController], openApi: false });
  expect((await inMemory(without.api)({ method: 'GET', url: '/openapi.json' })).status).toBe(404);
});

test('a plugin may change contracts, and the document follows', () => {
  const deprecate: Plugin = { name: 'deprecate', transform: (contract) => ({ ...contract, doc: { ...contract.doc, deprecated: true } }) };
  const { serializer, parsers } = app.api.endpoints[0] ?? {};
  if (!serializer || !parsers) throw new Error('no endpoint');
  const api = createApi({ title: 't', version: '1', controllers: [UserController], serializer, parsers, plugins: [deprecate] });
  expect(operation(buildDocument(api), '/users', 'get').deprecated).toBe(true);
});

function operation({ paths }: OpenAPIObject, path: string, method: 'get' | 'post' | 'put' | 'delete' | 'query'): OperationObject {
  const found = paths?.[path]?.[method];
  if (!found) throw new Error(`no ${method} ${path}`);
  return found as OperationObject;
}

/** Classes that share the name `Thing`. */
function namedThing(property: string): new () => object {
  class Thing {}
  IsString()(Thing.prototype, property);
  return Thing;
}

/** An api of one endpoint that answers with a model. */
function answeringWith(model: new () => object, name = 'Answers', status = 200): Api {
  @Controller('/answer')
  class Answers {
    @Get('/')
    @Returns(model, { status })
    answer(): object {
      return {};
    }
  }
  Object.defineProperty(Answers, 'name', { value: name });
  return createApp({ title: 't', version: '1', controllers: [Answers] }).api;
}
