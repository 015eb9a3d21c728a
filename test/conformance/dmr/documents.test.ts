import { record } from '@modern-rest/core';
import { Body, buildDocument, Configure, Controller, createApp, Get, Post, Returns } from 'modern-rest';
import type { MediaTypeObject, ResponseObject } from 'openapi3-ts/oas32';
import { describe, expect, test } from 'vitest';
import { documentErrors } from '../../unit/openapi/document-gates.ts';
import { APPLICATION } from './application.ts';
import { COERCION } from './coercion.ts';
import { COMPONENTS } from './components.ts';
import { CONTROLLERS } from './controllers.ts';
import { ERRORS } from './errors.ts';
import { User } from './models.ts';
import { STRICT_APPLICATION } from './strict-application.ts';
import { STRICT_REQUESTS } from './strict-requests.ts';

test('F-059: the parameters of a path are described, also those that nobody reads', () => {
  @Controller('/shelves/:shelf')
  class Shelves {
    @Get('/books/:book(\\d+)')
    @Returns(null)
    find(): void {}
  }
  const { paths } = buildDocument(createApp({ title: 'x', version: '1', controllers: [Shelves] }).api);
  expect(paths?.['/shelves/{shelf}/books/{book}']?.get?.parameters).toEqual([
    { name: 'shelf', in: 'path', required: true, schema: { type: 'string' } },
    { name: 'book', in: 'path', required: true, schema: { type: 'string' } },
  ]);
});

test('F-031: an endpoint says the status of its answer, and what its operation is', () => {
  @Controller('/')
  class Modified {
    @Configure({ tags: ['old'], operationId: 'enqueue', deprecated: true, validateResponses: false, limits: { jsonBody: 9 } })
    @Post('/')
    @Returns(User, { status: 202, description: 'Will be done' })
    create(@Body(User) user: User): User {
      return user;
    }
  }
  const { api } = createApp({ title: 'x', version: '1', controllers: [Modified] });
  expect(buildDocument(api).paths?.['/']?.post).toMatchObject({
    tags: ['old'],
    operationId: 'enqueue',
    deprecated: true,
    responses: { 202: { description: 'Will be done' } },
  });
  expect(api.endpoints[0]).toMatchObject({ validateResponses: false, limits: { jsonBody: 9 } });
});

test('F-037: an operation is described by what its endpoint says of it', () => {
  @Controller('/')
  class Described {
    @Configure({ summary: 'Counts', description: 'All of them.' })
    @Post('/')
    @Returns(record(Number))
    count(@Body(record(Number)) body: Record<string, number>): Record<string, number> {
      return body;
    }
  }
  const document = buildDocument(createApp({ title: 'x', version: '1', controllers: [Described] }).api);
  expect(document.paths?.['/']?.post).toMatchObject({ summary: 'Counts', description: 'All of them.' });
});

describe('what the document says of answers', () => {
  const { paths = {} } = buildDocument(createApp(APPLICATION).api);
  const responses = (method: 'get' | 'post' | 'put', path: string): Record<string, ResponseObject> => paths[path]?.[method]?.responses ?? {};
  const statuses = (method: 'get' | 'post' | 'put', path: string): string[] => Object.keys(responses(method, path));

  const schemaOf = (path: string, status: number): unknown =>
    (responses('post', path)[status]?.content?.['application/json'] as MediaTypeObject | undefined)?.schema;

  test('F-156: a status is described by its phrase where nothing else is said', () => {
    const { 201: created, 404: missing, 409: conflict } = responses('post', '/api/answers/errors');
    expect([created, missing, conflict].map((one) => one?.description)).toEqual(['Created', 'There is no such user', 'Conflict']);
  });

  test('F-160: the framework adds what it answers by itself, and leaves alone what is declared', () => {
    expect(statuses('get', '/api/methods')).toEqual(['200', '406', '422', '429', '500']);
    expect(statuses('get', '/api/request/query')).toEqual(['200', '400', '406', '413', '422', '429', '500']);
    expect(statuses('post', '/api/body/required')).toEqual(['201', '400', '406', '413', '415', '422', '429', '500']);
    expect(statuses('post', '/api/v2/inner/settings')).toEqual(['201', '400', '401', '406', '413', '415', '422', '429', '500']);
    expect(statuses('post', '/api/answers/errors')).toEqual(['201', '400', '404', '406', '409', '413', '422', '429', '500']);
    expect(schemaOf('/api/answers/errors', 409)).toEqual({ $ref: '#/components/schemas/Conflict' });
  });

  test('F-161: answers that are not checked have no 422', () => {
    expect(statuses('get', '/api/answers/unchecked')).toEqual(['200', '406', '409', '429', '500']);
  });

  test('F-341: each controller that is made for a model has the schema of this model', () => {
    expect(schemaOf('/api/stores/users', 201)).toEqual({ $ref: '#/components/schemas/User' });
    expect(schemaOf('/api/stores/members', 201)).toEqual({ $ref: '#/components/schemas/Member' });
  });
});

test.each([APPLICATION, STRICT_APPLICATION])('the document of $title is valid, and has every endpoint', async (application) => {
  const { api } = createApp(application);
  const document = buildDocument(api);
  expect(await documentErrors(document)).toEqual([]);
  expect(Object.keys(document.paths ?? {})).toHaveLength(new Set(api.endpoints.map(({ path }) => path)).size);
});

test.each([
  [APPLICATION, [...COERCION, ...COMPONENTS, ...CONTROLLERS, ...ERRORS]],
  [STRICT_APPLICATION, STRICT_REQUESTS],
])('every endpoint of $title is asked', (application, entries) => {
  const tried = entries.flatMap(({ request }) => ('raw' in request ? [] : [request.target]));
  const { api } = createApp(application);
  const untried = api.endpoints.filter(({ path }) => {
    const pattern = new RegExp(`^${path.replaceAll(/:\w+(\([^)]*\))?/g, '[^/?]+').replace(/\/$/, '')}/?(\\?|$)`);
    return !tried.some((target) => pattern.test(target));
  });
  expect(untried.map(({ name }) => name)).toEqual([]);
});
