import {
  IsString,
  registerDecorator,
  Validate,
  ValidateBy,
  type ValidationArguments,
  type ValidationOptions,
  ValidatorConstraint,
  type ValidatorConstraintInterface,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import { told, toldInWords } from './told.ts';

@ValidatorConstraint({ name: 'unlike' })
class Unlike implements ValidatorConstraintInterface {
  validate(value: unknown, { object, constraints: [other] = [] }: ValidationArguments): boolean {
    return value !== (object as Record<string, unknown>)[other as string];
  }

  defaultMessage({ property, constraints }: ValidationArguments): string {
    return `${property} is $constraint1: $value ${String(constraints)}`;
  }
}

/** Answers with what a test wants. */
function answering(answer: unknown, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'answering', validator: { validate: () => answer as boolean, defaultMessage: () => 'no' } }, options);
}

describe('a class of constraints', () => {
  class Pair {
    @IsString()
    a!: unknown;

    @Validate(Unlike, ['a'])
    b!: unknown;

    @Validate(Unlike, ['a'], { message: 'own words of $property', each: true })
    list!: unknown;
  }

  test('sees the object and its own arguments', async () => {
    expect(await toldInWords(Pair, { a: 'x', b: 'x', list: ['y', 'x'] })).toEqual({
      b: { unlike: 'b is a: x a' },
      list: { unlike: 'own words of list' },
    });
    expect(await told(Pair, { a: 'x', b: 'y', list: ['y'] })).toEqual([]);
  });

  test('without a name is told by the name of the class', async () => {
    @ValidatorConstraint()
    class Never implements ValidatorConstraintInterface {
      validate(): boolean {
        return false;
      }
    }
    class Nameless {
      @Validate(Never)
      a!: unknown;
    }
    expect(await toldInWords(Nameless, {})).toEqual({ a: { Never: '' } });
  });

  test('that is not decorated is never asked', async () => {
    class Undecorated implements ValidatorConstraintInterface {
      validate(): boolean {
        return false;
      }
    }
    class Model {
      @Validate(Undecorated)
      a!: unknown;
    }
    expect(await told(Model, { a: 1, b: 2 }, { whitelist: true, forbidNonWhitelisted: true })).toEqual(['b: whitelistValidation']);
  });

  test('that is decorated twice is asked under both names', async () => {
    @ValidatorConstraint({ name: 'one' })
    @ValidatorConstraint({ name: 'two' })
    class Double implements ValidatorConstraintInterface {
      validate(): boolean {
        return false;
      }
    }
    class Model {
      @Validate(Double, { context: { code: 1 }, message: 'no' })
      a!: unknown;
    }
    expect(await toldInWords(Model, {})).toEqual({ a: { two: 'no', one: 'no' } });
    expect(await told(Model, {}, { stopAtFirstError: true })).toEqual(['a: two']);
  });

  test('keeps its state from one property to the next', async () => {
    @ValidatorConstraint({ name: 'counting' })
    class Counting implements ValidatorConstraintInterface {
      count = 0;

      validate(): boolean {
        return this.count++ < 0;
      }

      defaultMessage(): string {
        return typeof this.count;
      }
    }
    class Model {
      @Validate(Counting)
      a!: unknown;

      @Validate(Counting)
      b!: unknown;
    }
    expect(await toldInWords(Model, {})).toEqual({ a: { counting: 'number' }, b: { counting: 'number' } });
  });

  test('can be registered by name', async () => {
    class Model {
      a!: unknown;
    }
    registerDecorator({ name: 'registered', target: Model, propertyName: 'a', constraints: ['b'], options: { each: true }, validator: Unlike });
    expect(await told(Model, { a: ['x'], b: 'x' })).toEqual(['a: unlike']);
  });
});

describe('arguments', () => {
  test('are the same for the check and for the message, once each', async () => {
    const seen: unknown[] = [];
    const seeing = (options?: ValidationOptions): PropertyDecorator =>
      ValidateBy(
        {
          name: 'seeing',
          constraints: [1, 'two'],
          validator: {
            validate: (value, args) => seen.push(['check', value, args]) < 0,
            defaultMessage: (args) => `${seen.push(['message', args])}`.slice(0, 0),
          },
        },
        options,
      );
    class Seen {
      @seeing()
      a!: unknown;

      @seeing({ each: true })
      list!: unknown;
    }
    const list = ['x', 'y'];
    await told(Seen, { a: 5, list });
    const object = expect.objectContaining({ a: 5 });
    const args = { targetName: 'Seen', object, constraints: [1, 'two'] };
    const ofA = { ...args, property: 'a', value: 5 };
    const ofList = { ...args, property: 'list', value: list };
    const checks = [
      ['check', 5, ofA],
      ['check', 'x', ofList],
      ['check', 'y', ofList],
    ];
    const messages = [
      ['message', ofA],
      ['message', ofList],
    ];
    const only = (kind: string): unknown[] => seen.filter((call) => (call as [string])[0] === kind);
    expect(only('check')).toEqual([...checks, ...checks, ...checks]);
    expect(only('message')).toEqual([...messages, ...messages, ...messages]);
  });

  test('without constraints, `undefined` is given', async () => {
    const seen: unknown[] = [];
    class Seen {
      @ValidateBy({ name: 'seeing', validator: { validate: (_value, args) => seen.push(args?.constraints) > 0 } })
      a!: unknown;
    }
    await told(Seen, {});
    expect(seen).toEqual([undefined, undefined, undefined]);
  });
});

describe('an answer', () => {
  test.each<[unknown, boolean]>([
    [true, true],
    [1, true],
    ['no', true],
    [{}, true],
    [false, false],
    [0, false],
    ['', false],
    [null, false],
    [undefined, false],
    [Number.NaN, false],
  ])('of %o counts as %o', async (answer, holds) => {
    class Model {
      @answering(answer)
      a!: unknown;

      @answering(answer, { each: true })
      list!: unknown;
    }
    expect(await told(Model, { list: [1] })).toEqual(holds ? [] : ['a: answering', 'list: answering']);
    expect(await told(Model, { list: [] })).toEqual(holds ? [] : ['a: answering']);
  });

  test('that is an exception stops the validation', async () => {
    const fault = { reason: 'no check' };
    class Model {
      @ValidateBy({
        name: 'throwing',
        validator: {
          validate: (value) => {
            if (value === 'x') throw fault;
            return true;
          },
        },
      })
      a!: unknown;
    }
    await expect(told(Model, { a: 'x' })).rejects.toBe(fault);
    expect(await told(Model, { a: 'y' })).toEqual([]);
  });
});

test('items that are asked one by one are all asked, whatever the first of them is', async () => {
  const seen: unknown[] = [];
  class Model {
    @ValidateBy({ name: 'seeing', validator: { validate: (value) => seen.push(value) < 0 } }, { each: true })
    list!: unknown;
  }
  await told(Model, { list: ['x', 'y'] });
  await told(Model, { list: new Map([['k', 'z']]) });
  await told(Model, { list: new Array(1) });
  expect(seen).toEqual(['x', 'y', 'x', 'y', 'x', 'y', 'z', 'z', 'z']);
});
