import { Nested } from '@modern-rest/class-validator';
import { Exclude, Expose, Transform, Type } from 'class-transformer';
import { Allow, IsInt, IsOptional, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { echo } from './echo.ts';

describe('@Expose', () => {
  class Person {
    @Expose({ name: 'full-name' })
    @IsString()
    name!: string;

    @Expose({ toClassOnly: true })
    @IsString()
    password!: string;

    @Expose({ toPlainOnly: true })
    @IsInt()
    id = 7;
  }
  const { json, received } = echo(Person);

  test('gives a wire name, in both directions', async () => {
    expect(await json({ 'full-name': 'Ada', password: 'x' })).toMatchObject({ status: 200, body: { 'full-name': 'Ada' } });
    expect(received[0]).toMatchObject({ name: 'Ada' });
    expect((await json({ name: 'Ada', password: 'x' })).issues).toEqual([[['body', 'full-name'], 'full-name is required']]);
    expect((await json({ 'full-name': 1, password: 'x' })).issues).toEqual([[['body', 'full-name'], 'full-name must be a string']]);
  });

  test('{ toClassOnly } lets a property in, but not out', async () => {
    expect((await json({ 'full-name': 'Ada', password: 'x' })).body).not.toHaveProperty('password');
    expect((await json({ 'full-name': 'Ada' })).issues).toEqual([[['body', 'password'], 'password is required']]);
  });

  test('{ toPlainOnly } lets a property out, but not in', async () => {
    expect((await json({ 'full-name': 'Ada', password: 'x', id: 9 })).body).toEqual({ 'full-name': 'Ada', id: 7 });
  });
});

describe('@Exclude', () => {
  class Account {
    @IsString()
    name!: string;

    @Exclude({ toPlainOnly: true })
    @IsString()
    password!: string;

    @Exclude()
    @IsOptional()
    @IsString()
    internal = 'kept';

    @Exclude({ toClassOnly: true })
    @IsString()
    role = 'user';
  }
  const { json, received } = echo(Account);

  test('keeps a property out, in the directions that it names', async () => {
    const answer = await json({ name: 'Ada', password: 'x', internal: 'sent', role: 'admin' });
    expect(answer).toMatchObject({ status: 200, body: { name: 'Ada', role: 'user' } });
    expect(answer.body).not.toHaveProperty('password');
    expect(answer.body).not.toHaveProperty('internal');
    expect(received[0]).toMatchObject({ password: 'x', internal: 'kept', role: 'user' });
  });

  class Closed {
    @Expose()
    @IsString()
    open!: string;

    @IsString()
    secret = 'secret';
  }
  Exclude()(Closed);
  class Derived extends Closed {}

  test.each([Closed, Derived])('on a class lets only @Expose through: %o', async (model) => {
    const closed = echo(model);
    expect(await closed.json({ open: 'a', secret: 'b' })).toMatchObject({ status: 200, body: { open: 'a' } });
    expect((await closed.json({ open: 'a' })).body).toEqual({ open: 'a' });
    expect(closed.received[0]).toMatchObject({ secret: 'secret' });
  });
});

describe('@Transform', () => {
  class Signup {
    @Transform(({ value }: { value: string }) => value.trim(), { toClassOnly: true })
    @IsString()
    name!: string;

    @Transform(({ value }: { value: string }) => value.toUpperCase(), { toPlainOnly: true })
    @IsString()
    code!: string;

    @IsOptional()
    @Transform(({ value }: { value: string }) => value.split(','), { toClassOnly: true })
    @IsString({ each: true })
    tags?: string[];
  }
  const { json, query, received } = echo(Signup);

  test('runs on the way in and on the way out', async () => {
    expect(await json({ name: ' Ada ', code: 'a' })).toMatchObject({ status: 200, body: { name: 'Ada', code: 'A' } });
    expect(received[0]).toMatchObject({ name: 'Ada', code: 'a' });
  });

  test('gets what was sent', async () => {
    expect(await query('name=%20Ada&code=a&tags=x,y')).toMatchObject({ status: 200, body: { name: 'Ada', tags: ['x', 'y'] } });
  });

  test('does not run on what was not sent', async () => {
    expect((await json({ code: 'a' })).issues).toEqual([[['body', 'name'], 'name is required']]);
  });

  test('gets a nested model as an instance', async () => {
    class Inner {
      @IsInt()
      count!: number;
    }
    class Outer {
      @Transform(({ value }: { value: Inner }) => Object.assign(value, { count: value instanceof Inner ? value.count + 1 : 0 }), {
        toClassOnly: true,
      })
      @Nested()
      inner!: Inner;
    }
    expect((await echo(Outer).json({ inner: { count: 1 } })).body).toEqual({ inner: { count: 2 } });
    expect((await echo(Outer).json({ inner: 'x' })).issues).toEqual([[['body', 'inner'], 'inner must be an object']]);
  });

  test('has to give the declared type', async () => {
    class Wrong {
      @Transform(() => 'no list')
      @IsString({ each: true })
      tags!: string[];

      @Transform(({ value }) => Number(value))
      @IsInt()
      count!: number;
    }
    expect((await echo(Wrong).json({ tags: [], count: 'x' })).issues).toEqual([
      [['body', 'tags'], 'tags must be a list'],
      [['body', 'count'], 'count must be an integer number'],
    ]);
  });

  test('that throws is answered with 500 and says nothing', async () => {
    expect(await json({ name: 1, code: 'a' })).toEqual({
      status: 500,
      body: { detail: [{ msg: 'Internal server error', type: 'internal_error' }] },
      issues: [[undefined, 'Internal server error']],
    });
  });
});

describe('@Type', () => {
  class Typed {
    @Type(() => Number)
    count!: number | string;

    @Type(() => Boolean)
    flag!: unknown;

    @Type(() => Date)
    @Transform(({ value }: { value: Date }) => value.getUTCFullYear(), { toPlainOnly: true })
    at!: unknown;

    @Type(() => Number)
    @Transform(({ value }: { value: number }) => value + 1, { toClassOnly: true })
    next!: unknown;

    @Type(() => Number)
    @Allow({ each: true })
    list!: number[];
  }
  const { json, query, received } = echo(Typed);

  test('reads text', async () => {
    expect(await query('count=2&flag=1&at=2026-01-31&next=4&list=1&list=2')).toMatchObject({
      status: 200,
      body: { count: 2, flag: true, at: 2026, next: 5, list: [1, 2] },
    });
    expect(received[0]).toMatchObject({ at: new Date('2026-01-31') });
  });

  test('does not coerce JSON', async () => {
    expect((await json({ count: '2', flag: 'true', at: '2026-01-31', next: 4, list: ['1'] })).issues).toEqual([
      [['body', 'count'], 'count must be a number'],
      [['body', 'flag'], 'flag must be a boolean'],
      [['body', 'list', 0], 'list must be a number'],
    ]);
  });
});

describe('a getter with @Expose', () => {
  class Name {
    @IsString()
    first!: string;

    @IsString()
    last!: string;

    @Expose()
    get full(): string {
      return `${this.first} ${this.last}`;
    }
  }

  test('is in the answer', async () => {
    expect((await echo(Name).json({ first: 'Ada', last: 'Lovelace' })).body).toEqual({ first: 'Ada', last: 'Lovelace', full: 'Ada Lovelace' });
  });

  test('is not in the request', async () => {
    const strict = echo(Name, { forbidUnknown: true });
    expect((await strict.json({ first: 'Ada', last: 'Lovelace', full: 'x' })).issues).toEqual([[['body', 'full'], 'is not declared']]);
  });

  test('may use what is private', async () => {
    class Counter {
      #count = 3;

      @Expose()
      get count(): number {
        return this.#count;
      }

      @Expose()
      @IsOptional()
      get nothing(): undefined {
        return this.#count > 3 ? this.nothing : undefined;
      }
    }
    expect(await echo(Counter).json({})).toMatchObject({ status: 200, body: { count: 3 } });
  });
});

test('a setter takes in what is sent', async () => {
  class Login {
    @Exclude({ toPlainOnly: true })
    @IsOptional()
    set mail(mail: string) {
      this.account = mail.toLowerCase();
    }

    @Expose({ toPlainOnly: true })
    @IsOptional()
    @IsString()
    account?: string;
  }
  expect((await echo(Login).json({ mail: 'Ada@Example.org' })).body).toEqual({ account: 'ada@example.org' });
});

describe('a field that no new instance has', () => {
  // Like all fields without an initial value where a compiler does not define them.
  class Invoice {
    @Type(() => Date)
    declare due: Date;

    @Transform(({ value }: { value: number }) => value * 2, { toClassOnly: true })
    declare amount: number;

    @Exclude({ toPlainOnly: true })
    declare pin: string;

    @Transform(() => 'kept')
    get secret(): string {
      return 'secret';
    }
  }
  class Reminder extends Invoice {
    @IsInt()
    level = 1;
  }

  test.each([Invoice, Reminder])('takes part by a decorator of class-transformer alone: %o', async (model) => {
    const { json, received } = echo(model);
    const { status, body } = await json({ due: '2026-01-31', amount: 2, pin: '1234', level: 1 });
    expect(status).toBe(200);
    expect(body).toMatchObject({ due: '2026-01-31T00:00:00.000Z', amount: 4 });
    expect(body).not.toHaveProperty('pin');
    expect(body).not.toHaveProperty('secret');
    expect(received[0]).toMatchObject({ due: new Date('2026-01-31'), amount: 4, pin: '1234' });
    expect((await json({ amount: 2, pin: '1234' })).issues).toEqual([[['body', 'due'], 'due is required']]);
  });
});
