import {
  Contains,
  IsEnum,
  IsIn,
  IsInt,
  IsString,
  Length,
  Matches,
  MaxDate,
  Min,
  MinLength,
  ValidateBy,
  type ValidationArguments,
  type ValidationOptions,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import { HOSTILE_VALUES } from './hostile-values.ts';
import { toldInWords } from './told.ts';

/** A constraint that nothing keeps. */
function never(constraints: unknown[] | undefined, options?: ValidationOptions): PropertyDecorator {
  return ValidateBy({ name: 'never', ...(constraints && { constraints }), validator: { validate: () => false } }, options);
}

describe('tokens', () => {
  class Tokens {
    @Length(2, 4, { message: '$property of $target: $value is not $constraint1..$constraint2 ($constraint3, $constraint)' })
    a!: unknown;

    @IsInt({ message: '$value$value $property$property $target$target $Value $ property $$value' })
    b!: unknown;

    @Min(2, { each: true, message: '$property has $value < $constraint1' })
    list!: unknown;
  }

  test('are replaced by what they stand for', async () => {
    expect(await toldInWords(Tokens, { a: 'x', b: 'y', list: [1, 3] })).toEqual({
      a: { isLength: 'a of Tokens: x is not 2..4 ($constraint3, $constraint)' },
      b: { isInt: 'yy bb TokensTokens $Value $ property $y' },
      list: { min: 'list has $value < 2' },
    });
  });

  test.each(Object.entries(HOSTILE_VALUES))('the value: %s', async (_name, value) => {
    const words = await toldInWords(Tokens, { a: value, b: value, list: value });
    if (value === null) expect(words['b']).toEqual({ isInt: '$value$value bb TokensTokens $Value $ property $$value' });
  });

  test('patterns of `replace` in values and constraints act as there', async () => {
    class Patterns {
      @never(['$&', "$'", '$`', '$$', '$1'], { message: '<$constraint1|$constraint2|$constraint3|$constraint4|$constraint5>' })
      a!: unknown;

      @never(undefined, { message: 'say $value!' })
      b!: unknown;

      @never(['$value', '$property', '$constraint2', 'last'], { message: '$constraint1, $constraint2, $constraint3, $constraint4' })
      c!: unknown;
    }
    for (const value of ['$&', "$'", '$`', '$$', '$value', '$property', '$target', '$$&', '\\', '\n']) {
      await toldInWords(Patterns, { a: value, b: value, c: value });
    }
    expect((await toldInWords(Patterns, { b: '$&$&' }))['b']).toEqual({ never: 'say $value$value!' });
  });

  test('a constraint is written by its kind', async () => {
    class Written {
      @never([['a', 1], Symbol('s'), /r/g, null, undefined, () => 1, { toString: () => 'o' }, new Date(0), -0, 10n, 'eleventh'], {
        message:
          '$constraint1;$constraint2;$constraint3;$constraint4;$constraint5;$constraint6;$constraint7;$constraint9;$constraint10;$constraint11',
      })
      a!: unknown;

      @never([Symbol()], { message: '$constraint1' })
      b!: unknown;

      @never('text' as unknown as unknown[], { message: '$constraint1' })
      c!: unknown;
    }
    // `$constraint10` starts with `$constraint1`.
    expect(await toldInWords(Written, {})).toEqual({
      a: { never: 'a, 1;s;/r/g;null;undefined;() => 1;o;0;a, 10;a, 11' },
      b: { never: 'undefined' },
      c: { never: '$constraint1' },
    });
  });

  test('a constraint that has no text stops the validation', async () => {
    class Mute {
      @never([Object.create(null)], { message: '$constraint1' })
      a!: unknown;
    }
    await expect(toldInWords(Mute, {})).rejects.toBeInstanceOf(TypeError);
  });
});

describe('a function', () => {
  test('is given the arguments, and tokens of what it returns are replaced', async () => {
    const seen: ValidationArguments[] = [];
    class Called {
      @Min(3, {
        message: (args) => {
          seen.push(args);
          return `${args.property} ${String(args.value)} ${args.targetName} ${args.constraints} $value $constraint1`;
        },
      })
      a!: unknown;
    }
    expect(await toldInWords(Called, { a: 1 })).toEqual({ a: { min: 'a 1 Called 3 1 3' } });
    expect(seen).toHaveLength(3);
    expect(seen[1]).toEqual(seen[0]);
    expect(seen[1]?.object).toBe(seen[0]?.object);
  });

  test.each<unknown>(['', undefined, null, 0, false])('may return nothing: %o', async (nothing) => {
    class Nothing {
      @IsInt({ message: () => nothing as string, context: { code: 1 } })
      a!: unknown;
    }
    expect(await toldInWords(Nothing, { a: 'x' })).toEqual({ a: { isInt: nothing } });
  });

  test.each<unknown>([1, true, {}])('that returns no text stops the validation: %o', async (something) => {
    class Something {
      @IsInt({ message: () => something as string })
      a!: unknown;
    }
    await expect(toldInWords(Something, { a: 'x' })).rejects.toBeInstanceOf(TypeError);
  });

  test('that throws stops the validation', async () => {
    const fault = new Error('no words');
    class Throwing {
      @IsInt({
        message: () => {
          throw fault;
        },
      })
      a!: unknown;
    }
    await expect(toldInWords(Throwing, { a: 'x' })).rejects.toBe(fault);
    expect(await toldInWords(Throwing, { a: 1 })).toEqual({});
  });
});

test('an empty message is none', async () => {
  class Empty {
    @IsInt({ message: '' })
    a!: unknown;
  }
  expect(await toldInWords(Empty, { a: 'x' })).toEqual({ a: { isInt: 'a must be an integer number' } });
});

test('a default message that is no function of the validator is none', async () => {
  class Odd {
    @ValidateBy({
      name: 'odd',
      validator: { validate: () => false, defaultMessage: (args) => `$property ${args?.targetName} $constraint1` },
      constraints: ['c'],
    })
    a!: unknown;

    @ValidateBy({ name: 'mute', validator: { validate: () => false } })
    b!: unknown;
  }
  expect(await toldInWords(Odd, {})).toEqual({ a: { odd: 'a Odd c' }, b: { mute: '' } });
});

describe('default messages that depend on the value', () => {
  class Lengths {
    @Length(2, 4)
    a!: unknown;

    @Length(2, 4, { each: true })
    list!: unknown;
  }

  test.each([
    ['x', 'longer'],
    ['too long', 'shorter'],
    [undefined, 'longer'],
    [7, 'both'],
    [{ length: 9 }, 'shorter'],
  ])('%o', async (value, kind) => {
    const words = await toldInWords(Lengths, { a: value, list: [value] });
    expect(words['a']).toEqual({ isLength: expect.stringMatching(kind === 'both' ? /longer.*shorter/ : new RegExp(`^a must be ${kind}`)) });
    // What counts is how many items there are.
    expect(words['list']).toEqual({ isLength: 'each value in list must be longer than or equal to 2 characters' });
  });
});

test('text of the user with quotes, breaks and code in it stays text', async () => {
  const hostile = `\`\${process.exit()}\` ' " \\ \n \r \u2028 \u2029 */ // </script> \u0000`;
  class Quoted {
    @IsString({ message: hostile })
    a!: unknown;

    @IsIn([hostile], { context: { [hostile]: hostile } })
    b!: unknown;

    @Contains(hostile)
    c!: unknown;

    @Matches(/`|'|"|\n|\/|\u2028/u)
    d!: unknown;

    @IsEnum({ [hostile]: hostile, plain: "it's" })
    e!: unknown;

    @MinLength(1, { message: '$constraint1 `$value`' })
    f!: unknown;

    @MaxDate(new Date(0))
    g!: unknown;
  }
  const words = await toldInWords(Quoted, { a: 1, b: '`', c: '`', d: 'x', e: '`', f: '', g: new Date(1) });
  expect(words['a']).toEqual({ isString: hostile });
  expect(Object.keys(words)).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
  expect(await toldInWords(Quoted, { a: '', b: hostile, c: hostile, d: '`', e: hostile, f: '`', g: new Date(0) })).toEqual({});
});
