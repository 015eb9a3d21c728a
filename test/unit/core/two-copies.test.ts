import { classValidatorSerializer } from '@modern-rest/class-validator';
import * as core from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { IsInt } from 'class-validator';
import { expect, test, vi } from 'vitest';
import { apiOf } from './api.ts';

class User {
  @IsInt() id!: number;
}

// A library that was installed with a copy of its own.
vi.resetModules();
const copy = await import('@modern-rest/core');

class Locked extends copy.HttpError {
  constructor() {
    super(423, 'locked', 'Locked', 'user_msg');
  }
}

@copy.Controller('/users', { responses: [copy.errorResponse(423, 'Locked')] })
class UserController {
  @copy.Put('/')
  @copy.Returns([User])
  @copy.Returns(User, { status: 202 })
  @copy.Returns(User, { status: 409 })
  @copy.Throws(404)
  put(@copy.Body(copy.nullable(User)) user: User | null, @copy.Query('kind', String) kind: string): User[] | core.Reply<202, User> {
    if (user) return copy.reply(202, user, { 'x-kind': kind });
    if (kind === 'api') throw new copy.ApiError(409, { id: 7 });
    if (kind === 'locked') throw new Locked();
    if (kind === 'conforming') throw new copy.ConformanceError('own');
    throw new copy.NotFoundError('There is no user');
  }
}

test('what was declared and thrown with another copy of the package counts', async () => {
  expect(copy.Controller).not.toBe(core.Controller);
  const api = apiOf([copy.group('/v1', [UserController])]);
  const send = inMemory(api);
  const put = async (kind: string, body: unknown): Promise<unknown[]> => {
    const response = await send({
      method: 'PUT',
      url: `/v1/users?kind=${kind}`,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return [response.status, await response.json()];
  };
  expect(await put('x', { id: 1 })).toEqual([202, { id: 1 }]);
  expect(await put('x', { id: '1' })).toMatchObject([400, {}]);
  expect(await put('api', null)).toEqual([409, { id: 7 }]);
  expect(await put('locked', null)).toEqual([423, { detail: [{ msg: 'Locked', type: 'user_msg' }] }]);
  expect(await put('missing', null)).toEqual([404, { detail: [{ msg: 'There is no user', type: 'not_found' }] }]);
  expect(api.reported).toEqual([]);
  expect(await put('conforming', null)).toMatchObject([422, {}]);
  expect(api.reported).toMatchObject([{ message: 'own' }]);
});

test('an error of a class is one of the class that it extends, and of no other', () => {
  const [thrown, other] = [new Locked(), new copy.NotFoundError('x')];
  expect([thrown instanceof core.HttpError, thrown instanceof Locked, other instanceof Locked]).toEqual([true, true, false]);
  expect([null, undefined, 'text', {}].map((value) => (value as unknown) instanceof core.HttpError)).toEqual([false, false, false, false]);
});

test('a serializer of another copy says why it cannot read a model', () => {
  const serializer = {
    ...classValidatorSerializer(),
    loader: () => {
      throw new copy.UnreadableModelError('User', 'it is locked', 'unlock it');
    },
  };
  expect(() => apiOf([UserController], { serializer })).toThrow(core.DefinitionError);
  expect(new core.UnreadableModelError('User', 'it is locked', 'unlock it')).toMatchObject({
    code: 'unreadable_model',
    message: 'User: it is locked',
  });
});
