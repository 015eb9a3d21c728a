// biome-ignore-all lint/suspicious/noThenProperty: names of properties are what is tested here.
import { Nested } from '@modern-rest/class-validator';
import { Body, Controller, Get, Post, Query, Returns } from '@modern-rest/core';
import { Expose } from 'class-transformer';
import { IsEmail, IsObject, IsOptional, IsString, IsUrl, Matches, ValidateBy } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { ask, echo } from './echo.ts';

class Inner {
  @IsString()
  name!: string;
}

class Outer {
  @IsOptional()
  @Nested()
  inner?: Inner;

  @IsOptional()
  @Nested(() => [Inner])
  list?: Inner[];

  @IsOptional()
  @Nested(() => Outer)
  child?: Outer;

  @IsOptional()
  @IsObject()
  meta?: object;
}

const { json, rawJson } = echo(Outer);

describe('a body of the wrong shape', () => {
  test.each(['null', '1', '"text"', 'true', '[]', '[{}]'])('%s is not an object', async (text) => {
    expect(await rawJson(text)).toMatchObject({ status: 400, issues: [[['body'], 'must be an object']] });
  });

  test('that is missing is required', async () => {
    expect(await rawJson('')).toMatchObject({ status: 400, issues: [[['body'], 'is required']] });
  });

  test.each([
    [{ list: {} }, 'list must be a list'],
    [{ list: { length: 1, 0: { name: 'a' } } }, 'list must be a list'],
    [{ inner: [] }, 'inner must be an object'],
    [{ inner: 'text' }, 'inner must be an object'],
    [{ child: [[]] }, 'child must be an object'],
    [{ meta: [] }, 'meta must be an object'],
    [{ meta: 'text' }, 'meta must be an object'],
  ])('%j is told', async (body, message) => {
    expect(await json(body)).toMatchObject({ status: 400, issues: [[['body', Object.keys(body)[0]], message]] });
  });
});

describe('a key that has a meaning in JavaScript', () => {
  const KEYS = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'then', 'prototype', '__defineGetter__'];

  test.each(KEYS)('%s is a key like any other', async (key) => {
    for (const value of [null, 1, { prototype: { polluted: true } }, [() => 0]]) {
      expect(await json({ inner: { name: 'a', [key]: value }, [key]: value })).toMatchObject({ status: 200, body: { inner: { name: 'a' } } });
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('__proto__ is refused in JSON, on every level', async () => {
    for (const [text, ...path] of [
      ['{"__proto__":{"polluted":true}}'],
      ['{"inner":{"name":"a","__proto__":{"polluted":true}}}', 'inner'],
      ['{"meta":{"__proto__":{}}}', 'meta'],
    ] as const) {
      expect(await rawJson(text)).toMatchObject({
        status: 400,
        issues: [[['body', ...path, '__proto__'], 'The body must not have a key __proto__']],
      });
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('__proto__ is only a name in text, and refused in JSON within it', async () => {
    const { query, form, received } = echo(Outer);
    for (const send of [query, form]) {
      expect(await send('__proto__={"polluted":true}&inner={"name":"a"}')).toMatchObject({ status: 200, body: { inner: { name: 'a' } } });
      const refused = { status: 400, issues: [[[expect.any(String), 'inner'], 'inner must not have a key __proto__']] };
      expect(await send('inner={"name":"a","__proto__":{"polluted":true}}')).toMatchObject(refused);
    }
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf((received[0] as Outer).inner)).toBe(Inner.prototype);
  });

  test('is missing where it was not sent', async () => {
    class Inherited {
      @Expose({ name: 'toString' })
      @IsOptional()
      @IsString()
      text?: string;
    }
    expect(await echo(Inherited).json({})).toMatchObject({ status: 200, body: {} });
  });

  test('may be the name of a property', async () => {
    class Named {
      @IsString()
      then!: string;

      @IsString()
      length!: string;

      @IsString()
      name!: string;
    }
    expect(await echo(Named).json({ then: 'a', length: 'b', name: 'c' })).toMatchObject({ status: 200, body: { then: 'a', length: 'b', name: 'c' } });
  });
});

describe('a property named like what every object has is found at start', () => {
  const NAMES = Object.getOwnPropertyNames(Object.prototype);

  test.each(NAMES)('%s', (name) => {
    class Inherited {}
    IsString()(Inherited.prototype, name);
    expect(() => echo(Inherited)).toThrow(`@Expose({ name: '${name}' })`);

    class SingleController {
      read(_value: string): void {}
    }
    Query(name, String)(SingleController.prototype, 'read', 0);
    Get('/')(SingleController.prototype, 'read', {});
    Returns(null)(SingleController.prototype, 'read', {} as never);
    Controller('/')(SingleController);
    expect(() => ask([SingleController])).toThrow('MODEL_NOT_READABLE');
  });

  test.each(NAMES)('%s is free on the wire', async (name) => {
    class Renamed {
      @Expose({ name })
      @IsString()
      text!: string;
    }
    const body = JSON.parse(`{"${name}":"a"}`) as object;
    if (name !== '__proto__') expect(await echo(Renamed).json(body)).toMatchObject({ status: 200, body });
    expect(await echo(Renamed).form(`${name}=a`)).toMatchObject({ status: 200 });
    expect(await echo(Renamed).json({})).toMatchObject({ status: 400, issues: [[['body', name], `${name} is required`]] });
  });
});

test('a name that nobody declared is told back in part, without control characters', async () => {
  const name = `\u001b[31m${'n'.repeat(100)}`;
  const told = `\uFFFD[31m${'n'.repeat(59)}`;
  const strict = echo(Outer, { forbidUnknown: true });
  expect(await strict.json({ [name]: 1 })).toMatchObject({ status: 400, issues: [[['body', told], 'is not declared']] });
});

test('a model with a property `then` is never awaited', async () => {
  class Thenable {
    @IsString()
    then!: string;
  }
  class Promised {
    @IsString()
    name!: string;

    then(resolve: (value: string) => void): void {
      resolve('called');
    }
  }

  @Controller('/')
  class ThenController {
    @Post('/field')
    @Returns(Thenable, { status: 200 })
    async field(@Body(Thenable) body: Thenable): Promise<Thenable> {
      return body;
    }

    @Post('/method')
    @Returns(String, { status: 200 })
    method(@Body(Promised) body: Promised): string {
      return body.constructor.name;
    }
  }
  const send = ask([ThenController]);
  expect(await send({ method: 'POST', url: '/field', body: { then: 'a' } })).toMatchObject({ status: 200, body: { then: 'a' } });
  expect(await send({ method: 'POST', url: '/method', body: { name: 'a' } })).toMatchObject({ status: 200, body: 'Promised' });
});

const DEEP = ['{"child":'.repeat(5000), '{}', '}'.repeat(5000)].join('');

describe('a body that is large', () => {
  test('100 000 undeclared keys are refused', async () => {
    const keys = Object.fromEntries(Array.from({ length: 100_000 }, (_, index) => [index.toString(36), 1]));
    expect(await json(keys)).toMatchObject({ status: 400 });
    expect(await json({ inner: keys })).toMatchObject({ status: 400 });
    expect(await json({ meta: keys })).toMatchObject({ status: 400 });
  });

  test('10 000 undeclared keys are dropped, or told up to 100', async () => {
    const keys = Object.fromEntries(Array.from({ length: 9000 }, (_, index) => [`k${index}`, 1]));
    expect(await json({ inner: { name: 'a', ...keys } })).toMatchObject({ status: 200, body: { inner: { name: 'a' } } });
    expect((await echo(Outer, { forbidUnknown: true }).json(keys)).issues).toHaveLength(100);
  });

  test('10 000 items that are wrong are told up to 100', async () => {
    expect((await json({ list: Array(9000).fill({ name: 1 }) })).issues).toHaveLength(100);
    expect((await json({ list: Array(9000).fill(1) })).issues).toHaveLength(100);
  });

  test('more issues than a call takes arguments are told up to 100', async () => {
    class Strict {
      @IsString()
      name!: string;
    }
    for (const name of 'abcdefghij') ValidateBy({ name, validator: { validate: () => false, defaultMessage: () => name } })(Strict.prototype, 'name');
    class Many {
      @Nested(() => [Strict])
      list!: Strict[];
    }
    class More {
      @Nested(() => [Many])
      lists!: Many[];
    }
    const lists = Array(2).fill({ list: Array(4900).fill({}) });
    const { status, issues } = await echo(More).json({ lists });
    expect([status, issues.length]).toEqual([400, 100]);
  });

  test('5000 levels are refused', async () => {
    expect(await rawJson(DEEP)).toMatchObject({ status: 400 });
    expect(await rawJson('['.repeat(5000) + ']'.repeat(5000))).toMatchObject({ status: 400 });
  });

  test('5000 levels are refused also where the limit of JSON is higher', async () => {
    const deep = echo(Outer, { limits: { jsonDepth: 6000 } });
    const { status, issues } = await deep.rawJson(DEEP);
    expect([status, issues.length, issues[0]?.[1]]).toEqual([400, 1, 'child must not be nested deeper than 256 levels']);
  });

  test('a long text for a pattern is refused', async () => {
    class Texts {
      @IsOptional()
      @IsEmail()
      email?: string;

      @IsOptional()
      @IsUrl()
      url?: string;

      @IsOptional()
      @Matches(/^[a-z]+$/)
      word?: string;
    }
    const texts = echo(Texts);
    for (const evil of [`${'a@'.repeat(30_000)}b`, `http://${'a.'.repeat(30_000)}`, `${'a'.repeat(60_000)}!`]) {
      expect(await texts.json({ email: evil, url: evil, word: evil })).toMatchObject({ status: 400 });
    }
  });
});
