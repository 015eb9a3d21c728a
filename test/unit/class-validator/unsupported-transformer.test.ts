import { Body, Controller, createApp, Post, Returns } from 'modern-rest';
import { expect, test, vi } from 'vitest';

// As if a version kept its metadata elsewhere.
vi.mock('class-transformer', async (load) => ({ ...(await load<object>()), Exclude: () => () => undefined }));

test('A3: an application does not start if the metadata of class-transformer cannot be found', async () => {
  const { IsString } = await import('class-validator');

  class User {
    @IsString()
    name!: string;
  }

  @Controller('/users')
  class UserController {
    @Post()
    @Returns(User)
    create(@Body(User) user: User): User {
      return user;
    }
  }

  expect(() => createApp({ title: 'Users', version: '1', controllers: [UserController] })).toThrow(
    /this version of class-transformer keeps metadata in another way[\s\S]*install class-transformer \^0\.5\.1/,
  );
});
