import {
  Body,
  type ComponentDecorator,
  Controller,
  componentDecorator,
  errorResponse,
  Get,
  type Guard,
  HttpError,
  jsonParser,
  type ModelComponent,
  type Parser,
  Post,
  Returns,
  valueFormat,
} from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { Transform } from 'class-transformer';
import { IsInt } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { apiOf } from './api.ts';

class User {
  @IsInt() id!: number;
}

class Refusing {
  @Transform(({ value }) => {
    if (value === 7) throw teapot();
    return value;
  })
  @IsInt()
  id!: number;
}

const teapot = () => new HttpError(418, 'teapot', 'A teapot', 'value_error');
const fail = (): never => {
  throw teapot();
};
const later = async (): Promise<never> => fail();

const refusing: ModelComponent = {
  name: 'signature',
  typed: true,
  reads: 'nothing',
  format: () => valueFormat('json'),
  extract: fail,
  inject: () => undefined,
  describe: () => ({}),
};
const Signature: ComponentDecorator = componentDecorator(refusing);

@Controller('/')
class TeaController {
  @Get('/plain')
  @Returns(User)
  plain(): User {
    return { id: 1 };
  }

  @Get('/handler')
  @Returns(User)
  handler(): User {
    return fail();
  }

  @Get('/component')
  @Returns(User)
  component(@Signature(User) user: User): User {
    return user;
  }

  @Post('/body')
  @Returns(User)
  body(@Body(Refusing) user: Refusing): User {
    return user;
  }
}

class LoginGuard implements Guard {
  readonly responses = [errorResponse(403, 'Forbidden')];
  check = fail;
}

const silent: Guard = { check: () => undefined, responses: [] };
const parser: Parser = { ...jsonParser(), compile: () => later };
const committing: Parser = { ...jsonParser(), compile: () => async () => ({ value: { id: 1 }, commit: fail }) };

describe('C15: the report about an undeclared status says where to declare it', () => {
  const body = { method: 'POST', url: '/body', body: { id: 1 } };

  test.each<[string, object, { method?: string; url: string; body?: unknown }, string]>([
    ['handler', {}, { url: '/handler' }, 'The handler threw an error of status 418: declare it with @Throws(418)'],
    [
      'guard by its position',
      { guards: [silent, { check: later, responses: [] }, silent] },
      { url: '/plain' },
      'Guard 2 of 3 threw an error of status 418: declare 418 in the responses of guard 2 of 3',
    ],
    [
      'guard by its name',
      { guards: [{ name: 'login', check: fail, responses: [] }] },
      { url: '/plain' },
      'The guard login threw an error of status 418: declare 418 in the responses of the guard login',
    ],
    [
      'guard by its class',
      { guards: [new LoginGuard()] },
      { url: '/plain' },
      'The guard LoginGuard threw an error of status 418: declare 418 in the responses of the guard LoginGuard',
    ],
    [
      'component',
      {},
      { url: '/component' },
      'The component signature threw an error of status 418: declare 418 in the responses of the component signature',
    ],
    [
      'parser',
      { parsers: [parser] },
      body,
      'The parser of application/json threw an error of status 418: declare 418 in the responses of the parser of application/json',
    ],
    [
      'parser of files',
      { parsers: [{ ...parser, files: ['part'] }] },
      body,
      'The parser of application/json threw an error of status 418: declare 418 in the responses of the parser of application/json or of its storage',
    ],
    [
      'commit of a parser',
      { parsers: [committing] },
      body,
      'The parser of application/json threw an error of status 418: declare 418 in the responses of the parser of application/json',
    ],
    ['model', {}, { ...body, body: { id: 7 } }, 'The handler threw an error of status 418: declare it with @Throws(418)'],
    [
      'create',
      { create: fail },
      { url: '/plain' },
      'The function create threw an error of status 418: declare 418 in the setting responses of the api',
    ],
    [
      'create, later',
      { create: later },
      { url: '/plain' },
      'The function create threw an error of status 418: declare 418 in the setting responses of the api',
    ],
    [
      'error handler',
      { errorHandler: fail, guards: [{ ...silent, check: () => Promise.reject(new Error('raw')) }] },
      { url: '/plain' },
      'An error handler threw an error of status 418: declare 418 with @Throws, or in the setting responses',
    ],
    [
      'guard, though error handlers pass its error on',
      {
        errorHandler: (error: unknown) => {
          throw error;
        },
        guards: [{ check: fail, responses: [] }],
      },
      { url: '/plain' },
      'Guard 1 of 1 threw an error of status 418: declare 418 in the responses of guard 1 of 1',
    ],
  ])('%s', async (_, options, request, message) => {
    const api = apiOf([TeaController], options);
    const response = await inMemory(api)({ method: 'GET', ...request });
    expect(response.status).toBe(422);
    expect(api.reported).toEqual([expect.objectContaining({ message, cause: teapot() })]);
  });

  test.each<[string, object, { method?: string; url: string; body?: unknown }]>([
    ['guard', { guards: [{ check: fail, responses: [errorResponse(418, 'x')] }] }, { url: '/plain' }],
    ['parser', { parsers: [{ ...parser, responses: [errorResponse(418, 'x')] }] }, body],
    ['setting responses', { create: fail, responses: [errorResponse(418, 'x')] }, { url: '/plain' }],
  ])('and what is declared there is answered: %s', async (_, options, request) => {
    const api = apiOf([TeaController], options);
    expect((await inMemory(api)({ method: 'GET', ...request })).status).toBe(418);
    expect(api.reported).toEqual([]);
  });

  test('error handlers get the error itself', async () => {
    const seen: unknown[] = [];
    const errorHandler = (error: unknown) => void seen.push(error);
    await inMemory(apiOf([TeaController], { errorHandler, guards: [{ check: fail, responses: [] }] }))({ method: 'GET', url: '/plain' });
    expect(seen).toEqual([teapot()]);
  });
});
