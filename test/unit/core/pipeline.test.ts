import { classValidatorSerializer } from '@modern-rest/class-validator';
import { Body, Controller, createApi, Get, Post, Query, Returns } from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { IsEmail, IsInt } from 'class-validator';
import { expect, test } from 'vitest';

class Page {
  @IsInt()
  page = 1;
}

class NewUser {
  @IsEmail()
  email!: string;
}

@Controller('/users')
class UserController {
  @Get()
  @Returns(Page)
  list(@Query() query: Page): Page {
    return query;
  }

  @Post()
  create(@Body() body: NewUser): NewUser {
    return body;
  }
}

const send = inMemory(createApi({ title: 'Users', version: '1', controllers: [UserController], serializer: classValidatorSerializer() }));

test('the query string is coerced by the declared type', async () => {
  expect(await (await send({ method: 'GET', url: '/users?page=2' })).json()).toEqual({ page: 2 });
  expect(await (await send({ method: 'GET', url: '/users' })).json()).toEqual({ page: 1 });
});

test('a model that the compiler wrote down needs no argument', async () => {
  const response = await send({ method: 'POST', url: '/users', body: { email: 'ada@example.org', more: 1 } });
  expect([response.status, await response.json()]).toEqual([201, { email: 'ada@example.org' }]);
});

test('a body that is not valid is answered with 400 and every issue', async () => {
  const response = await send({ method: 'POST', url: '/users', body: { email: 'nope' } });
  expect(response.status).toBe(400);
  expect(await response.json()).toEqual({
    detail: [{ loc: ['body', 'email'], msg: 'email must be an email', type: 'value_error', constraint: 'isEmail' }],
  });
});
