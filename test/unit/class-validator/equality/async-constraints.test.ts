import {
  IsInt,
  IsString,
  Min,
  Validate,
  ValidateBy,
  ValidateNested,
  type ValidationOptions,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import { errorsOf, told, toldInWords } from './told.ts';

@ValidatorConstraint({ name: 'later', async: true })
class Later implements ValidatorConstraintInterface {
  async validate(value: unknown): Promise<boolean> {
    await Promise.resolve();
    return value === 'ok';
  }

  defaultMessage(): string {
    return '$property, later';
  }
}

/** Promises an answer without having said so. */
function promising(answer: (value: unknown) => unknown, options?: ValidationOptions, name = 'promising'): PropertyDecorator {
  return ValidateBy({ name, validator: { validate: (value) => answer(value) as boolean, defaultMessage: () => '$value, promised' } }, options);
}

const isOk = (value: unknown): Promise<boolean> => Promise.resolve(value === 'ok');

describe('a constraint that answers later', () => {
  class Waiting {
    @Validate(Later)
    declared!: unknown;

    @promising(isOk)
    promised!: unknown;

    @IsString()
    direct!: unknown;
  }

  test('is waited for', async () => {
    expect(await toldInWords(Waiting, { declared: 1, promised: 2, direct: 3 })).toEqual({
      declared: { later: 'declared, later' },
      promised: { promising: '2, promised' },
      direct: { isString: 'direct must be a string' },
    });
    expect(await told(Waiting, { declared: 'ok', promised: 'ok', direct: 'ok' })).toEqual([]);
    expect(await told(Waiting, { declared: 'ok', promised: 'no', direct: 'ok' })).toEqual(['promised: promising']);
  });

  test('breaks the validation if its promise is broken', async () => {
    const fault = new Error('no answer');
    class Broken {
      @promising(() => Promise.reject(fault))
      a!: unknown;
    }
    await expect(told(Broken, {})).rejects.toBe(fault);
  });

  test('is waited for within nested values, lists and derived classes', async () => {
    class Item {
      @promising(isOk)
      a!: unknown;
    }
    class Derived extends Item {
      @IsInt()
      b!: unknown;
    }
    class Holder {
      @ValidateNested()
      items!: unknown;
    }
    const derived = Object.assign(new Derived(), { a: 'no', b: 'x' });
    expect(await told(Holder, { items: [new Item(), derived, Object.assign(new Item(), { a: 'ok' })] })).toEqual([
      'items.0.a: promising',
      'items.1.b: isInt',
      'items.1.a: promising',
    ]);
    expect(await told(Holder, { items: new Map([['k', new Item()]]) })).toEqual(['items.k.a: promising']);
  });

  test('is not seen by stopAtFirstError', async () => {
    class Stopped {
      @Min(2)
      @IsInt()
      @promising(isOk)
      a!: unknown;

      @promising(isOk)
      @IsInt()
      b!: unknown;
    }
    expect(await told(Stopped, { a: 'x', b: 'x' }, { stopAtFirstError: true })).toEqual(['a: isInt, promising', 'b: isInt']);
  });
});

test.each<[unknown, boolean]>([
  [1, true],
  ['no', true],
  [0, false],
  ['', false],
  [null, false],
  [undefined, false],
])('a promised answer of %o counts as %o', async (answer, holds) => {
  class Model {
    @promising(() => Promise.resolve(answer))
    a!: unknown;

    @promising(() => Promise.resolve(answer), { each: true })
    list!: unknown;
  }
  expect(await told(Model, { list: [1] })).toEqual(holds ? [] : ['a: promising', 'list: promising']);
});

describe('items that are asked later', () => {
  const odd = (value: unknown): unknown => (value === 'direct' ? false : value === 'fine' ? true : isOk(value));

  class Lists {
    @promising(odd, { each: true, context: { code: 1 } })
    list!: unknown;
  }

  test.each<[unknown, boolean]>([
    [['ok', 'ok'], true],
    [['ok', 'no'], false],
    [['direct', 'ok'], false],
    [['fine', 'ok'], true],
    [['direct'], false],
    [[], true],
    [new Set(['ok', 'no']), false],
    [new Map([['ok', 'ok']]), true],
    ['no', false],
    ['ok', true],
  ])('%o', async (list, holds) => {
    expect(await told(Lists, { list })).toEqual(holds ? [] : ['list: promising']);
  });
});

test('of one constraint that is asked of a list and of its items, the second is told: it ends later', async () => {
  class Both {
    @promising(() => Promise.resolve(false), { message: 'of the list' })
    @promising(() => Promise.resolve(false), { each: true, message: 'of the items' })
    upper!: unknown;

    @promising(() => Promise.resolve(false), { each: true, message: 'of the items' })
    @promising(() => Promise.resolve(false), { message: 'of the list' })
    lower!: unknown;
  }
  const both = { promising: 'of the items' };
  expect(await toldInWords(Both, { upper: ['x'], lower: ['x'] })).toEqual({ upper: both, lower: both });
  // What is no list is asked as a whole by both, and the upper decorator comes last.
  expect(await toldInWords(Both, { upper: 'x', lower: 'x' })).toEqual({ upper: { promising: 'of the list' }, lower: both });
});

test('a thenable counts as a promise', async () => {
  const thenable = (answer: boolean): unknown => ({
    // biome-ignore lint/suspicious/noThenProperty: this is what it is about
    then: (resolve: (value: boolean) => unknown) => Promise.resolve(resolve(answer)),
  });
  class Model {
    @promising((value) => thenable(value === 'ok'))
    a!: unknown;

    @promising((value) => thenable(value === 'ok'), { each: true })
    list!: unknown;
  }
  expect(await told(Model, { a: 'no', list: ['ok', 'no'] })).toEqual(['a: promising', 'list: promising']);
  expect(await told(Model, { a: 'ok', list: ['ok'] })).toEqual([]);
});

describe('the context of a constraint that answers later', () => {
  class Contexts {
    @promising(isOk, { context: { code: 1 } })
    a!: unknown;

    @promising(isOk, { context: { more: 2 } })
    @promising(isOk, { context: { code: 1 } }, 'another')
    b!: unknown;

    @promising(isOk, { context: { code: 3 }, each: true })
    list!: unknown;
  }

  test('is told with it, in other ways than that of one that answers at once where messages are dismissed', async () => {
    const values = { a: 'no', b: 'no', list: ['no'] };
    const contexts = [{ promising: { code: 1 } }, { another: { code: 1 }, promising: { more: 2 } }, { promising: { code: 3 } }];
    expect((await errorsOf(Contexts, values)).map((error) => error.contexts)).toEqual(contexts);
    expect((await errorsOf(Contexts, values, { dismissDefaultMessages: true })).map((error) => error.contexts)).toEqual(contexts);
  });
});

test('messages are made when the answer is there', async () => {
  let answered = false;
  class Model {
    @promising(
      () =>
        Promise.resolve().then(() => {
          answered = true;
          return false;
        }),
      { message: () => String(answered) },
    )
    a!: unknown;
  }
  expect(await toldInWords(Model, {})).toEqual({ a: { promising: 'true' } });
});
