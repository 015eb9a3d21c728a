import {
  Body,
  Configure,
  Controller,
  Delete,
  errorResponse,
  Get,
  type Guard,
  group,
  Head,
  type HttpRequest,
  type Model,
  NotAuthenticatedError,
  Options,
  Path,
  Post,
  Query,
  Returns,
  Route,
} from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import { inMemory, testClient } from '@modern-rest/testing';
import { IsInt, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { apiOf, sendTo } from './api.ts';

class User {
  @IsInt() userId!: number;
}

class Named {
  @IsString() name!: string;
}

describe('inheritance', () => {
  abstract class Base {
    @Get('/')
    @Configure({ summary: 'Finds' })
    @Returns(User)
    find(@Query(User) query: User): User {
      return query;
    }

    @Delete('/')
    @Returns(null)
    remove(): void {}
  }

  @Controller('/same')
  class Same extends Base {}

  @Controller('/reconfigured')
  class Reconfigured extends Base {
    @Configure({ forbidUnknown: true })
    override find(query: User): User {
      return { userId: query.userId + 1 };
    }
  }

  @Controller('/plain')
  class Plain extends Base {
    override find(query: User): User {
      return { userId: query.userId + 2 };
    }
  }

  @Controller('/answer')
  class Answer extends Base {
    @Returns(Named)
    override find(query: User): never {
      return { name: String(query.userId) } as never;
    }
  }

  @Controller('/rebound')
  class Rebound extends Base {
    override find(@Query('id', Number) id: unknown): User {
      return { userId: Number(id) };
    }
  }

  test('a handler that is overridden with parts of the request of its own takes these', async () => {
    const response = await sendTo([Rebound])({ method: 'GET', url: '/rebound?id=7' });
    expect([response.status, await response.json()]).toEqual([200, { userId: 7 }]);
  });

  const send = sendTo([Same, Reconfigured, Plain, Answer]);
  const get = async (url: string) => {
    const response = await send({ method: 'GET', url });
    return [response.status, await response.json()];
  };

  test('a handler that is overridden keeps what it does not declare again', async () => {
    expect(await get('/same?userId=1&x=1')).toEqual([200, { userId: 1 }]);
    expect(await get('/reconfigured?userId=1')).toEqual([200, { userId: 2 }]);
    expect((await get('/reconfigured?userId=1&x=1'))[0]).toBe(400);
    expect(await get('/plain?userId=1&x=1')).toEqual([200, { userId: 3 }]);
    expect(await get('/answer?userId=1&x=1')).toEqual([200, { name: '1' }]);
  });

  test('a handler that is overridden has the settings of its own over those that it keeps', () => {
    @Controller('/again')
    class Again extends Reconfigured {
      @Configure({ forbidUnknown: false, summary: 'Finds again', tags: ['again'] })
      override find(query: User): User {
        return query;
      }
    }
    expect(apiOf([Again]).endpoints[0]).toMatchObject({ forbidUnknown: false, doc: { summary: 'Finds again', tags: ['again'] } });
  });

  test('what one controller declares again its siblings do not see', () => {
    const settings = apiOf([Same, Reconfigured, Plain, Answer]).endpoints.map(({ name, forbidUnknown, doc }) => [name, forbidUnknown, doc.summary]);
    expect(settings).toEqual([
      ['Same.find', false, 'Finds'],
      ['Same.remove', false, undefined],
      ['Reconfigured.find', true, 'Finds'],
      ['Reconfigured.remove', false, undefined],
      ['Plain.find', false, 'Finds'],
      ['Plain.remove', false, undefined],
      ['Answer.find', false, 'Finds'],
      ['Answer.remove', false, undefined],
    ]);
  });

  test('a controller has the settings of those that it extends, under its own', () => {
    @Controller('/base', { wireNames: 'snake_case', forbidUnknown: true, limits: { jsonBody: 10 } })
    abstract class Configured extends Base {}
    @Controller('/derived', { forbidUnknown: false, limits: { jsonDepth: 3 } })
    class Derived extends Configured {}
    const [endpoint] = apiOf([Derived]).endpoints;
    expect(endpoint).toMatchObject({ path: '/derived', wireNames: 'snake_case', forbidUnknown: false, limits: { jsonBody: 10, jsonDepth: 3 } });
  });
});

describe('a controller made for a model by a function', () => {
  function crud<T extends object>(model: Model<T>) {
    abstract class Crud {
      @Post('/')
      @Returns(model)
      create(@Body(model) body: T): T {
        return body;
      }
    }
    return Crud;
  }

  @Controller('/users')
  class Users extends crud(User) {}
  @Controller('/names')
  class Names extends crud(Named) {}

  test('reads, answers and describes that model', async () => {
    const api = apiOf([Users, Names]);
    expect(await (await testClient(api, Users).create({ userId: 1 })).json()).toEqual({ userId: 1 });
    expect((await inMemory(api)({ method: 'POST', url: '/users', body: { name: 'x' } })).status).toBe(400);
    expect(Object.keys(buildDocument(api).components?.schemas ?? {})).toEqual(expect.arrayContaining(['User', 'Named']));
    // @ts-expect-error The client of users takes no names.
    expect((await testClient(api, Users).create({ name: 'x' })).status).toBe(400);
  });
});

describe('groups', () => {
  const guard = (name: string): Guard => ({
    check(request) {
      if (request.headers[name] === undefined) throw new NotAuthenticatedError(name);
    },
    responses: [errorResponse(401, `${name} is missing`)],
  });

  @Controller('/users', { guards: [guard('x-controller')] })
  class Users {
    @Get('/:userId')
    @Returns(User)
    find(@Path('userId', Number) userId: number): User {
      return { userId };
    }

    @Get('/open/door')
    @Configure({ guards: null })
    @Returns(User)
    open(): User {
      return { userId: 0 };
    }
  }

  const api = apiOf(
    [
      group('/v1', [Users]),
      group('/v2', [group('/inner', [Users], { guards: [guard('x-inner')] })], { wireNames: 'snake_case', guards: [guard('x-v2')] }),
    ],
    { prefix: '/api', guards: [guard('x-api')] },
  );
  const send = inMemory(api);

  test('put their prefix before the paths of controllers, one within another', () => {
    expect(api.endpoints.map(({ path }) => path)).toEqual([
      '/api/v1/users/:userId',
      '/api/v1/users/open/door',
      '/api/v2/inner/users/:userId',
      '/api/v2/inner/users/open/door',
    ]);
  });

  test('share settings; guards of all levels are asked, the widest first', async () => {
    const headers: Record<string, string> = {};
    const missing: (string | null)[] = [];
    for (let tries = 0; tries < 5; tries += 1) {
      const response = await send({ method: 'GET', url: '/api/v2/inner/users/1', headers });
      const name = response.headers.get('www-authenticate');
      missing.push(name);
      if (name === null) expect(await response.json()).toEqual({ user_id: 1 });
      else headers[name] = 'sent';
    }
    expect(missing).toEqual(['x-api', 'x-v2', 'x-inner', 'x-controller', null]);
    expect(await (await send({ method: 'GET', url: '/api/v1/users/1', headers })).json()).toEqual({ userId: 1 });
  });

  test('null as guards takes those of the wider levels away', async () => {
    expect((await send({ method: 'GET', url: '/api/v2/inner/users/open/door' })).status).toBe(200);
  });

  test('may have the same controller; its operations have names of their own', () => {
    const ids = Object.values(buildDocument(api).paths ?? {}).map(({ get }) => get?.operationId);
    expect(ids).toEqual(['Users_find', 'Users_open', 'Users_find_2', 'Users_open_2']);
  });

  test('a test client calls the controller of one group', async () => {
    const headers = { 'x-api': '', 'x-v2': '', 'x-inner': '', 'x-controller': '' };
    const urls: string[] = [];
    const spy = async (request: Parameters<typeof send>[0]) => {
      urls.push(request.url);
      return send({ ...request, headers });
    };
    await testClient(api, Users, { prefix: '/api/v1', send: spy }).find(1);
    await testClient(api, Users, { prefix: '/api/v2', send: spy }).find(2);
    expect(urls).toEqual(['/api/v1/users/1', '/api/v2/inner/users/2']);
  });
});

describe('the instance that serves a request', () => {
  @Controller('/counter')
  class Counter {
    constructor(private count = 0) {}

    @Get('/')
    @Returns(Number)
    next(): number {
      this.count += 1;
      return this.count;
    }
  }
  const count = async (send: ReturnType<typeof inMemory>, headers = {}) => (await send({ method: 'GET', url: '/counter', headers })).json();

  test('is a new one for each request', async () => {
    const send = sendTo([Counter]);
    expect([await count(send), await count(send)]).toEqual([1, 1]);
  });

  test('is the one that was given', async () => {
    const send = sendTo([new Counter(10)]);
    expect([await count(send), await count(send)]).toEqual([11, 12]);
  });

  test('comes from a container that is asked for it with the request, and may make it wait', async () => {
    const asked: unknown[] = [];
    const create = async (controller: Model<object>, request: HttpRequest) => {
      asked.push(controller);
      return new controller(Number(request.headers['x-start']));
    };
    const send = sendTo([Counter], { create });
    expect([await count(send, { 'x-start': '5' }), await count(send, { 'x-start': '7' })]).toEqual([6, 8]);
    expect(asked).toEqual([Counter, Counter]);
  });

  test('is refused as a fault of the server where it cannot be made', async () => {
    const api = apiOf([Counter], {
      create: () => {
        throw new Error('no database');
      },
    });
    const response = await inMemory(api)({ method: 'GET', url: '/counter' });
    expect([response.status, await response.json()]).toEqual([500, { detail: [{ msg: 'Internal server error', type: 'internal_error' }] }]);
    expect(api.reported).toEqual([new Error('no database')]);
  });
});

describe('methods and paths', () => {
  @Controller('/things')
  class Things {
    @Get('/me')
    @Returns(String)
    me(): string {
      return 'mé';
    }

    @Delete('/:id')
    @Returns(String)
    remove(@Path('id', String) id: string): string {
      return id;
    }

    @Route('query', '/:id/')
    @Returns(String)
    query(@Path('id', String) id: string): string {
      return id;
    }

    @Get('/files/:path(.*)')
    @Returns(String)
    file(@Path('path', String) path: string): string {
      return path;
    }
  }
  const ask = async (send: ReturnType<typeof inMemory>, method: string, url: string) => {
    const response = await send({ method, url });
    return [response.status, response.headers.get('allow') ?? response.headers.get('location') ?? (await response.text())];
  };

  test('a fixed path does not hide a parameter of another method', async () => {
    const send = sendTo([Things]);
    expect(await ask(send, 'DELETE', '/things/me')).toEqual([200, '"me"']);
    expect(await ask(send, 'GET', '/things/me')).toEqual([200, '"mé"']);
    expect(await ask(send, 'QUERY', '/things/me')).toEqual([200, '"me"']);
    expect(await ask(send, 'PATCH', '/things/me')).toEqual([405, 'DELETE, GET, HEAD, QUERY']);
  });

  test('a fixed path is found however a client encodes it, and only where it is the same', async () => {
    const names = ['/caf%C3%A9/:id', '/a%20b', '/100%25', '/a%7e', '/:id([%]+)%20x'];
    class Encoded {
      @Get(names[0])
      @Returns(String)
      first(@Path('id', String) id: string): string {
        return id;
      }

      @Get(names[1])
      @Returns(String)
      second(): string {
        return 'a b';
      }

      @Get(names[2])
      @Returns(String)
      third(): string {
        return '100%';
      }

      @Get(names[3])
      @Returns(String)
      fourth(): string {
        return 'a~';
      }

      @Get(names[4])
      @Returns(String)
      fifth(@Path('id', String) id: string): string {
        return id;
      }
    }
    Controller('/')(Encoded);
    const send = sendTo([Encoded]);
    expect(await ask(send, 'GET', '/caf%c3%a9/%2f')).toEqual([200, '"/"']);
    expect(await ask(send, 'GET', '/%61%20b')).toEqual([200, '"a b"']);
    expect(await ask(send, 'GET', '/100%25')).toEqual([200, '"100%"']);
    expect(await ask(send, 'GET', '/a~')).toEqual([200, '"a~"']);
    expect((await ask(send, 'GET', '/a%2520b'))[0]).toBe(404);
    expect(await ask(send, 'GET', '/%25%20x')).toEqual([200, '"%"']);
  });

  test('a pattern may take slashes', async () => {
    expect(await ask(sendTo([Things]), 'GET', '/things/files/a/b%20c/d')).toEqual([200, '"a/b c/d"']);
  });

  test('HEAD answers like GET, with the length of the content and without it', async () => {
    const response = await sendTo([Things])({ method: 'HEAD', url: '/things/me' });
    expect([response.status, response.headers.get('content-type'), response.headers.get('content-length')]).toEqual([200, 'application/json', '5']);
    expect(await response.text()).toBe('');
    const refused = await sendTo([Things])({ method: 'HEAD', url: '/things/1' });
    expect([refused.status, await refused.text()]).toEqual([405, '']);
  });

  test('OPTIONS is answered on request only', async () => {
    expect(await ask(sendTo([Things]), 'OPTIONS', '/things/me')).toEqual([405, 'DELETE, GET, HEAD, QUERY']);
    const send = sendTo([Things], { answerOptions: true });
    expect(await ask(send, 'OPTIONS', '/things/me')).toEqual([204, 'DELETE, GET, HEAD, OPTIONS, QUERY']);
    expect((await ask(send, 'OPTIONS', '/nothing'))[0]).toBe(404);
  });

  test.each([
    ['ignore', '/things/me/', 200, '"mé"'],
    ['ignore', '/things/me', 200, '"mé"'],
    ['strict', '/things/me', 200, '"mé"'],
    ['strict', '/things/me/', 405, 'QUERY'],
    ['strict', '/things/files/a/', 200, '"a/"'],
    ['redirect', '/things/me', 200, '"mé"'],
    ['redirect', '/things/me/?a=1', 308, '/things/me?a=1'],
    ['redirect', '/things/me?', 200, '"mé"'],
  ] as const)('with trailingSlash %s, %s is a %i', async (trailingSlash, url, status, answer) => {
    expect(await ask(sendTo([Things], { trailingSlash }), 'GET', url)).toEqual([status, answer]);
  });

  test('with trailingSlash redirect, a path that was declared with a slash gets one, and never another host', async () => {
    const send = sendTo([Things], { trailingSlash: 'redirect' });
    expect(await ask(send, 'QUERY', '/things/1')).toEqual([308, '/things/1/']);
    expect(await ask(send, 'QUERY', '/things/1/')).toEqual([200, '"1"']);

    @Controller('/')
    class Anything {
      @Get('/:path(.*)')
      @Returns(String)
      any(@Path('path', String) path: string): string {
        return path;
      }
    }
    const anything = sendTo([Anything], { trailingSlash: 'redirect' });
    expect(await ask(anything, 'GET', 'http://in-memory//evil.example/')).toEqual([308, '/evil.example']);
    expect(await ask(anything, 'GET', 'http://in-memory///evil.example/?a=b')).toEqual([308, '/evil.example?a=b']);
  });

  test('with trailingSlash redirect, the path / leads nowhere else', async () => {
    @Controller('/')
    class Root {
      @Get('/')
      @Returns(String)
      root(): string {
        return 'root';
      }
    }
    expect(await ask(sendTo([Root], { trailingSlash: 'redirect' }), 'GET', '/')).toEqual([200, '"root"']);
  });

  test('Allow names each method once, also those of endpoints for HEAD and OPTIONS', async () => {
    @Controller('/once')
    class Once {
      @Get('/')
      @Returns(String)
      get(): string {
        return '';
      }

      @Head('/')
      @Returns(null)
      head(): void {}

      @Options('/')
      @Returns(null)
      options(): void {}
    }
    expect(await ask(sendTo([Once], { answerOptions: true }), 'PUT', '/once')).toEqual([405, 'GET, HEAD, OPTIONS']);
  });

  test('a parameter of the path may be long', async () => {
    const id = 'x'.repeat(4000);
    expect(await ask(sendTo([Things]), 'DELETE', `/things/${id}`)).toEqual([200, JSON.stringify(id)]);
  });

  test('the prefix itself belongs to the api, and what only begins like it does not', async () => {
    const send = sendTo([Things], { prefix: '//api//' });
    expect((await ask(send, 'GET', '/api/things/me'))[0]).toBe(200);
    expect((await ask(send, 'GET', '/api'))[0]).toBe(404);
    expect((await ask(send, 'GET', '/api/'))[0]).toBe(404);
    expect((await ask(send, 'GET', '/apis'))[0]).toBe(404);
  });
});

test('what @Configure says of an operation is in the document', () => {
  const said = { summary: 'Reads', description: 'Reads it all', tags: ['reading'], deprecated: true, operationId: 'readAll' };

  @Controller('/said')
  class SaidController {
    @Get('/')
    @Configure(said)
    @Returns(null)
    read(): void {}
  }
  expect(buildDocument(apiOf([SaidController])).paths?.['/said']?.get).toMatchObject(said);
});
