import {
  ApiError,
  Body,
  Configure,
  Controller,
  errorResponse,
  ForbiddenError,
  Get,
  type Guard,
  HttpError,
  headerValue,
  NotAuthenticatedError,
  NotFoundError,
  Path,
  Post,
  type Renderer,
  type Reply,
  RequestTimeoutError,
  Returns,
  reply,
  response,
  Throws,
  TooManyRequestsError,
} from '@modern-rest/core';
import { buildDocument } from '@modern-rest/openapi';
import { inMemory } from '@modern-rest/testing';
import { IsInt, IsString } from 'class-validator';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { apiOf, sendTo } from './api.ts';

class User {
  @IsInt()
  id!: number;

  @IsString()
  name!: string;
}

class Job {
  @IsString()
  url!: string;
}

class Conflict {
  @IsString()
  reason!: string;
}

const NONCONFORMING = { detail: [{ msg: 'The answer of the server does not fit its declaration', type: 'value_error' }] };

const ada = { id: 1, name: 'Ada', password: 'secret' };

@Controller('/users')
class UserController {
  @Get('/plain')
  @Returns(User)
  plain(): User {
    return ada;
  }

  @Get('/later')
  @Returns([User])
  async later(): Promise<User[]> {
    return Promise.resolve([ada]);
  }

  @Get('/wrong')
  @Returns(User)
  wrong(): User {
    return { id: 'one', name: 'Ada' } as unknown as User;
  }

  @Get('/unchecked')
  @Configure({ validateResponses: false })
  @Returns(User)
  unchecked(): User {
    return { ...ada, id: 'one' } as unknown as User;
  }

  @Post('/job')
  @Returns(User)
  @Returns(Job, { status: 202 })
  @Returns(Conflict, { status: 409 })
  job(@Body(User) user: User): User | Reply<202, Job> {
    if (user.id === 2) return reply(202, { url: '/jobs/1', internal: true } as Job, { location: '/jobs/1', link: ['</a>', '</b>'] });
    if (user.id === 3) return reply(203, { url: '' }) as unknown as User;
    if (user.id === 9) throw new ApiError(409, { reason: 'taken', internal: true }, { 'retry-after': '5' });
    if (user.id === 10) throw new ApiError(410, { reason: 'gone' });
    if (user.id === 11) throw new ApiError(409, { reason: 1 });
    return user;
  }

  @Get('/nothing')
  @Returns(null)
  nothing(): void {}

  @Get('/something')
  @Returns(null)
  something(): undefined {
    return 'something' as unknown as undefined;
  }

  @Get('/missing')
  @Returns(User)
  @Throws(404, 'There is no such user')
  missing(): User {
    throw new NotFoundError('There is no such user');
  }

  @Get('/elsewhere')
  @Returns(null, { status: 308 })
  elsewhere(): Reply<308, null> {
    return reply(308, null, { location: '/users/plain' });
  }

  @Get('/undeclared')
  @Returns(User)
  undeclared(): User {
    throw new NotFoundError('There is no such user');
  }

  @Get('/broken')
  @Returns(User)
  broken(): User {
    throw new Error('the database password is hunter2');
  }

  @Get('/string')
  @Returns(User)
  async string(): Promise<User> {
    return Promise.reject('just a string');
  }
}

const api = apiOf([UserController]);
const send = inMemory(api);
const get = (url: string, headers = {}) => send({ method: 'GET', url, headers });
const post = (id: number) => send({ method: 'POST', url: '/users/job', body: { id, name: 'x' } });

describe('an answer', () => {
  test('has the declared properties only', async () => {
    expect(await (await get('/users/plain')).json()).toEqual({ id: 1, name: 'Ada' });
    expect(await (await get('/users/later')).json()).toEqual([{ id: 1, name: 'Ada' }]);
  });

  test('that does not fit its declaration is a 422 and is reported', async () => {
    const response = await get('/users/wrong');
    expect([response.status, await response.json()]).toEqual([
      422,
      { detail: [{ msg: 'id must be an integer number', loc: ['id'], type: 'value_error', constraint: 'isInt' }] },
    ]);
    expect(api.reported).toHaveLength(1);
  });

  test('goes unchecked where validation is off, still with the declared properties only', async () => {
    expect(await (await get('/users/unchecked')).json()).toEqual({ id: 'one', name: 'Ada' });
  });

  test('without content is a 204', async () => {
    const response = await get('/users/nothing');
    expect([response.status, await response.text()]).toEqual([204, '']);
  });

  test('with content that is not declared is a 422', async () => {
    const response = await get('/users/something');
    expect([response.status, await response.json()]).toEqual([422, NONCONFORMING]);
    expect(api.reported.at(-1)).toMatchObject({ message: 'The handler answered with content, but none is declared for status 204' });
  });
});

describe('an answer with another status', () => {
  test('is returned with reply(), with headers', async () => {
    const response = await post(2);
    expect([response.status, await response.json()]).toEqual([202, { url: '/jobs/1' }]);
    expect([response.headers.get('location'), response.headers.get('link')]).toEqual(['/jobs/1', '</a>, </b>']);
  });

  test('is thrown as ApiError, with headers', async () => {
    const response = await post(9);
    expect([response.status, response.headers.get('retry-after'), await response.json()]).toEqual([409, '5', { reason: 'taken' }]);
  });

  test('that is returned as it is has the status of a success, although a redirect is declared before it', async () => {
    @Controller('/')
    class Either {
      @Get('/')
      @Returns(null, { status: 308 })
      @Returns(String)
      find(): string {
        return 'here';
      }
    }
    const response = await sendTo([Either])({ method: 'GET', url: '/' });
    expect([response.status, await response.json()]).toEqual([200, 'here']);
  });

  test('may be a redirect, which needs no other answer beside it', async () => {
    const response = await get('/users/elsewhere');
    expect([response.status, response.headers.get('location'), await response.text()]).toEqual([308, '/users/plain', '']);
    const { responses } = buildDocument(api).paths?.['/users/elsewhere']?.get ?? {};
    expect(Object.keys(responses ?? {})).toEqual(['308', '422', '500']);
  });

  test('that is declared as an error is thrown as one', async () => {
    @Controller('/x')
    class Wrong {
      @Get('/')
      @Returns(User)
      @Throws(404)
      find(): User {
        throw new ApiError(404, null);
      }
    }
    const { reported, ...wrong } = apiOf([Wrong]);
    const response = await inMemory(wrong)({ method: 'GET', url: '/x' });
    expect([response.status, await response.json()]).toEqual([422, NONCONFORMING]);
    expect(reported).toEqual([expect.objectContaining({ message: expect.stringContaining('declared as an error: throw an HttpError') })]);
  });

  test('may be declared for all endpoints, with a model', async () => {
    @Controller('/shared', { responses: [response(409, Conflict), response(410, null)] })
    class Shared {
      @Get('/:status')
      @Returns(User)
      find(@Path('status', Number) status: number): User {
        throw new ApiError(status, status === 409 ? { reason: 'taken' } : null);
      }
    }
    const send = sendTo([Shared]);
    const taken = await send({ method: 'GET', url: '/shared/409' });
    expect([taken.status, await taken.json()]).toEqual([409, { reason: 'taken' }]);
    expect((await send({ method: 'GET', url: '/shared/410' })).status).toBe(410);
    expect(() => response(409, 'Conflict')).toThrow(/is not a class/);
  });

  test.each([3, 10, 11])('must be declared and must fit (%i)', async (id) => {
    expect((await post(id)).status).toBe(422);
  });
});

describe('an error', () => {
  test('of HTTP becomes its response', async () => {
    const response = await get('/users/missing');
    expect([response.status, response.headers.get('cache-control'), await response.json()]).toEqual([
      404,
      'no-store',
      { detail: [{ msg: 'There is no such user', type: 'not_found' }] },
    ]);
  });

  test.each(['/users/broken', '/users/string'])('of the handler is a 500 that says nothing about itself (%s)', async (url) => {
    const response = await get(url);
    expect([response.status, await response.json()]).toEqual([500, { detail: [{ msg: 'Internal server error', type: 'internal_error' }] }]);
  });

  test('of the handler is reported as it was thrown', async () => {
    api.reported.length = 0;
    await get('/users/broken');
    expect(api.reported).toEqual([new Error('the database password is hunter2')]);
  });

  test('is problem details for who asks for them (RFC 9457)', async () => {
    const response = await get('/users/missing', { accept: 'application/json, application/problem+json' });
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.json()).toEqual({
      type: 'about:blank',
      title: 'Not Found',
      status: 404,
      detail: 'There is no such user',
      code: 'not_found',
      errors: [{ msg: 'There is no such user', type: 'not_found' }],
    });
  });

  test.each(['application/json, application/problem+json;q=0', 'application/json', '*/*'])('is in the default model for %s', async (accept) => {
    expect((await get('/users/missing', { accept })).headers.get('content-type')).toBe('application/json');
  });

  test('of a status that the endpoint does not declare is our own fault, and is reported', async () => {
    const response = await get('/users/undeclared');
    const msg = 'The handler threw an error of status 404: declare it with @Throws(404)';
    expect([response.status, await response.json()]).toEqual([422, NONCONFORMING]);
    expect(api.reported.at(-1)).toMatchObject({ message: msg, cause: { name: 'NotFoundError' } });
    const problem = await (await get('/users/undeclared', { accept: 'application/problem+json, */*' })).json();
    expect(problem).toMatchObject({ status: 422, detail: 'The answer of the server does not fit its declaration' });
    expect((await sendTo([UserController], { validateResponses: false })({ method: 'GET', url: '/users/undeclared' })).status).toBe(404);
  });

  test('in the report itself does not take the answer with it', async () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => written.mockRestore());
    const failing = sendTo([UserController], {
      reportError: () => {
        throw new Error('the log is full');
      },
    });
    expect((await failing({ method: 'GET', url: '/users/broken' })).status).toBe(500);
    expect(written).toHaveBeenCalledWith('modern-rest: reportError failed', new Error('the log is full'));
  });

  test('in a report that takes its time ends neither the answer nor the process', async () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    onTestFinished(() => written.mockRestore());
    const failing = sendTo([UserController], { reportError: () => Promise.reject(new Error('the log is away')) });
    expect((await failing({ method: 'GET', url: '/users/broken' })).status).toBe(500);
    await vi.waitFor(() => expect(written).toHaveBeenCalledWith('modern-rest: reportError failed', new Error('the log is away')));
  });

  test('in the renderer is a 500 in JSON', async () => {
    const failing: Renderer = {
      mediaType: 'application/json',
      render: () => {
        throw new Error('cannot');
      },
    };
    const response = await sendTo([UserController], { renderers: [failing] })({ method: 'GET', url: '/users/plain' });
    expect([response.status, await response.json()]).toEqual([500, { detail: [{ msg: 'Internal server error', type: 'internal_error' }] }]);
  });

  test.each([
    [new NotAuthenticatedError('Bearer'), 401, { 'www-authenticate': 'Bearer' }],
    [new ForbiddenError(), 403, {}],
    [new RequestTimeoutError(), 408, {}],
    [new TooManyRequestsError(1.5), 429, { 'retry-after': '2' }],
    [new HttpError(418, 'teapot', 'I am a teapot', 'user_msg'), 418, {}],
  ])('%s has its status and headers', async (error, status, headers) => {
    const guard: Guard = {
      check: () => {
        throw error;
      },
      responses: [errorResponse(status, 'Stopped')],
    };
    const response = await sendTo([UserController], { guards: [guard] })({ method: 'GET', url: '/users/plain' });
    expect(response.status).toBe(status);
    expect(Object.fromEntries(response.headers)).toMatchObject(headers);
  });
});

describe('a guard', () => {
  const tokenGuard = (token: string): Guard => ({
    check(request) {
      if (headerValue(request, 'authorization') !== token) throw new NotAuthenticatedError('Bearer');
    },
    responses: [errorResponse(401, 'Not authenticated')],
  });

  @Controller('/guarded', { guards: [tokenGuard('Bearer a')] })
  class GuardedController {
    @Post('/')
    @Returns(User)
    create(@Body(User) user: User): User {
      return user;
    }
  }

  test('stops a request before its body is read', async () => {
    const guarded = sendTo([GuardedController]);
    const unread = { method: 'POST', url: '/guarded', body: Buffer.from('{broken'), headers: { 'content-type': 'application/json' } };
    expect((await guarded(unread)).status).toBe(401);
    expect((await guarded({ ...unread, headers: { ...unread.headers, authorization: 'Bearer a' } })).status).toBe(400);
  });

  test('of the api and of the controller are both asked, and their responses are declared', () => {
    const [endpoint] = apiOf([GuardedController], { guards: [tokenGuard('Bearer b')] }).endpoints;
    expect(endpoint?.guards).toHaveLength(2);
    expect(endpoint?.responses.map(({ status }) => status)).toEqual([201, 400, 401, 406, 413, 415, 422, 500]);
  });
});
