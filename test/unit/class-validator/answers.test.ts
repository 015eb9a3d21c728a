import { Nested } from '@modern-rest/class-validator';
import { type Api, Controller, Get, type Model, type ModelReference, type PartialSettings, Returns } from '@modern-rest/core';
import { Exclude, Expose, Type } from 'class-transformer';
import { IsArray, IsDate, IsInt, IsOptional, IsString, Min } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { type Answer, apiOf, askApi } from './echo.ts';

class Tag {
  @IsString()
  label!: string;
}

class User {
  @Min(1)
  @IsInt()
  id!: number;

  @IsString()
  name!: string;

  @IsDate()
  since!: Date;

  @IsOptional()
  @Nested(() => Tag)
  tag?: Tag | null;

  @Nested(() => [Tag])
  tags: Tag[] = [];

  @Exclude({ toPlainOnly: true })
  @IsString()
  password!: string;
}

const SINCE = new Date('2026-01-31T12:00:00Z');
const GOOD = { id: 1, name: 'Ada', since: SINCE, tags: [{ label: 'a' }] };
const WRITTEN = { id: 1, name: 'Ada', since: '2026-01-31T12:00:00.000Z', tags: [{ label: 'a' }] };

const EXACT_INTEGER = 'must be an integer number between -9007199254740991 and 9007199254740991';

function answering(reference: ModelReference, value: unknown, settings: PartialSettings = {}): Api {
  @Controller('/', settings)
  class AnswerController {
    @Get()
    @Returns(reference as Model<object>)
    answer(): object {
      return value as object;
    }
  }
  return apiOf([AnswerController]);
}

function answer(reference: ModelReference, value: unknown, settings?: PartialSettings): Promise<Answer> {
  return askApi(answering(reference, value, settings))({ method: 'GET', url: '/' });
}

describe('an answer', () => {
  test('may be an instance or a plain object', async () => {
    const instance = Object.assign(new User(), GOOD, { password: 'secret' });
    expect(await answer(User, GOOD)).toMatchObject({ status: 200, body: WRITTEN });
    expect(await answer(User, instance)).toMatchObject({ status: 200, body: WRITTEN });
  });

  test('has no undeclared properties, nested ones included', async () => {
    const { body } = await answer(User, { ...GOOD, more: 1, tag: { label: 'a', more: 1 }, tags: [{ label: 'a', more: 1 }] });
    expect(body).toEqual({ ...WRITTEN, tag: { label: 'a' } });
  });

  test('never has what @Exclude keeps in, and does not need it', async () => {
    expect((await answer(User, { ...GOOD, password: 'secret' })).body).toEqual(WRITTEN);
    expect((await answer(User, GOOD)).body).toEqual(WRITTEN);
  });

  test('has null where the property is optional', async () => {
    expect(await answer(User, { ...GOOD, tag: null })).toMatchObject({ status: 200, body: { ...WRITTEN, tag: null } });
  });

  test('may be a list', async () => {
    expect(await answer([User], [GOOD, GOOD])).toMatchObject({ status: 200, body: [WRITTEN, WRITTEN] });
    expect(await answer([User], [])).toMatchObject({ status: 200, body: [] });
    expect(await answer([String], ['a'])).toMatchObject({ status: 200, body: ['a'] });
    expect(await answer([Date], [SINCE])).toMatchObject({ status: 200, body: [WRITTEN.since] });
  });

  test('is computed where a plain object lacks a getter', async () => {
    class Name {
      @IsString()
      first!: string;

      @Expose()
      get initial(): string {
        return this.first.slice(0, 1);
      }
    }
    expect((await answer(Name, { first: 'Ada' })).body).toEqual({ first: 'Ada', initial: 'A' });
  });
});

describe('an answer that breaks its declaration is answered with 422:', () => {
  test.each<[string, unknown, (string | number)[] | undefined, string]>([
    ['a missing property', { ...GOOD, name: undefined }, ['name'], 'name is required'],
    ['a missing nested property', { ...GOOD, tags: [{ label: 'a' }, {}] }, ['tags', 1, 'label'], 'label is required'],
    ['a wrong type', { ...GOOD, name: 1 }, ['name'], 'name must be a string'],
    ['a broken constraint', { ...GOOD, id: 0 }, ['id'], 'id must not be less than 1'],
    ['an integer that JSON would not keep', { ...GOOD, id: 2 ** 53 }, ['id'], `id ${EXACT_INTEGER}`],
    ['a wrong nested type', { ...GOOD, tag: { label: 1 } }, ['tag', 'label'], 'label must be a string'],
    ['null where it is not optional', { ...GOOD, name: null }, ['name'], 'name must be a string'],
    ['text for a date', { ...GOOD, since: '2026-01-31' }, ['since'], 'since must be a Date instance'],
    ['an invalid date', { ...GOOD, since: new Date('x') }, ['since'], 'since must be a Date instance'],
    ['an object for a list', { ...GOOD, tags: {} }, ['tags'], 'tags must be a list'],
    ['a list for an object', { ...GOOD, tag: [] }, ['tag'], 'tag must be an object'],
    ['a list as a whole', [GOOD], undefined, 'must be an object'],
    ['nothing', undefined, undefined, 'must be an object'],
    ['text', 'Ada', undefined, 'must be an object'],
  ])('%s', async (_name, value, loc, message) => {
    expect(await answer(User, value)).toMatchObject({ status: 422, issues: [[loc, message]] });
  });

  test('a list of scalars that is none', async () => {
    class Words {
      @IsString({ each: true })
      words!: string[];
    }
    expect((await answer(Words, { words: 'a' })).issues).toEqual([[['words'], 'words must be a list']]);
  });

  test('a declared type that no constraint asks for', async () => {
    class Loose {
      @IsOptional()
      age?: number;

      @Type(() => Tag)
      tag!: Tag;
    }
    expect(await answer(Loose, { age: 1, tag: { label: 'a' } })).toMatchObject({ status: 200 });
    expect((await answer(Loose, { age: '1', tag: { label: 1 } })).issues).toEqual([
      [['age'], 'age must be a number'],
      [['tag', 'label'], 'label must be a string'],
    ]);
  });

  test('an item of a list', async () => {
    expect((await answer([User], [GOOD, { ...GOOD, id: 'x' }])).issues.map(([loc]) => loc)).toEqual([
      [1, 'id'],
      [1, 'id'],
    ]);
    expect((await answer([User], GOOD)).issues).toEqual([[undefined, 'must be a list']]);
  });

  test.each<[ModelReference, unknown, string]>([
    [String, 1, 'must be a string'],
    [Number, '1', 'must be a number'],
    [Number, Number.NaN, 'must be a number'],
    [Boolean, 'true', 'must be a boolean'],
    [Date, '2026-01-31', 'must be a date'],
  ])('a scalar of another type: %o for %j', async (model, value, message) => {
    expect(await answer(model, value)).toMatchObject({ status: 422, issues: [[undefined, message]] });
  });

  test('an object within itself', async () => {
    class Node {
      @Nested(() => [Node])
      nodes: Node[] = [];
    }
    const node = new Node();
    node.nodes.push({ nodes: [] }, { nodes: [node, node] });
    expect(await answer(Node, node)).toMatchObject({
      status: 422,
      issues: [
        [['nodes', 1, 'nodes', 0], 'nodes must not be within itself'],
        [['nodes', 1, 'nodes', 1], 'nodes must not be within itself'],
      ],
    });
    const shared = { nodes: [] };
    expect(await answer(Node, { nodes: [shared, shared] })).toMatchObject({ status: 200 });
  });
});

describe('validateResponses: false', () => {
  const settings = { validateResponses: false };

  test('lets any value through, without undeclared properties', async () => {
    expect(await answer(User, { ...GOOD, id: 'x', more: 1, tags: [{ label: 1, more: 1 }] }, settings)).toMatchObject({
      status: 200,
      body: { ...WRITTEN, id: 'x', tags: [{ label: 1 }] },
    });
    expect((await answer(User, { id: 1, more: 1 }, settings)).body).toEqual({ id: 1 });
  });

  test('writes null for a date that is none, and what is no list as it is', async () => {
    expect((await answer(User, { ...GOOD, since: new Date(Number.NaN) }, settings)).body).toEqual({ ...WRITTEN, since: null });
    expect((await answer([User], 'none', settings)).body).toBe('none');
  });

  // `Serializer.writer` writes what a client sends; it has to be told that this is an answer.
  test('lets nothing out that @Exclude keeps in', async () => {
    expect((await answer(User, { ...GOOD, password: 'secret' }, settings)).body).toEqual(WRITTEN);
  });
});

test('an answer that cannot be read is found at start, however deep it is', () => {
  class Unknown {
    @Nested()
    tags!: Tag[];
  }
  class Middle {
    @Nested(() => [Unknown])
    list!: Unknown[];
  }
  class Outer {
    @Nested()
    middle!: Middle;
  }
  expect(() => answering([Outer], [])).toThrow(/Unknown: nothing tells the class of the nested property tags/);
});

test('what a property holds without a model of its own is written as it is', async () => {
  class Free {
    @IsArray()
    dates!: unknown[];
  }
  expect((await answer(Free, { dates: [SINCE, [SINCE], { at: SINCE }] })).body).toEqual({
    dates: [WRITTEN.since, [WRITTEN.since], { at: WRITTEN.since }],
  });
});
