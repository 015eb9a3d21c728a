import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import {
  type ApiOptions,
  Body,
  Controller,
  type EndpointDeclaration,
  errorResponse,
  ForbiddenError,
  Get,
  type Guard,
  HttpError,
  type PlainRoute,
  type Plugin,
  Post,
  type Renderer,
  Returns,
  response,
  urlencodedParser,
} from '@modern-rest/core';
import { createKoa } from '@modern-rest/koa';
import { buildDocument, openApi } from '@modern-rest/openapi';
import { inMemory } from '@modern-rest/testing';
import { IsInt } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { apiOf } from './api.ts';
import { problemsOf } from './problems.ts';

class User {
  @IsInt() id!: number;
}

class Unreadable {
  @Nested() items!: unknown[];
}

@Controller('/users')
class UserController {
  @Get('/')
  @Returns(User)
  find(): User {
    return { id: 1, secret: 'x' } as User;
  }

  @Post('/')
  @Returns(User)
  create(@Body(User) user: User): User {
    return user;
  }
}

const route = (path: unknown, more: object = {}) =>
  ({ method: 'GET', path, handle: () => ({ status: 200, headers: {}, body: '' }), ...more }) as PlainRoute;
const serving = (name: string, ...routes: unknown[]): Plugin => ({ name, routes: () => routes as PlainRoute[] });
const with_ = (...plugins: unknown[]) => problemsOf([UserController], { plugins: plugins as Plugin[] });

describe('A8: a path that cannot be served is a start-up problem', () => {
  test('with both owners, if two plugins serve it', () => {
    expect(with_(serving('one', route('/x/:id')), serving('two', route('/x/:name/')))).toEqual([
      ['ROUTE_REPEATED', 'GET /x/:name/ is bound to the plugin one (plugins[0]) already'],
    ]);
    expect(with_(serving('same', route('/x'), route('/x')))).toEqual([['ROUTE_REPEATED', 'GET /x is bound to the plugin same (plugins[0]) already']]);
  });

  test('if there are two of one plugin', () => {
    const problems = with_(openApi(), openApi());
    expect(problems).toContainEqual(['ROUTE_REPEATED', 'GET /openapi.json is bound to the plugin openapi (plugins[0]) already']);
    expect(new Set(problems.map(([code]) => code))).toEqual(new Set(['ROUTE_REPEATED']));
  });

  test.each([
    ['/x/{id}?y', 'has braces'],
    ['/x?y', 'has a question mark'],
    ['/*', 'has a star'],
    ['/:a/:a', 'has two parameters :a'],
    ['/:a([)', 'is refused by the router'],
    ['/ä', 'has a character that no URL has'],
  ])('if a plugin serves %s', (path, cause) => {
    expect(with_(serving('docs', route(path)))).toEqual([['PATH_INVALID', expect.stringContaining(cause)]]);
    expect(with_(openApi({ jsonPath: path })).map(([code]) => code)).toContain('PATH_INVALID');
  });

  test('if no request can have its method', () => {
    expect(with_(serving('docs', route('/x', { method: 'FETCH' })))).toEqual([['METHOD_INVALID', expect.stringContaining('FETCH')]]);
  });

  test('together with every other problem, and named after the plugin', () => {
    @Controller('/users')
    class BrokenController {
      @Get('/{id}')
      @Returns(null)
      find(): void {}
    }
    const plugins = [serving('one', route('/x')), serving('two', route('/x'), route('/y*'))];
    expect(problemsOf([BrokenController], { plugins }).map(([, cause]) => cause)).toEqual([
      'the path /y* has a star, which stands for nothing',
      'GET /x is bound to the plugin one (plugins[0]) already',
      'the path /users/{id} has braces, which only the document writes',
    ]);
  });

  test('and everything that starts can be served', async () => {
    const plugins = [serving('one', route('/x/:id(\\d+)')), serving('two', route('/x/:name([a-z]+)'), route('/z/:rest(.*)'))];
    const api = apiOf([UserController], { plugins });
    expect(() => createKoa(api)).not.toThrow();
    expect((await inMemory(api)({ method: 'GET', url: '/x/seven' })).status).toBe(200);
  });
});

describe('A9: a plugin that fails is a start-up problem with its name', () => {
  const boom = () => {
    throw new TypeError('boom');
  };

  test.each<[string, unknown, string]>([
    ['throws in routes', { name: 'p', routes: boom }, 'routes threw TypeError: boom'],
    ['has no function routes', { name: 'p', routes: 7 }, 'routes threw TypeError'],
    ['returns no list', { name: 'p', routes: async () => [] }, 'routes returned an instance of Promise, not a list'],
    ['returns nothing', { name: 'p', routes: () => null }, 'routes returned null, not a list'],
    ['returns no routes', serving('p', undefined), 'routes returned something that is not a route'],
    ['returns a route without a path', serving('p', route(undefined)), 'routes returned something that is not a route'],
    ['returns a route whose path has no slash', serving('p', route('x')), 'routes returned something that is not a route'],
    ['returns a route without a method', serving('p', route('/x', { method: undefined })), 'routes returned something that is not a route'],
    ['returns a route without a handler', serving('p', route('/x', { handle: 'x' })), 'routes returned something that is not a route'],
  ])('because it %s', (_, plugin, cause) => {
    const error = report({ plugins: [plugin as Plugin] });
    expect(error).toEqual([{ code: 'EXTENSION_FAILED', subject: 'the plugin p (plugins[0])', cause: expect.stringContaining(cause) }]);
  });

  test.each<[string, unknown, string]>([
    ['throws', boom, 'transform of the plugin p (plugins[0]) threw TypeError: boom'],
    ['returns nothing', () => undefined, 'transform of the plugin p (plugins[0]) returned undefined, not a declaration of the endpoint'],
    ['returns a promise', async (endpoint: unknown) => endpoint, 'transform of the plugin p (plugins[0]) returned an instance of Promise'],
    ['returns a text', () => 'x', 'transform of the plugin p (plugins[0]) returned a string'],
    ['drops a member', ({ source, ...rest }: EndpointDeclaration) => rest, 'transform of the plugin p (plugins[0]) returned an object'],
    ['empties a list', (endpoint: object) => ({ ...endpoint, guards: null }), 'transform of the plugin p (plugins[0]) returned an object'],
    ['turns a list around', (endpoint: object) => ({ ...endpoint, guards: {} }), 'transform of the plugin p (plugins[0]) returned an object'],
    ['is no function', 7, 'transform of the plugin p (plugins[0]) threw TypeError'],
  ])('because its transform %s', (_, transform, cause) => {
    const error = report({ plugins: [{ name: 'p', transform } as Plugin] });
    const problem = (subject: string) => ({ code: 'EXTENSION_FAILED', subject, cause: expect.stringContaining(cause) });
    expect(error).toEqual([problem('UserController.find'), problem('UserController.create')]);
  });

  test('but it may need an endpoint that has a problem', () => {
    @Controller('/users')
    class BrokenController {
      @Get('/')
      @Returns(Unreadable)
      find(): Unreadable {
        return new Unreadable();
      }
    }
    const needy: Plugin = {
      name: 'needy',
      routes: ({ endpoints: [first] }) => {
        if (!first) throw new Error('there is no endpoint');
        return [];
      },
    };
    expect(problemsOf([BrokenController], { plugins: [needy] }).map(([code]) => code)).toEqual(['MODEL_NOT_READABLE']);
  });

  test.each([[openApi], [null], [{ routes: () => [] }]])('%o is no plugin', (plugin) => {
    expect(with_(plugin)).toEqual([['SETTING_INVALID', 'the setting plugins is not a list of plugins']]);
  });

  function report(options: Partial<ApiOptions>) {
    try {
      apiOf([UserController], options);
    } catch (error) {
      return (error as { problems: { code: string; subject: string; cause: string }[] }).problems.map(({ code, subject, cause }) => ({
        code,
        subject,
        cause,
      }));
    }
    return [];
  }
});

describe('C14: a plugin changes an endpoint before anything is derived from it', () => {
  const transforming = (change: (endpoint: EndpointDeclaration) => object): Plugin => ({
    name: 'change',
    transform: (endpoint) => ({ ...endpoint, ...change(endpoint) }),
  });
  const throwing = (error: Error, ...responses: Guard['responses']): Guard => ({
    check: () => {
      throw error;
    },
    responses,
  });
  const apiWith = (change: (endpoint: EndpointDeclaration) => object) => apiOf([UserController], { plugins: [transforming(change)] });
  const documented = (api: ReturnType<typeof apiOf>, method: 'get' | 'post' = 'get') => buildDocument(api).paths?.['/users']?.[method];

  test('the responses of a guard that it adds are declared and described', async () => {
    const guard = throwing(new ForbiddenError(), errorResponse(403, 'Not yours'));
    const api = apiWith(({ guards }) => ({ guards: [...guards, guard] }));
    expect((await inMemory(api)({ method: 'GET', url: '/users' })).status).toBe(403);
    expect(documented(api)?.responses?.['403']).toMatchObject({ description: 'Not yours' });
  });

  test('shared responses and responses of the endpoint that it adds are declared and described', async () => {
    const guard = throwing(new HttpError(429, 'x', 'Slow down', 'ratelimit'));
    for (const name of ['shared', 'responses'] as const) {
      const api = apiWith((endpoint) => ({ guards: [guard], [name]: [...endpoint[name], errorResponse(429, 'Slow down')] }));
      expect((await inMemory(api)({ method: 'GET', url: '/users' })).status).toBe(429);
      expect(documented(api)?.responses?.['429']).toMatchObject({ description: 'Slow down' });
    }
  });

  test('the responses of a component that it adds are declared and described', async () => {
    const component = {
      name: 'quota',
      typed: false,
      reads: 'nothing',
      format: () => ({ source: 'json' }),
      extract: () => {
        throw new HttpError(402, 'x', 'Pay', 'value_error');
      },
      inject: () => undefined,
      describe: () => ({}),
      responses: () => [errorResponse(402, 'Pay first')],
    };
    const spec = { component, type: undefined, optional: false, variants: new Map(), parameters: [{ index: 1 }], place: undefined };
    const api = apiWith(({ components }) => ({ components: [...components, spec] }));
    expect((await inMemory(api)({ method: 'GET', url: '/users' })).status).toBe(402);
    expect(documented(api)?.responses?.['402']).toMatchObject({ description: 'Pay first' });
  });

  test('a parser that it adds is used and described', async () => {
    const api = apiWith(({ parsers }) => ({ parsers: [...parsers, urlencodedParser()] }));
    const created = await inMemory(api)({ method: 'POST', url: '/users', body: new URLSearchParams('id=7') });
    expect([created.status, await created.json()]).toEqual([201, { id: 7 }]);
    expect(documented(api, 'post')).toHaveProperty(['requestBody', 'content', 'application/x-www-form-urlencoded']);
  });

  test('renderers that it changes write the answers and are described', async () => {
    const text: Renderer = { mediaType: 'text/plain', render: (value) => `user ${(value as User).id}` };
    const api = apiWith(() => ({ renderers: [text] }));
    expect(await (await inMemory(api)({ method: 'GET', url: '/users' })).text()).toBe('user 1');
    expect(documented(api)).toHaveProperty(['responses', '200', 'content', 'text/plain']);
  });

  test('wire names and forbidUnknown that it changes hold for requests, answers and the document', async () => {
    class Names {
      @IsInt() userId!: number;
    }
    @Controller('/names')
    class NamesController {
      @Post('/')
      @Returns(Names)
      create(@Body(Names) names: Names): Names {
        return names;
      }
    }
    const api = apiOf([NamesController], { plugins: [transforming(() => ({ wireNames: 'snake_case', forbidUnknown: true }))] });
    const send = inMemory(api);
    expect(await (await send({ method: 'POST', url: '/names', body: { user_id: 1 } })).json()).toEqual({ user_id: 1 });
    expect((await send({ method: 'POST', url: '/names', body: { user_id: 1, x: 1 } })).status).toBe(400);
    expect(JSON.stringify(buildDocument(api))).toContain('"user_id"');
  });

  test('without validateResponses, no response 422 is left', async () => {
    const api = apiWith(() => ({ validateResponses: false }));
    expect(documented(api)?.responses).not.toHaveProperty('422');
  });

  test('a plugin sees the changes of the one before it', () => {
    const seen: (readonly unknown[])[] = [];
    const second: Plugin = {
      name: 'second',
      transform: (endpoint) => {
        seen.push(endpoint.guards);
        return endpoint;
      },
    };
    const guard = throwing(new ForbiddenError());
    apiOf([UserController], { plugins: [transforming(() => ({ guards: [guard] })), second] });
    expect(seen).toEqual([[guard], [guard]]);
  });

  test('a redirect stays the response of the handler where a plugin adds a success for everybody', () => {
    @Controller('/moved')
    class MovedController {
      @Get('/')
      @Returns(null, { status: 302 })
      move(): void {}
    }
    const plugins = [transforming(({ shared }) => ({ shared: [...shared, response(200, null)] }))];
    expect(apiOf([MovedController], { plugins }).endpoints[0]?.success.status).toBe(302);
  });

  test.each<[string, object, string, string]>([
    ['a parser of no media type', { parsers: [{ ...urlencodedParser(), mediaType: 'TEXT' }] }, 'SETTING_INVALID', 'a parser reads TEXT'],
    ['no parser', { parsers: [{}] }, 'SETTING_INVALID', 'the setting parsers is not a list of parsers'],
    ['two renderers of one type', { renderers: [renderer(), renderer()] }, 'SETTING_INVALID', 'two renderers write text/csv'],
    ['a guard that is none', { guards: [() => undefined] }, 'SETTING_INVALID', 'the setting guards is not a list of guards'],
    ['a guard with a wrong status', { guards: [throwing(new Error(), errorResponse(200, 'x'))] }, 'STATUS_INVALID', '200 is no status of an error'],
    ['a limit that is none', { limits: { jsonBody: -1 } }, 'LIMIT_INVALID', 'limits.jsonBody is -1'],
    ['names of the wire that there are not', { wireNames: 'x' }, 'SETTING_INVALID', 'the setting wireNames is not'],
    ['a component that is none', { components: [7] }, 'SETTING_INVALID', 'the setting components is not a list of components'],
    ['a response that is none', { responses: [7] }, 'SETTING_INVALID', 'the setting responses is not a list of responses'],
    ['a response that cannot be read', { shared: [response(409, Unreadable)] }, 'MODEL_NOT_READABLE', 'Unreadable'],
    ['an error handler that is none', { errorHandlers: [7] }, 'SETTING_INVALID', 'the setting errorHandler is not a function'],
    ['no response for the result', { responses: [] }, 'RESPONSE_MISSING', 'it has no response for the result of the handler'],
    ['a summary that is no text', { doc: { summary: 7 } }, 'SETTING_INVALID', 'the setting summary is not a text'],
  ])('%s that it adds is a start-up problem with its name', (_, change, code, cause) => {
    const problems = problemsOf([UserController], { plugins: [transforming(() => change)] });
    const expected = [code, expect.stringContaining(`the plugin change (plugins[0]) changed the endpoint: ${cause}`)];
    expect(problems).toEqual([expected, expected]);
  });

  test('what it makes of a contract is checked as a whole', () => {
    const plugins = [transforming(() => ({ method: 'GET' }))];
    expect(problemsOf([UserController], { plugins }).map(([code]) => code)).toEqual(['ROUTE_REPEATED', 'BODY_NOT_ALLOWED']);
    expect(problemsOf([UserController], { plugins: [transforming(() => ({ renderers: [] }))] }).map(([code]) => code)).toEqual([
      'RENDERER_MISSING',
      'RENDERER_MISSING',
    ]);
  });

  test('limits that a level lowered without naming their parts stay right', () => {
    const options = { limits: { multipartBody: 5 }, plugins: [transforming(({ limits }) => ({ limits: { ...limits, jsonBody: 3 } }))] };
    expect(problemsOf([UserController], options)).toEqual([]);
  });

  test('a limit that it changes is kept', async () => {
    const api = apiWith(({ limits }) => ({ limits: { ...limits, jsonBody: 3 } }));
    expect((await inMemory(api)({ method: 'POST', url: '/users', body: { id: 7 } })).status).toBe(413);
  });

  test('a serializer that it changes reads every model', () => {
    const broken = { ...classValidatorSerializer(), dumper: () => null };
    expect(problemsOf([UserController], { plugins: [transforming(() => ({ serializer: broken }))] })).toEqual([
      ['EXTENSION_FAILED', 'dumper of the serializer returned null, not a function'],
      ['EXTENSION_FAILED', 'dumper of the serializer returned null, not a function'],
    ]);
  });

  function renderer(): Renderer {
    return { mediaType: 'text/csv', render: String };
  }
});
