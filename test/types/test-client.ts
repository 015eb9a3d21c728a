import { type Api, Body, Controller, Get, Path, Post, Query, Returns } from '@modern-rest/core';
import { testClient } from '@modern-rest/testing';
import { CreateUser, User, user } from './models.ts';

// Nothing here runs: the compiler is the test.

@Controller('/users')
class UserController {
  readonly limit = 1;

  @Post('/:id')
  @Returns(User)
  create(@Path(User) _path: User, @Body([CreateUser]) _body: CreateUser[], @Query(CreateUser) _query?: CreateUser): User {
    return user;
  }

  @Get()
  @Returns(Date)
  now(@Query(Date) at: Date): Date {
    return at;
  }
}

export async function call(api: Api): Promise<Response[]> {
  const users = testClient(api, UserController);
  const email = { email: '' };

  // @ts-expect-error an argument is missing
  await users.create(user);
  // @ts-expect-error a property is missing
  await users.create({ id: 1 }, [email]);
  // @ts-expect-error a property has another type
  await users.create({ id: '1', email: '' }, [email]);
  // @ts-expect-error a list is wanted
  await users.create(user, email);
  // @ts-expect-error there is no such property
  await users.create(user, [{ ...email, more: 1 } satisfies CreateUser]);
  // @ts-expect-error there is no such handler
  await users.remove(user);
  // @ts-expect-error a field is not a handler
  await users.limit();
  // @ts-expect-error a date is wanted
  await users.now('2026-01-31');

  return [await users.create(user, [email]), await users.create(user, [email], email), await users.now(new Date())];
}
