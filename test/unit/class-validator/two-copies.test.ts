import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inMemory } from '@modern-rest/testing';
import * as classTransformer from 'class-transformer';
import * as classValidator from 'class-validator';
import { Body, Controller, createApp, Get, Intersection, Post, Returns } from 'modern-rest';
import { afterAll, describe, expect, test } from 'vitest';
import { copyLibrary } from '../../toolchains/copy-library.ts';

const folder = realpathSync(mkdtempSync(join(tmpdir(), 'copies-')));
afterAll(() => rmSync(folder, { recursive: true }));

/** Loads another copy of a library, as an application does whose `node_modules` have two of them. */
function otherCopy<T>(name: string, application = 'first'): T {
  copyLibrary(name, join(folder, application));
  return createRequire(join(folder, application, 'app.js'))(name) as T;
}

const transformer = otherCopy<typeof classTransformer>('class-transformer');
const validator = otherCopy<typeof classValidator>('class-validator');

class Base {
  @classTransformer.Exclude({ toPlainOnly: true })
  @classValidator.IsString()
  password!: string;

  @classTransformer.Expose({ name: 'display_name' })
  @classValidator.IsString()
  displayName!: string;
}

class User extends Base {
  @transformer.Exclude({ toPlainOnly: true })
  @classValidator.IsString()
  token!: string;

  @transformer.Expose({ name: 'full_name' })
  @transformer.Transform(({ value }) => String(value).trim(), { toClassOnly: true })
  @validator.MaxLength(5)
  fullName!: string;

  @transformer.Type(() => Date)
  @validator.IsDate()
  born!: Date;

  /** Overrides the name that the other copy gives it. */
  @transformer.Expose({ name: 'shown' })
  declare displayName: string;
}

@transformer.Exclude()
class Balance {
  @transformer.Expose()
  @validator.IsInt()
  amount = 5;

  @validator.IsString()
  account = 'secret';
}

class Other {
  @classValidator.IsInt()
  other = 1;
}

class Both extends Intersection(Balance, Other) {}

@Controller('/users')
class UserController {
  @Post()
  @Returns(User)
  create(@Body(User) user: User): User {
    if (!(user.born instanceof Date)) throw new Error('born is not a date');
    return user;
  }

  @Get('/balance')
  @Returns(Balance)
  balance(): Balance {
    return new Balance();
  }

  @Get('/both')
  @Returns(Both)
  both(): Both {
    return new Both();
  }
}

const send = inMemory(createApp({ title: 'Copies', version: '1', controllers: [UserController] }).api);
const user = { password: 'secret', token: 'secret', full_name: ' Ann ', shown: 'A', born: '2026-01-31' };

describe('A3: models decorated by two copies of class-transformer and class-validator', () => {
  test('are two copies', () => {
    expect([transformer.Exclude, validator.IsInt]).not.toEqual([classTransformer.Exclude, classValidator.IsInt]);
  });

  test('are read and written as each copy says', async () => {
    const response = await send({ method: 'POST', url: '/users', body: user });
    expect([response.status, await response.json()]).toEqual([201, { shown: 'A', full_name: 'Ann', born: '2026-01-31T00:00:00.000Z' }]);
  });

  test('are checked as each copy says', async () => {
    const response = await send({ method: 'POST', url: '/users', body: { ...user, full_name: 'much too long', token: 1, born: 'x' } });
    const { detail } = (await response.json()) as { detail: { msg: string }[] };
    expect([response.status, detail.map(({ msg }) => msg).sort()]).toEqual([
      400,
      [
        'born must be an ISO 8601 date, for example 2026-01-31T12:00:00Z',
        'full_name must be shorter than or equal to 5 characters',
        'token must be a string',
      ],
    ]);
  });

  test('are excluded as a whole, also within an intersection', async () => {
    expect(await (await send({ method: 'GET', url: '/users/balance' })).json()).toEqual({ amount: 5 });
    expect(await (await send({ method: 'GET', url: '/users/both' })).json()).toEqual({ amount: 5, other: 1 });
  });

  test('are read as a copy says that is loaded after other models were read', async () => {
    const late = otherCopy<typeof classTransformer>('class-transformer', 'late');

    class Secret {
      @late.Exclude({ toPlainOnly: true })
      @classValidator.IsString()
      token!: string;

      @late.Expose({ name: 'full_name' })
      @classValidator.IsString()
      fullName!: string;
    }

    @Controller('/secrets')
    class SecretController {
      @Post()
      @Returns(Secret)
      create(@Body(Secret) secret: Secret): Secret {
        return secret;
      }
    }

    const { api } = createApp({ title: 'Late', version: '1', controllers: [SecretController] });
    const response = await inMemory(api)({ method: 'POST', url: '/secrets', body: { token: 'secret', full_name: 'Ann' } });
    expect([response.status, await response.json()]).toEqual([201, { full_name: 'Ann' }]);
  });
});
