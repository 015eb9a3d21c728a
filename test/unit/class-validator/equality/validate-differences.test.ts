import type { Model } from '@modern-rest/core';
import {
  IsCreditCard,
  IsEmail,
  IsFQDN,
  IsHSL,
  IsIBAN,
  IsIdentityCard,
  IsIn,
  IsInt,
  IsISBN,
  IsNumber,
  IsPassportNumber,
  IsString,
  IsTaxId,
  IsUUID,
  Length,
  Matches,
  MaxLength,
  ValidateBy,
  type ValidationError,
  type ValidationOptions,
  type ValidatorOptions,
  validate,
} from 'class-validator';
import { describe, expect, test } from 'vitest';
import { CONSTRAINTS } from '../../../../packages/class-validator/src/constraints/constraints.ts';
import { compileModel } from './compiled.ts';
import { ALL_CASES } from './constraint-cases/all-cases.ts';
import { SCANNING } from './constraint-cases/scanning.ts';
import { WAYS } from './equally.ts';
import { forget } from './forget.ts';
import { HOSTILE_VALUES } from './hostile-values.ts';
import { modelOf } from './model-of.ts';
import { namesOf } from './told.ts';

// Where a compiled model says something else than class-validator, on purpose: docs/models.md lists it.

/** What class-validator says of a value; `throws` where it does not come to that. */
async function byLibrary(value: unknown, options?: ValidatorOptions): Promise<string[] | 'throws'> {
  try {
    return namesOf(await validate(value as object, options));
  } catch {
    return 'throws';
  }
}

/** What the compiled model says, in each of its ways. */
async function byModel(model: Model<object>, value: unknown, options: ValidatorOptions = {}): Promise<string[]> {
  const told: ValidationError[][] = [];
  for (const { generate } of WAYS) told.push(await compileModel(model, { validator: options, generate }).validate(value as object));
  expect(told[1]).toEqual(told[0]);
  return namesOf(told[0] ?? []);
}

describe('a root that is no object', () => {
  class Root {
    @IsInt()
    a!: unknown;
  }

  test.each([null, undefined])('is unknown, where class-validator fails: %o', async (root) => {
    expect(await byLibrary(root)).toBe('throws');
    expect(await byModel(Root, root)).toEqual(['undefined: unknownValue']);
  });

  test('is unknown, where class-validator takes it for the name of a schema', async () => {
    expect(await byLibrary('text')).toBe('throws');
    expect(await byModel(Root, 'text')).toEqual(['undefined: unknownValue']);
  });

  test.each([null, undefined, 'text', 5, true])('is unknown whatever the options are: %o', async (root) => {
    expect(await byModel(Root, root, { forbidUnknownValues: false })).toEqual(['undefined: unknownValue']);
    expect(await byModel(Root, root, { skipMissingProperties: true, groups: ['a'] })).toEqual(['undefined: unknownValue']);
  });
});

describe('keys that every object has', () => {
  class Declared {
    @IsInt()
    a!: unknown;
  }
  const KEYS = ['__proto__', 'constructor', 'hasOwnProperty', 'isPrototypeOf', 'toString', 'valueOf'];
  const withKey = (key: string): Declared => {
    const instance = Object.assign(new Declared(), { a: 1 });
    Object.defineProperty(instance, key, {
      value: key === 'constructor' ? Declared : { b: 1 },
      enumerable: true,
      configurable: true,
      writable: true,
    });
    return instance;
  };

  test('are undeclared like any other, where class-validator lets some through', async () => {
    const options = { whitelist: true, forbidNonWhitelisted: true };
    const passed: string[] = [];
    for (const key of KEYS) {
      if ((await byLibrary(withKey(key), options)).length === 0) passed.push(key);
      expect(await byModel(Declared, withKey(key), options)).toEqual([`${key}: whitelistValidation`]);
    }
    expect(passed).toEqual(['__proto__', 'constructor', 'hasOwnProperty', 'isPrototypeOf']);
  });

  test('are taken off', async () => {
    for (const key of KEYS) {
      for (const { generate } of WAYS) {
        const instance = withKey(key);
        expect(await compileModel(Declared, { validator: { whitelist: true }, generate }).validate(instance)).toEqual([]);
        expect(Object.keys(instance)).toEqual(['a']);
        expect(Object.getPrototypeOf(instance)).toBe(Declared.prototype);
      }
    }
  });
});

/** How often a regular expression like this one is asked meanwhile, by whatever method. */
async function timesAsked({ source }: RegExp, meanwhile: () => unknown): Promise<number> {
  const { exec } = RegExp.prototype;
  let times = 0;
  RegExp.prototype.exec = function (this: RegExp, text) {
    if (this.source === source) times++;
    return exec.call(this, text);
  };
  try {
    await meanwhile();
  } finally {
    RegExp.prototype.exec = exec;
  }
  return times;
}

describe('a string that is too long', () => {
  class Long {
    @MaxLength(8)
    @IsEmail()
    email!: unknown;

    // The order of the decorators does not matter.
    @Matches(/^a+$/)
    @IsString()
    @Length(1, 5)
    matched!: unknown;

    @IsUUID(undefined, { each: true })
    @MaxLength(40, { each: true })
    list!: unknown;

    @IsIn(['a'])
    @ValidateBy({ name: 'own', validator: { validate: (value) => value === 'a' } })
    @MaxLength(5)
    others!: unknown;
  }
  const fine = { email: 'a@b.co', matched: 'a', list: [], others: 'a' };
  const said = async (values: object, options?: ValidatorOptions): Promise<[string[] | 'throws', string[]]> => {
    const instance = Object.assign(new Long(), fine, values);
    return [await byLibrary(instance, options), await byModel(Long, instance, options)];
  };

  test('is told for its length only: its format is not asked', async () => {
    expect(await said({ email: 'far too long' })).toEqual([['email: isEmail, maxLength'], ['email: maxLength']]);
    expect(await said({ email: 'a' })).toEqual([['email: isEmail'], ['email: isEmail']]);
    expect(await said({ matched: 'bbbbbb' })).toEqual([['matched: isLength, matches'], ['matched: isLength']]);
  });

  test.each(Object.entries(ALL_CASES))('is asked %s only if that does not read it from end to end', async (name, cases) => {
    for (const { decorate } of cases) {
      const model = modelOf({ a: [MaxLength(0), decorate()] });
      for (const text of Object.values(HOSTILE_VALUES).filter((value) => typeof value === 'string' && value !== '')) {
        const instance = Object.assign(new model(), { a: text });
        const expected = SCANNING.has(name) ? ['a: maxLength'] : await byLibrary(instance);
        expect(await byModel(model, instance)).toEqual(expected);
      }
      forget(model);
    }
  });

  test('is not given to its regular expression', async () => {
    for (const { generate } of WAYS) {
      const { validate: validateCompiled } = compileModel(Long, { generate });
      const validating = (matched: string) => validateCompiled(Object.assign(new Long(), fine, { matched }));
      expect(await timesAsked(/^a+$/, () => validating('a'.repeat(6)))).toBe(0);
      expect(await timesAsked(/^a+$/, () => validating('aaa'))).toBe(1);
    }
  });

  test.each([/^(x+x+)+y$/, /^X-\d{8}$/, /^never$/g])('is not given to a regular expression that hardly anything matches: %o', async (pattern) => {
    const model = modelOf({ a: [MaxLength(10), Matches(pattern)] });
    for (const { generate } of WAYS) {
      const { validate: validateCompiled } = compileModel(model, { generate });
      const tooLong = Object.assign(new model(), { a: 'x'.repeat(11) });
      expect(await timesAsked(pattern, () => validateCompiled(tooLong))).toBe(0);
      expect(namesOf(await validateCompiled(tooLong))).toEqual(['a: maxLength']);
    }
  });

  test('that is too short is asked', async () => {
    expect((await said({ email: '', matched: '' }))[1]).toEqual(['email: isEmail', 'matched: isLength, matches']);
  });

  test('within a list keeps no other item from being asked', async () => {
    const long = 'x'.repeat(41);
    expect((await said({ list: [long] }))[1]).toEqual(['list: maxLength']);
    expect((await said({ list: [long, 'x'] }))[1]).toEqual(['list: isUuid, maxLength']);
  });

  test('is asked what is no format', async () => {
    expect((await said({ others: 'too long' }))[1]).toEqual(['others: isIn, maxLength, own']);
  });

  test('is told for its length where the first error is the last', async () => {
    expect(await said({ email: 'far too long' }, { stopAtFirstError: true })).toEqual([['email: isEmail'], ['email: maxLength']]);
  });

  test('is asked where its length is not, in other groups', async () => {
    class Grouped {
      @MaxLength(5, { groups: ['short'] })
      @IsEmail(undefined, { always: true })
      email!: unknown;
    }
    const instance = Object.assign(new Grouped(), { email: 'far too long' });
    expect(await byModel(Grouped, instance, { groups: ['short'] })).toEqual(['email: maxLength']);
    expect(await byModel(Grouped, instance, { groups: ['other'] })).toEqual(['email: isEmail']);
  });
});

/** Texts that pass by the library, as long as one likes. */
const ENDLESS: Readonly<
  Record<string, { decorate: (options?: ValidationOptions) => PropertyDecorator; longest: number; text(length: number): string }>
> = {
  isCreditCard: { decorate: (options) => IsCreditCard(options), longest: 256, text: (length) => '4111-1111-1111-1111'.padEnd(length) },
  isFqdn: {
    decorate: (options) => IsFQDN(undefined, options),
    longest: 255,
    text: (length) =>
      `${'a.'.repeat(length)}`
        .slice(0, length - 5)
        .replace(/\.$/, 'a')
        .concat('a.org'),
  },
  isHSL: { decorate: (options) => IsHSL(options), longest: 256, text: (length) => `hsl(1${'0'.repeat(length - 12)},1%,1%)` },
  isIBAN: {
    decorate: (options) => IsIBAN({ whitelist: ['DE'] }, options),
    longest: 256,
    text: (length) => 'DE89 3704 0044 0532 0130 00'.padStart(length),
  },
  isIdentityCard: { decorate: (options) => IsIdentityCard('ES', options), longest: 256, text: (length) => '12345678Z'.padStart(length) },
  isIsbn: { decorate: (options) => IsISBN(undefined, options), longest: 256, text: (length) => '978-3-16-148410-0'.padEnd(length, '-') },
  isPassportNumber: { decorate: (options) => IsPassportNumber('MZ', options), longest: 256, text: (length) => 'AB1234567'.padEnd(length, 'x') },
  isTaxId: { decorate: (options) => IsTaxId('de-DE', options), longest: 256, text: (length) => '36574261809'.padEnd(length, '/') },
};

describe('a text of which the library leaves out what it likes', () => {
  test('may be of these', () => {
    const bounds = Object.entries(CONSTRAINTS).map(([name, { refusedBeyond }]) => [name, refusedBeyond?.([])] as const);
    expect(Object.fromEntries(bounds.filter(([, bound]) => bound !== undefined))).toEqual(
      Object.fromEntries(Object.entries(ENDLESS).map(([name, { longest }]) => [name, longest])),
    );
  });

  test('is any name of a host that may be as long as it likes', async () => {
    const model = modelOf({ a: [IsFQDN({ ignore_max_length: true })] });
    expect(await byModel(model, Object.assign(new model(), { a: `${'a'.repeat(1000)}.org` }))).toEqual([]);
    forget(model);
  });

  test.each(Object.entries(ENDLESS))('is none for %s if it is longer than its kind', async (name, { decorate, longest, text }) => {
    const model = modelOf({ a: [decorate()] });
    expect([text(longest).length, text(longest + 1).length]).toEqual([longest, longest + 1]);
    expect(await byModel(model, Object.assign(new model(), { a: text(longest) }))).toEqual([]);
    const tooLong = Object.assign(new model(), { a: text(longest + 1) });
    expect(await byLibrary(tooLong)).toEqual([]);
    expect(await byModel(model, tooLong)).toEqual([`a: ${name}`]);
    forget(model);
  });

  test.each(Object.entries(ENDLESS))('is none for %s among others', async (name, { decorate, longest, text }) => {
    const model = modelOf({ a: [decorate({ each: true })] });
    const [passing, tooLong] = [text(longest), text(longest + 1)];
    for (const put of [(...all: string[]) => all, (...all: string[]) => new Set(all), (...all: string[]) => new Map(all.entries())]) {
      expect(await byModel(model, Object.assign(new model(), { a: put(passing, passing) }))).toEqual([]);
      expect(await byModel(model, Object.assign(new model(), { a: put(passing, tooLong) }))).toEqual([`a: ${name}`]);
    }
    forget(model);
  });
});

test('half of a surrogate pair is no e-mail address, where class-validator fails', async () => {
  class Mailed {
    @IsEmail()
    a!: unknown;
  }
  for (const broken of ['\ud800', 'ada\ud800@example.org']) {
    expect(await byLibrary(Object.assign(new Mailed(), { a: broken }))).toBe('throws');
    expect(await byModel(Mailed, Object.assign(new Mailed(), { a: broken }))).toEqual(['a: isEmail']);
  }
});

test('a tiny number has its decimal places, where class-validator fails', async () => {
  class Tiny {
    @IsNumber({ maxDecimalPlaces: 2 })
    a!: unknown;
  }
  class Precise {
    @IsNumber({ maxDecimalPlaces: 10 })
    a!: unknown;
  }
  expect(await byLibrary(Object.assign(new Tiny(), { a: 1e-7 }))).toBe('throws');
  expect(await byModel(Tiny, Object.assign(new Tiny(), { a: 1e-7 }))).toEqual(['a: isNumber']);
  expect(await byModel(Precise, Object.assign(new Precise(), { a: 1e-7 }))).toEqual([]);
});
