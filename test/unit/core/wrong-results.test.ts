import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Body, Controller, Get, headerValue, jsonParser, type Parser, type PlainRoute, Post, type Renderer, Returns } from '@modern-rest/core';
import { createKoa } from '@modern-rest/koa';
import { inMemory } from '@modern-rest/testing';
import { IsInt } from 'class-validator';
import { describe, expect, onTestFinished, test } from 'vitest';
import { apiOf } from './api.ts';

class User {
  @IsInt() id!: number;
}

@Controller('/users')
class UserController {
  @Get('/')
  @Returns(User)
  find(): User {
    return { id: 7 };
  }

  @Get('/failing')
  @Returns(User)
  fail(): User {
    throw new Error('raw');
  }

  @Post('/')
  @Returns(User)
  create(@Body(User) user: User): User {
    return user;
  }
}

const internal = { detail: [{ msg: 'Internal server error', type: 'internal_error' }] };
const rendering = (render: unknown): Renderer => ({ mediaType: 'text/csv', render: render as Renderer['render'] });

/** The messages of an error and of its causes. */
function messages(error: unknown): string[] {
  return error instanceof Error ? [error.message, ...messages(error.cause)] : [];
}

/** Sends a request over a socket, so that whatever Koa would do itself is seen, too. */
async function overSocket(api: ReturnType<typeof apiOf>, path: string, init: RequestInit = {}) {
  const server = createKoa(api).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, init);
  return [response.status, response.headers.get('content-type'), await response.text()];
}

describe('A10: a renderer', () => {
  test.each<[string, unknown]>([
    ['text', (value: User) => `id,${value.id}`],
    ['bytes', (value: User) => new TextEncoder().encode(`id,${value.id}`)],
    ['a promise of text', async (value: User) => `id,${value.id}`],
    ['a promise of bytes', async (value: User) => Buffer.from(`id,${value.id}`)],
  ])('may return %s', async (_, render) => {
    const api = apiOf([UserController], { renderers: [rendering(render)] });
    expect(await overSocket(api, '/users')).toEqual([200, 'text/csv', 'id,7']);
    const head = await inMemory(api)({ method: 'HEAD', url: '/users' });
    expect([head.status, head.headers.get('content-length'), await head.text()]).toEqual([200, '4', '']);
    expect(api.reported).toEqual([]);
  });

  test.each<[string, unknown]>([
    ['undefined', () => undefined],
    ['null', () => null],
    ['an object', () => ({ id: 7 })],
    ['a list', () => ['id', 7]],
    ['a number', () => 7],
    ['an instance of ArrayBuffer', () => new ArrayBuffer(1)],
    ['an instance of Map', async () => new Map()],
    ['undefined', async () => undefined],
  ])('that returns %s is a reported 500', async (found, render) => {
    const api = apiOf([UserController], { renderers: [rendering(render)] });
    expect(await overSocket(api, '/users')).toEqual([500, 'application/json', JSON.stringify(internal)]);
    expect(messages(api.reported[0])).toContain(`The renderer of text/csv returned ${found}: return text or bytes, or a promise of them`);
  });

  test('that rejects, at once or later, is a reported 500', async () => {
    for (const render of [() => Promise.reject(new Error('late')), () => Promise.resolve().then(() => Promise.reject(new Error('late')))]) {
      const api = apiOf([UserController], { renderers: [rendering(render)] });
      expect((await overSocket(api, '/users'))[0]).toBe(500);
      expect(messages(api.reported[0])).toContain('late');
    }
  });
});

describe('A10: a result of a wrong type is a reported 500 in the error model', () => {
  const post = { method: 'POST', body: '{"id":1}', headers: { 'content-type': 'application/json' } };
  const reading = (result: unknown): Parser => ({ ...jsonParser(), compile: () => (() => result) as never });
  const serving = (result: unknown) => ({
    name: 'serving',
    routes: (): PlainRoute[] => [{ method: 'GET', path: '/plain', handle: (request) => (headerValue(request, 'x') ? result : result) as never }],
  });
  const ok = { status: 200, headers: {}, body: '' };

  test.each<[string, object, string, RequestInit, string]>([
    ['a parser, undefined', { parsers: [reading(undefined)] }, '/users', post, 'The parser of application/json returned undefined: return { value }'],
    [
      'a parser, later',
      { parsers: [reading(Promise.resolve(null))] },
      '/users',
      post,
      'The parser of application/json returned null: return { value }',
    ],
    [
      'a parser, the value itself',
      { parsers: [reading({ id: 1 })] },
      '/users',
      post,
      'The parser of application/json returned an object: return { value }',
    ],
    ['a parser, text', { parsers: [reading('x')] }, '/users', post, 'The parser of application/json returned a string: return { value }'],
    [
      'an error handler, a body',
      { errorHandler: () => ({ id: 1 }) },
      '/users/failing',
      {},
      'An error handler returned an object: return reply(status, body)',
    ],
    [
      'an error handler, null',
      { errorHandler: async () => null },
      '/users/failing',
      {},
      'An error handler returned null: return reply(status, body)',
    ],
    ['create, nothing', { create: () => undefined }, '/users', {}, 'create returned undefined for UserController, which has no method find'],
    ['create, null later', { create: async () => null }, '/users', {}, 'create returned null for UserController, which has no method find'],
    ['create, the class', { create: () => UserController }, '/users', {}, 'create returned a function for UserController, which has no method find'],
    [
      'create, another object',
      { create: () => new Date() },
      '/users',
      {},
      'create returned an instance of Date for UserController, which has no method find',
    ],
    [
      'a plugin, nothing',
      { plugins: [serving(undefined)] },
      '/plain',
      {},
      'The route GET /plain of a plugin returned undefined that is not a response',
    ],
    ['a plugin, text', { plugins: [serving('x')] }, '/plain', {}, 'The route GET /plain of a plugin returned a string that is not a response'],
    ['a plugin, null later', { plugins: [serving(Promise.resolve(null))] }, '/plain', {}, 'The route GET /plain of a plugin returned null that'],
    [
      'a plugin, no status',
      { plugins: [serving({ ...ok, status: '200' })] },
      '/plain',
      {},
      'The route GET /plain of a plugin returned an object that',
    ],
    [
      'a plugin, a status below 200',
      { plugins: [serving({ ...ok, status: 99 })] },
      '/plain',
      {},
      'The route GET /plain of a plugin returned an object that',
    ],
    [
      'a plugin, a status above 599',
      { plugins: [serving({ ...ok, status: 600 })] },
      '/plain',
      {},
      'The route GET /plain of a plugin returned an object that',
    ],
    [
      'a plugin, no header fields',
      { plugins: [serving({ ...ok, headers: undefined })] },
      '/plain',
      {},
      'The route GET /plain of a plugin returned an object',
    ],
    [
      'a plugin, null header fields',
      { plugins: [serving({ ...ok, headers: null })] },
      '/plain',
      {},
      'The route GET /plain of a plugin returned an object',
    ],
    [
      'a plugin, an object as a body',
      { plugins: [serving({ ...ok, body: {} })] },
      '/plain',
      {},
      'The route GET /plain of a plugin returned an object',
    ],
    [
      'a plugin, a wrong header field',
      { plugins: [serving({ ...ok, headers: { 'x y': '1' } })] },
      '/plain',
      {},
      'Header name must be a valid HTTP token ["x y"]',
    ],
  ])('%s', async (_, options, path, init, message) => {
    const api = apiOf([UserController], options);
    expect(await overSocket(api, path, init)).toEqual([500, 'application/json', JSON.stringify(internal)]);
    expect(api.reported).toHaveLength(1);
    expect(messages(api.reported[0])).toContainEqual(expect.stringContaining(message));
  });

  test('and the error that a handler was called with is the cause in the report', async () => {
    const api = apiOf([UserController], { errorHandler: () => 7 as never });
    expect((await inMemory(api)({ method: 'GET', url: '/users/failing' })).status).toBe(500);
    expect(messages(api.reported[0])).toContain('raw');
  });

  test('but a plugin may answer with bytes, text or nothing, also as an object of a class', async () => {
    class Page implements PlainRoute {
      readonly method = 'GET';
      readonly path = '/page';
      readonly #body = Buffer.from('page');
      handle() {
        return { status: 200, headers: {}, body: this.#body };
      }
    }
    const plugins = [{ name: 'page', routes: () => [new Page()] }, serving({ status: 204, headers: {}, body: null })];
    const send = inMemory(apiOf([UserController], { plugins }));
    expect(await (await send({ method: 'GET', url: '/page' })).text()).toBe('page');
    expect((await send({ method: 'GET', url: '/plain' })).status).toBe(204);
  });
});
