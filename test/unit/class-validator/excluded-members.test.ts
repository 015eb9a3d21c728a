import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { ApiError, Controller, createApi, Get, oneOf, Post, Returns, record, reply, valueFormat } from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { Exclude, Expose, instanceToPlain, Transform, Type } from 'class-transformer';
import { Allow, IsArray, IsIn, IsInt, IsObject, IsOptional, IsString } from 'class-validator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { answerer, VALIDATING, WRITERS } from './writers.ts';

/** Is in every excluded member, and must be in no answer. */
const MARKER = 'excluded-marker';

class Account {
  @IsString()
  name = 'Ada';

  @Exclude()
  password = MARKER;
}
class Undecorated {
  id = 7;

  @Exclude({ toPlainOnly: true })
  secret = MARKER;
}
class Grouped {
  @Expose({ groups: ['user'] })
  shown = 'user';

  @Expose({ groups: ['admin'] })
  note = MARKER;
}
class Received {
  @Expose({ toClassOnly: true })
  pin = MARKER;

  @Expose({ name: 'visible-name' })
  hiddenName = 'visible';
}
@Exclude()
class Closed {
  @Expose()
  open = 'open';

  inner = MARKER;
}
class Derived extends Account {
  more = new Closed();
}
class Transforming {
  @Transform(() => new Account())
  account = 'replaced';

  @Expose()
  get computed(): Account {
    return new Account();
  }

  @Expose()
  made(): Undecorated {
    return new Undecorated();
  }
}
class SelfWriting {
  @Exclude()
  secret = MARKER;

  toJSON(): object {
    return { ...this };
  }
}
class Typed {
  @Type(() => Account)
  account: object = { name: 'plain', password: MARKER };

  @Type(() => Account)
  accounts: object[] = [{ name: 'plain', password: MARKER }];

  @Type(() => Account)
  byName: Map<string, object> = new Map([['a', { password: MARKER }]]);
}
const LEAVES = [Account, Undecorated, Grouped, Received, Closed, Derived, Transforming, SelfWriting, Typed];

/** A class that no library knows. */
class Unknown {
  constructor(readonly inside: unknown) {}
}

class Declared {
  @IsIn(['declared'])
  kind = 'declared';

  @IsOptional()
  @Nested()
  account?: Account;

  @IsOptional()
  @Nested(() => [Account])
  accounts?: Account[];

  @IsOptional()
  @Nested(() => Declared)
  child?: Declared;
}

class Holder {
  @IsIn(['holder'])
  kind = 'holder';

  @IsOptional()
  one?: unknown;

  @IsOptional()
  @IsArray()
  many?: unknown[];

  @IsOptional()
  @IsObject()
  byId?: Record<string, unknown>;

  @IsOptional()
  @Allow()
  map?: Map<string, unknown>;

  @IsOptional()
  @Allow()
  set?: Set<unknown>;

  @IsOptional()
  @Nested(() => Holder)
  child?: Holder;

  @IsOptional()
  @Nested(() => [Holder])
  children?: Holder[];

  @IsOptional()
  @Type(() => Holder)
  holders?: Map<string, Holder>;

  @IsOptional()
  @Transform(({ value }: { value: unknown }) => value)
  transformed?: unknown;

  undeclared?: unknown;
}

const holding = (part: Partial<Holder>): Holder => Object.assign(new Holder(), part);

const leaf = fc.constantFrom(...LEAVES).map((model): unknown => new model());

/** Values in which instances stand at random depths, where nothing declares their classes. */
const untyped = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 5, depthIdentifier: 'value' },
    leaf,
    fc.constantFrom<unknown>(1, 'text', null, undefined, new Date(0)),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'toString'), tie('value'), { maxKeys: 3 }),
    tie('value').map((value) => new Map([['key', value]])),
    tie('value').map((value) => new Set([value, 1])),
    tie('value').map((value) => new Unknown(value)),
    tie('value').map((value) => ({ toJSON: () => value })),
    tie('value').map((value) => ({ own: 1, toJSON: () => ({ value, more: [value] }) })),
    tie('value').map((one) => holding({ one, undeclared: one })),
  ),
})).value;

/** Values of the declared model, with the others behind each of its properties. */
const holders = fc.letrec<{ holder: Holder }>((tie) => ({
  holder: fc.oneof(
    { maxDepth: 3, depthIdentifier: 'holder' },
    fc.oneof(
      untyped.map((one) => holding({ one })),
      fc.array(untyped, { maxLength: 3 }).map((many) => holding({ many })),
      untyped.map((value) => holding({ byId: { value } })),
      untyped.map((value) => holding({ map: new Map([['value', value]]) })),
      untyped.map((value) => holding({ set: new Set([value]) })),
      untyped.map((transformed) => holding({ transformed })),
      untyped.map((undeclared) => holding({ undeclared })),
    ),
    tie('holder').map((child) => holding({ child })),
    tie('holder').map((child) => holding({ children: [child] })),
    tie('holder').map((child) => holding({ holders: new Map([['child', child]]) })),
  ),
})).holder;

const TYPES: readonly (readonly [string, unknown, (holder: Holder) => unknown])[] = [
  ['a model', Holder, (holder) => holder],
  ['a list', [Holder], (holder) => [holder]],
  ['a record', record(Holder), (holder) => ({ holder })],
  ['a union', oneOf(Holder, String), (holder) => holder],
];

describe('A4: an excluded member is in no answer, wherever an instance of its class is', () => {
  test.each(WRITERS)('$writer', async (writer) => {
    const answers = TYPES.map(([, type, wrap]) => ({ answer: answerer(type, writer, { transformer: { groups: ['user'] } }), wrap }));
    await fc.assert(
      fc.asyncProperty(holders, async (holder) => {
        for (const { answer, wrap } of answers) {
          const { status, text } = await answer(wrap(holder));
          expect(status).toBe(200);
          expect(text).not.toContain(MARKER);
        }
      }),
      { numRuns: 60 },
    );
  });

  test.each(WRITERS.filter(({ validateResponses }) => !validateResponses))('even if the value has another type: $writer', async (writer) => {
    const types = [
      Holder,
      [Holder],
      record(Holder),
      record(String),
      String,
      Number,
      [String],
      Declared,
      oneOf(Holder, String),
      oneOf(Holder, Declared),
    ];
    const answers = types.map((type) => answerer(type, writer, { transformer: { groups: ['user'] } }));
    await fc.assert(
      fc.asyncProperty(untyped, async (value) => {
        for (const answer of answers) expect((await answer(value)).text).not.toContain(MARKER);
      }),
      { numRuns: 60 },
    );
  });
});

describe('A4: instances where nothing declares their class are written as instanceToPlain writes them', () => {
  const plain = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.constantFrom(Account, Undecorated, Grouped, Closed, Derived).map((model): unknown => new model()),
      fc.constantFrom<unknown>(1, 'text', true, null, new Date(0)),
      fc.array(tie('value'), { maxLength: 3 }),
      fc.dictionary(fc.constantFrom('a', 'b'), tie('value'), { maxKeys: 2 }),
      tie('value').map((value) => new Set([value])),
      tie('value').map((value) => new Unknown(value)),
    ),
  })).value;

  // The library itself writes excluded members within a map, and those with `@Expose({ toClassOnly })`.
  test.each(WRITERS)('$writer', async (writer) => {
    const groups = ['user'];
    const answer = answerer(Holder, writer, { transformer: { groups } });
    await fc.assert(
      fc.asyncProperty(plain, async (one) => {
        const expected = { kind: 'holder', one: instanceToPlain(one, { groups }) as unknown };
        expect(JSON.parse((await answer(holding({ one }))).text)).toEqual(JSON.parse(JSON.stringify(expected)));
      }),
      { numRuns: 60 },
    );
  });
});

class Base {
  @IsOptional()
  @IsString()
  name?: string;

  @IsOptional()
  @IsInt()
  count?: number;
}
class Hiding extends Base {
  @Exclude()
  declare name?: string;
}
class Other {
  count = 1;

  @Exclude()
  name = MARKER;
}
class Outer {
  @Nested()
  base!: Base;
}

describe.each(WRITERS)('A4: $writer', (writer) => {
  test.each([
    ['a subclass of the declared model', () => Object.assign(new Hiding(), { name: MARKER, count: 1 })],
    ['another class', () => new Other()],
  ])('%s may exclude a declared property', async (_name, make) => {
    expect(JSON.parse((await answerer(Base, writer)(make())).text)).toEqual({ count: 1 });
    expect(JSON.parse((await answerer(Outer, writer)({ base: make() })).text)).toEqual({ base: { count: 1 } });
  });

  test('the members of an instance are those of its class where a record or a map is declared', async () => {
    class Maps {
      @Type(() => Object)
      map!: Map<string, unknown>;
    }
    expect(JSON.parse((await answerer(record(String), writer)(new Account())).text)).toEqual({ name: 'Ada' });
    expect(JSON.parse((await answerer(record(String), writer)(new Map([['a', 'b']]))).text)).toEqual({ a: 'b' });
    expect(JSON.parse((await answerer(Maps, writer)({ map: new Account() })).text)).toEqual({ map: { name: 'Ada' } });
  });

  test('names on the wire, prefixes and versions apply', async () => {
    class Entity {
      @Exclude()
      id = MARKER;

      _private = MARKER;

      fullName = 'Ada';

      @Expose({ since: 2 })
      later = MARKER;
    }
    const answer = answerer(Holder, writer, { transformer: { excludePrefixes: ['_'], version: 1 } }, { wireNames: 'snake_case' });
    expect(JSON.parse((await answer(holding({ one: new Entity() }))).text)).toMatchObject({ one: { full_name: 'Ada' } });
    expect((await answer(holding({ one: new Entity() }))).text).not.toContain(MARKER);
  });

  test('a value that contains itself is an error', async () => {
    const list: unknown[] = [];
    list.push({ list });
    const answer = answerer(Holder, writer);
    const { status, reported } = await answer(holding({ one: list }));
    expect([status, reported]).toMatchObject([500, [{ cause: { code: 'cyclic_answer' } }]]);
    const shared = new Account();
    expect((await answer(holding({ one: [shared, shared] }))).status).toBe(200);
  });

  test('values without instances are written as JSON.stringify writes them', async () => {
    class Money {
      toJSON(): string {
        return '5 EUR';
      }
    }
    class Itself {
      amount = 5;

      toJSON(): this {
        return this;
      }
    }
    const one = {
      list: [1, undefined, () => 1, [Number.NaN]],
      nothing: undefined,
      dates: [new Date(0), new Date(Number.NaN)],
      money: new Money(),
      itself: new Itself(),
      unknown: new Unknown({ a: 1 }),
      bare: Object.assign(Object.create(null) as object, { a: 1 }),
      odd: Object.assign(Object.create({ constructor: 'none' }) as object, { a: 1 }),
      ['__proto__']: { a: 1 },
      bytes: new Uint8Array([1]),
    };
    expect((await answerer(Holder, writer)(holding({ one }))).text).toBe(JSON.stringify({ kind: 'holder', one }));
  });
});

test.each(VALIDATING)('A4: an excluded property of the declared model is missing if it is required: $writer', async (writer) => {
  class Required {
    @IsString()
    name!: string;
  }
  const { status, reported } = await answerer(Required, writer)(new Other());
  expect([status, reported]).toMatchObject([422, [{ issues: [{ path: ['name'], message: 'name is required' }] }]]);
});

class Problem {
  @IsOptional()
  detail?: unknown;
}

test.each(WRITERS)(
  'A4: replies, errors and the answers of error handlers exclude the same members: $writer',
  async ({ generate, renderer, validateResponses }) => {
    class Handled extends Error {}

    @Controller('/', { errorHandler: (error) => (error instanceof Handled ? reply(409, { detail: [new Account()] }) : undefined) })
    class ReplyController {
      @Get()
      @Returns(Problem)
      reply(): object {
        return reply(200, { detail: new Map([['account', new Account()]]) });
      }

      @Get('/error')
      @Returns(Problem)
      @Returns(Problem, { status: 400 })
      error(): object {
        throw new ApiError(400, { detail: { account: new Account() } });
      }

      @Post('/handled')
      @Returns(Problem)
      @Returns(Problem, { status: 409 })
      handled(): object {
        throw new Handled();
      }
    }
    const send = inMemory(
      createApi({
        title: 'Test',
        version: '1',
        controllers: [ReplyController],
        serializer: classValidatorSerializer({ generate }),
        renderers: [renderer],
        reportError: () => undefined,
        validateResponses,
      }),
    );
    const read = async (method: string, url: string): Promise<unknown> => (await send({ method, url })).json();
    expect(await read('GET', '/')).toEqual({ detail: { account: { name: 'Ada' } } });
    expect(await read('GET', '/error')).toEqual({ detail: { account: { name: 'Ada' } } });
    expect(await read('POST', '/handled')).toEqual({ detail: [{ name: 'Ada' }] });
  },
);

describe.each(WRITERS)('A4: @Type of a class that no declaration names: $writer', (writer) => {
  class Drawn {
    @Type(() => Object)
    own = (): string => 'not a member';

    @Type(() => Account, { discriminator: { property: 'kind', subTypes: [{ name: 'account', value: Account }] } })
    shape: unknown = new Account();

    @Type(() => Account)
    accounts: Map<string, Account> = { a: { name: 'plain', password: MARKER } } as unknown as Map<string, Account>;
  }

  test('writes subclasses and maps', async () => {
    expect(JSON.parse((await answerer(Holder, writer)(holding({ one: new Drawn() }))).text)).toMatchObject({
      one: { shape: { kind: 'account', name: 'Ada' }, accounts: { a: { name: 'plain' } } },
    });
    const bare = Object.assign(Object.create(null) as object, { count: 1 });
    expect(JSON.parse((await answerer(Base, writer)(bare)).text)).toEqual({ count: 1 });
  });

  test('writes an object without a usable constructor as it is', async () => {
    const one = Object.assign(Object.create(Object.create(null)) as object, { a: 1 });
    expect(JSON.parse((await answerer(Holder, writer)(holding({ one }))).text)).toMatchObject({ one: { a: 1 } });
  });

  test('validates a transformed list of subclasses', async () => {
    class Shapes {
      @Transform(({ value }: { value: unknown }) => value)
      @Nested()
      @Type(() => Base, { discriminator: { property: 'kind', subTypes: [{ name: 'hiding', value: Hiding }] } })
      shapes: Base[] = [Object.assign(new Hiding(), { count: 1 })];
    }
    expect(JSON.parse((await answerer(Shapes, writer)(new Shapes())).text)).toEqual({ shapes: [{ kind: 'hiding', count: 1 }] });
  });
});

test('A4: a client sends its own values', () => {
  class Sent {
    @IsOptional()
    @Type(() => Base)
    map?: Map<string, Base>;

    @IsOptional()
    one?: unknown;
  }
  const write = classValidatorSerializer().writer({ kind: 'model', model: Sent }, valueFormat('json'), 'input');
  const map = new Map([['a', { count: 1 }]]);
  expect(write({ map, one: [new Date(0), new Date(Number.NaN), 1] })).toEqual({
    map: { a: { count: 1 } },
    one: ['1970-01-01T00:00:00.000Z', null, 1],
  });
  expect(write({ map: { a: { count: 1 } } } as object)).toEqual({ map: { a: { count: 1 } } });
});

describe('A4: an instance of a subclass', () => {
  class Person {
    @IsOptional() @IsString() name?: string;
    @IsOptional() @IsString() phone?: string;
  }
  class Member extends Person {
    @Expose({ groups: ['staff'] }) declare name?: string;
    @Expose({ until: 2 }) declare phone?: string;
  }
  @Controller('/member')
  class MemberController {
    @Get('/')
    @Returns(Person)
    member(): Person {
      return Object.assign(new Member(), { name: 'Ada', phone: '123' });
    }
  }
  const answerWith = async (transformer: NonNullable<Parameters<typeof classValidatorSerializer>[0]>['transformer']) => {
    const serializer = classValidatorSerializer(transformer === undefined ? {} : { transformer });
    const api = createApi({ title: 'Members', version: '1', controllers: [MemberController], serializer });
    return (await inMemory(api)({ method: 'GET', url: '/member' })).json();
  };

  test('excludes what its class excludes, by the groups and the version that are asked for', async () => {
    expect(await answerWith(undefined)).toEqual({ phone: '123' });
    expect(await answerWith({ groups: ['staff'] })).toEqual({ name: 'Ada', phone: '123' });
    expect(await answerWith({ groups: ['staff'], version: 3 })).toEqual({ name: 'Ada' });
  });

  test('in a place of no declared class is an error if its decorators contradict each other', async () => {
    class Contradicting {
      @Nested(() => Person) @Type(() => Member) person = new Person();
    }
    class Untyped {
      @Allow() any: unknown;
    }
    @Controller('/untyped')
    class UntypedController {
      @Get('/')
      @Returns(Untyped)
      any(): Untyped {
        return Object.assign(new Untyped(), { any: new Contradicting() });
      }
    }
    const reported: unknown[] = [];
    const reportError = (error: unknown): void => void reported.push(error);
    const api = createApi({ title: 'x', version: '1', controllers: [UntypedController], serializer: classValidatorSerializer(), reportError });
    expect((await inMemory(api)({ method: 'GET', url: '/untyped' })).status).toBe(500);
    expect(String((reported[0] as Error).cause)).toContain('@Nested and @Type name different classes for the property person');
  });
});
