import {
  ApiError,
  Body,
  Configure,
  Controller,
  type ErrorHandler,
  type ErrorModel,
  ForbiddenError,
  Get,
  group,
  HttpError,
  NotFoundError,
  Post,
  Query,
  Returns,
  reply,
  Throws,
  ValidationError,
} from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { IsInt, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { apiOf } from './api.ts';

class User {
  @IsInt() id!: number;
}

class Problem {
  @IsString() reason!: string;
}

class DatabaseError extends Error {}

/** Takes down who was asked, and answers, passes on or throws by the message of the error. */
function handler(level: string, asked: string[], answers: boolean): ErrorHandler {
  return async (error) => {
    asked.push(level);
    await Promise.resolve();
    if (error instanceof DatabaseError && answers) return reply(409, { reason: `${level}: ${error.message}` });
    return undefined;
  };
}

function application({ at, throws = () => new DatabaseError('gone') }: { at: readonly string[]; throws?: () => unknown }) {
  const asked: string[] = [];
  const level = (name: string) => ({ errorHandler: handler(name, asked, at.includes(name)) });

  @Controller('/users', level('controller'))
  class Users {
    @Get('/')
    @Configure(level('endpoint'))
    @Returns(User)
    @Returns(Problem, { status: 409 })
    @Throws(404)
    find(): User {
      throw throws();
    }
  }
  const api = apiOf([group('/v1', [Users], level('group'))], level('api'));
  const send = inMemory(api);
  return {
    asked,
    api,
    ask: async () => {
      const response = await send({ method: 'GET', url: '/v1/users' });
      return [response.status, await response.json()];
    },
  };
}

const internal = { detail: [{ msg: 'Internal server error', type: 'internal_error' }] };

describe('error handlers', () => {
  test.each([
    ['endpoint', ['endpoint']],
    ['controller', ['endpoint', 'controller']],
    ['group', ['endpoint', 'controller', 'group']],
    ['api', ['endpoint', 'controller', 'group', 'api']],
  ])('are asked from the narrowest level on: the one of the %s answers', async (level, expected) => {
    const { ask, asked } = application({ at: [level, 'api'] });
    expect(await ask()).toEqual([409, { reason: `${level}: gone` }]);
    expect(asked).toEqual(expected);
  });

  test('that all pass on leave the error to the framework', async () => {
    const { ask, asked, api } = application({ at: [] });
    expect(await ask()).toEqual([500, internal]);
    expect(asked).toHaveLength(4);
    expect(api.reported).toEqual([new DatabaseError('gone')]);
  });

  test('are not asked about what a handler answers on purpose', async () => {
    const { ask, asked } = application({ at: ['api'], throws: () => new ApiError(409, { reason: 'mine' }) });
    expect(await ask()).toEqual([409, { reason: 'mine' }]);
    expect(asked).toEqual([]);
  });

  test('may throw another error, which the wider levels are asked about', async () => {
    const translate: ErrorHandler = () => {
      throw new DatabaseError('translated');
    };
    const asked: string[] = [];
    @Controller('/x', { errorHandler: handler('controller', asked, true) })
    class Translated {
      @Get('/')
      @Configure({ errorHandler: translate })
      @Returns(Problem, { status: 409 })
      @Returns(null)
      find(): void {
        throw new Error('raw');
      }
    }
    const response = await inMemory(apiOf([Translated]))({ method: 'GET', url: '/x' });
    expect([response.status, await response.json()]).toEqual([409, { reason: 'controller: translated' }]);
  });

  test('are asked about requests that are not valid, and about what a guard throws', async () => {
    const seen: unknown[] = [];
    const errorHandler: ErrorHandler = (error) => {
      seen.push((error as Error).constructor);
      return error instanceof ValidationError ? reply(409, { reason: `${error.issues.length} issues` }) : undefined;
    };
    const guard = {
      check({ headers }: { headers: object }): void {
        if ('x-stop' in headers) throw new ForbiddenError();
      },
      responses: [{ status: 403, type: 'error', description: 'No' } as const],
    };
    @Controller('/y', { errorHandler, guards: [guard] })
    class Validated {
      @Post('/')
      @Returns(User)
      @Returns(Problem, { status: 409 })
      create(@Body(User) user: User): User {
        return user;
      }
    }
    const send = inMemory(apiOf([Validated]));
    expect(await (await send({ method: 'POST', url: '/y', body: {} })).json()).toEqual({ reason: '1 issues' });
    expect((await send({ method: 'POST', url: '/y', body: {}, headers: { 'x-stop': '1' } })).status).toBe(403);
    expect(seen).toEqual([ValidationError, ForbiddenError]);
  });

  test.each([
    ['a status that nobody declares', reply(418, { reason: 'x' }), 422],
    ['a body that does not fit', reply(409, { reason: 1 }), 422],
    ['no reply', 'text' as never, 500],
    ['null, which is no reply either', null as never, 500],
  ])('that answer with %s are our own fault', async (_, answer, status) => {
    @Controller('/z', { errorHandler: () => answer })
    class Wrong {
      @Get('/')
      @Returns(User)
      @Returns(Problem, { status: 409 })
      find(): User {
        throw new Error('raw');
      }
    }
    const api = apiOf([Wrong]);
    expect((await inMemory(api)({ method: 'GET', url: '/z' })).status).toBe(status);
    expect(api.reported).toHaveLength(1);
  });

  test('that fail themselves end in a 500 without internals, with the failure in the report', async () => {
    const failing: ErrorHandler = () => {
      throw new TypeError('the secret of the handler');
    };
    @Controller('/f')
    class Failing {
      @Get('/')
      @Returns(User)
      find(): User {
        throw new Error('raw');
      }
    }
    const api = apiOf([Failing], { errorHandler: failing });
    const response = await inMemory(api)({ method: 'GET', url: '/f' });
    expect([response.status, await response.json()]).toEqual([500, internal]);
    expect(api.reported).toEqual([new TypeError('the secret of the handler')]);
  });

  test('may turn an error into one of HTTP that is declared', async () => {
    @Controller('/t', {
      errorHandler: () => {
        throw new NotFoundError('no such row');
      },
    })
    class Turned {
      @Get('/')
      @Returns(User)
      @Throws(404)
      find(): User {
        throw new Error('raw');
      }
    }
    const response = await inMemory(apiOf([Turned]))({ method: 'GET', url: '/t' });
    expect([response.status, await response.json()]).toEqual([404, { detail: [{ msg: 'no such row', type: 'not_found' }] }]);
  });
});

describe('responses that all endpoints of a level share', () => {
  const shared = (status: number) => ({ responses: [{ status, type: 'error', description: `Shared ${status}` } as const] });

  @Controller('/shared', shared(410))
  class Shared {
    @Get('/')
    @Configure(shared(451))
    @Returns(User)
    find(): User {
      throw new HttpError(410, 'gone', 'Gone', 'user_msg');
    }

    @Get('/own')
    @Returns(User)
    @Returns(Problem, { status: 410 })
    own(): User {
      throw new ApiError(410, { reason: 'own' });
    }
  }

  test('are joined, and may be thrown', async () => {
    const api = apiOf([Shared], shared(409));
    const [endpoint] = api.endpoints;
    expect(endpoint?.responses.map(({ status }) => status)).toEqual(expect.arrayContaining([409, 410, 451]));
    expect((await inMemory(api)({ method: 'GET', url: '/shared' })).status).toBe(410);
  });

  test('give way to what an endpoint declares itself', async () => {
    const response = await inMemory(apiOf([Shared]))({ method: 'GET', url: '/shared/own' });
    expect([response.status, await response.json()]).toEqual([410, { reason: 'own' }]);
  });
});

test('an error that the framework gives goes out in its own model where the endpoint has another one for its status', async () => {
  @Controller('/either')
  class Either {
    @Post('/')
    @Returns(User)
    @Returns(Problem, { status: 400 })
    create(@Body(User) user: User): User {
      if (user.id === 1) throw new ApiError(400, { reason: 'taken' });
      return user;
    }
  }
  const send = inMemory(apiOf([Either]));
  const post = async (body: unknown) => {
    const response = await send({ method: 'POST', url: '/either', body });
    return [response.status, await response.json()];
  };
  expect(await post({})).toEqual([400, { detail: [expect.objectContaining({ loc: ['body', 'id'] })] }]);
  expect(await post({ id: 1 })).toEqual([400, { reason: 'taken' }]);
});

describe('issues', () => {
  test('of text that cannot be read are told in the words of the constraint that asks for the type', async () => {
    class Page {
      @IsInt({ message: 'give a whole number' }) number!: number;
    }
    @Controller('/pages')
    class Pages {
      @Get('/')
      @Returns(null)
      find(@Query(Page) _page: Page): void {}
    }
    const { detail } = (await (await inMemory(apiOf([Pages]))({ method: 'GET', url: '/pages?number=x' })).json()) as ErrorModel;
    expect(detail).toEqual([{ msg: 'give a whole number', loc: ['query', 'number'], type: 'value_error', constraint: 'isInt' }]);
  });

  class Account {
    @IsInt({ message: 'give a whole number' }) age!: number;
    @IsString() name!: string;
  }
  @Controller('/issues')
  class Issues {
    @Post('/')
    @Returns(null)
    create(@Body([Account]) _accounts: Account[]): void {}
  }

  test('name the constraint that is not kept, are in the order of the declaration, and at most 100', async () => {
    const send = inMemory(apiOf([Issues]));
    const post = async (body: unknown) => ((await (await send({ method: 'POST', url: '/issues', body })).json()) as ErrorModel).detail;
    expect(await post([{ age: 'x', name: 1 }, { name: 'x' }, 5])).toEqual([
      { msg: 'give a whole number', loc: ['body', 0, 'age'], type: 'value_error', constraint: 'isInt' },
      { msg: 'name must be a string', loc: ['body', 0, 'name'], type: 'value_error', constraint: 'isString' },
      { msg: 'age is required', loc: ['body', 1, 'age'], type: 'value_error', constraint: 'required' },
      { msg: 'must be an object', loc: ['body', 2], type: 'value_error', constraint: 'type' },
    ]);
    expect(await post(Array.from({ length: 300 }, () => ({})))).toHaveLength(100);
  });

  test('are at most 100 also where several parts of a request have that many, or a handler', async () => {
    class Tags {
      @IsInt({ each: true }) tag!: number[];
    }
    @Controller('/many')
    class Many {
      @Post('/')
      @Returns(null)
      create(@Body([Account]) _accounts: Account[], @Query(Tags) _tags: Tags): void {}

      @Get('/')
      @Returns(null)
      find(): void {
        throw new ValidationError(Array.from({ length: 101 }, (_, at) => ({ path: [at], message: 'x', type: 'value_error' })));
      }
    }
    const send = inMemory(apiOf([Many], { responses: [{ status: 400, type: 'error', description: 'x' }] }));
    const detailOf = async (response: Response) => ((await response.json()) as ErrorModel).detail;
    const body = Array.from({ length: 40 }, () => ({}));
    const detail = await detailOf(await send({ method: 'POST', url: `/many?${'tag=x&'.repeat(90)}`, body }));
    expect([detail.length, detail[79]?.loc, detail[99]?.loc]).toEqual([100, ['body', 39, 'name'], ['query', 'tag', 19]]);
    expect(await detailOf(await send({ method: 'GET', url: '/many' }))).toHaveLength(100);
  });
});
