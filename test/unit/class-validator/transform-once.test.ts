import { Nested } from '@modern-rest/class-validator';
import { oneOf, record } from '@modern-rest/core';
import { type ClassTransformOptions, Expose, Transform, type TransformFnParams, Type } from 'class-transformer';
import { Allow, IsArray, IsIn, IsOptional, IsString } from 'class-validator';
import { beforeEach, describe, expect, test } from 'vitest';
import { echo } from './echo.ts';
import { propertiesOf } from './schemas.ts';
import { answerer, WRITERS } from './writers.ts';

let calls: string[] = [];
beforeEach(() => {
  calls = [];
});

/** Counts a transformation that changes nothing. */
const Counted = (label: string) =>
  Transform(
    ({ value }: TransformFnParams): unknown => {
      calls.push(label);
      return value;
    },
    { toPlainOnly: true },
  );

class Leaf {
  @Counted('leaf')
  @IsString()
  name = 'leaf';
}
class OtherLeaf {
  @Counted('other')
  @IsOptional()
  value?: unknown = 1;
}
class Tree {
  @IsIn(['tree'])
  kind = 'tree';

  @Nested()
  nested: Leaf = new Leaf();

  @Nested(() => [Leaf])
  list: Leaf[] = [new Leaf(), new Leaf()];

  @Counted('outer')
  @Nested()
  both: Leaf = new Leaf();

  @Counted('outer')
  @Nested(() => [Leaf])
  bothInList: Leaf[] = [new Leaf()];

  @Type(() => Leaf)
  set: Set<Leaf> = new Set([new Leaf()]);

  @Type(() => Leaf)
  map: Map<string, Leaf> = new Map([['key', new Leaf()]]);

  @Nested()
  @Type(() => Leaf, { discriminator: { property: 'type', subTypes: [{ name: 'leaf', value: Leaf }] } })
  chosen: Leaf = new Leaf();

  @Allow()
  untyped: unknown = { deep: [new Leaf()] };

  @IsArray()
  many: unknown[] = [new OtherLeaf()];

  @Expose()
  get computed(): string {
    calls.push('getter');
    return 'computed';
  }
}
class Named {
  @IsIn(['named'])
  kind!: string;
}

const OF_ONE = { leaf: 9, outer: 2, other: 1, getter: 1 };

function counted(): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const call of calls) counts[call] = (counts[call] ?? 0) + 1;
  return counts;
}

describe.each(WRITERS)('A11: @Transform and getters run once for each property and response: $writer', (writer) => {
  test.each<[string, unknown, (tree: Tree) => unknown]>([
    ['a model', Tree, (tree) => tree],
    ['a list', [Tree], (tree) => [tree]],
    ['a record', record(Tree), (tree) => ({ tree })],
    ['a union', oneOf(Tree, Named), (tree) => tree],
    ['a union with a string', oneOf(Tree, String), (tree) => tree],
  ])('%s', async (_name, type, wrap) => {
    const { status } = await answerer(type, writer)(wrap(new Tree()));
    expect([status, counted()]).toEqual([200, OF_ONE]);
  });

  test('every writer writes the same', async () => {
    const [first = writer] = WRITERS;
    const { text } = await answerer(Tree, writer)(new Tree());
    expect(JSON.parse(text)).toEqual(JSON.parse((await answerer(Tree, first)(new Tree())).text));
  });
});

test('A11: @Transform does not run for an answer that is refused before', async () => {
  const [writer] = WRITERS.filter(({ renderer, validateResponses }) => renderer.json === undefined && validateResponses);
  class Wrong {
    @Counted('wrong')
    @IsString()
    name!: string;
  }
  expect((await answerer([Wrong], writer as (typeof WRITERS)[number])([{}])).status).toBe(422);
  expect(calls).toEqual([]);
});

describe('C11: @Transform gets the options that class-transformer passes', () => {
  const options = { groups: ['user'], version: 2, excludePrefixes: ['_'] };
  const expected: ClassTransformOptions = {
    enableCircularCheck: false,
    enableImplicitConversion: false,
    excludeExtraneousValues: false,
    exposeDefaultValues: false,
    exposeUnsetFields: true,
    ignoreDecorators: false,
    ...options,
  };
  let seen: ClassTransformOptions[] = [];
  class Watched {
    @Transform(({ value, options: passed }: TransformFnParams): unknown => {
      seen.push(passed);
      return value;
    })
    @IsString()
    name = 'a';
  }

  test.each(WRITERS)('$writer', async (writer) => {
    seen = [];
    await answerer(Watched, writer, { transformer: options })(new Watched());
    expect(seen).toEqual([expected]);
    await answerer(Untyped, writer, { transformer: options })({ one: new Watched() });
    expect(seen).toEqual([expected, expected]);
  });

  class Untyped {
    @Allow()
    one!: unknown;
  }

  test('of requests', async () => {
    seen = [];
    const { json } = echo(Watched);
    await json({ name: 'b' });
    expect(seen).toEqual([{ ...expected, groups: undefined, version: undefined, excludePrefixes: undefined }, expect.anything()]);
  });
});

describe('C11: a method with @Expose is a member of answers', () => {
  class Person {
    @IsString()
    first = 'Ada';

    @Expose()
    getName(): string {
      return `${this.first} Lovelace`;
    }

    @Expose({ name: 'initials' })
    @Transform(({ value }: { value: string }) => value.toLowerCase())
    @IsString()
    letters(): string {
      return 'AL';
    }

    @Expose({ groups: ['admin'] })
    hidden(): string {
      return 'hidden';
    }

    other(): string {
      return 'no member';
    }
  }

  test.each(WRITERS)('$writer', async (writer) => {
    const written = { first: 'Ada', getName: 'Ada Lovelace', initials: 'al' };
    expect(JSON.parse((await answerer(Person, writer)(new Person())).text)).toEqual(written);
    expect(JSON.parse((await answerer(Person, writer)({ first: 'Ada' })).text)).toEqual(written);
    expect(JSON.parse((await answerer(Person, writer)({ first: 'Eve', getName: 'given', letters: 'EV' })).text)).toEqual({
      first: 'Eve',
      getName: 'given',
      initials: 'ev',
    });
  });

  test('with the type of its result in the document', () => {
    const { api } = echo(Person);
    expect(propertiesOf(api, 'PersonOutput') ?? propertiesOf(api, 'Person')).toMatchObject({
      getName: { type: 'string' },
      initials: { type: 'string' },
    });
  });

  test('and not of requests', async () => {
    const strict = echo(Person, { forbidUnknown: true });
    expect((await strict.json({ first: 'Ada', getName: 'x' })).issues).toEqual([[['body', 'getName'], 'is not declared']]);
    expect((await strict.json({ first: 'Eve' })).body).toEqual({ first: 'Eve', getName: 'Eve Lovelace', initials: 'al' });
  });
});
