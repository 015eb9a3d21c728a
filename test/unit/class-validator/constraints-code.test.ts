import {
  ArrayUnique,
  type ArrayUniqueIdentifier,
  getMetadataStorage,
  IsEmail,
  IsIBAN,
  registerDecorator,
  type ValidationArguments,
} from 'class-validator';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Constraint } from '../../../packages/class-validator/src/constraints/constraint.ts';
import { CONSTRAINTS, constraintNamed } from '../../../packages/class-validator/src/constraints/constraints.ts';
import { isGenuine } from '../../../packages/class-validator/src/constraints/genuine.ts';
import { PROBES } from '../../../packages/class-validator/src/constraints/probes.ts';
import { CASES, HOSTILE, nearTexts, valuesFor } from './constraint-cases.ts';

/** More of them find more: `CONSTRAINT_RUNS=8000` takes minutes. */
const RUNS = Number(process.env['CONSTRAINT_RUNS'] ?? 150);

interface Compiled {
  readonly source: string;
  readonly constants: ReadonlyMap<string, unknown>;
  passes(value: unknown): unknown;
}

function compile(constraint: Constraint, args: readonly unknown[]): Compiled | undefined {
  const constants = new Map<string, unknown>();
  const code = constraint.code?.(args, (value, hint) => {
    const name = `${hint}${constants.size}`;
    constants.set(name, value);
    return name;
  });
  if (!code) return undefined;
  const source = code('value');
  const compiled = new Function(...constants.keys(), `'use strict'; return (value) => ${source};`)(...constants.values()) as Compiled['passes'];
  return { source, constants, passes: compiled };
}

/** What a function says, or that it throws. */
function outcome(ask: () => unknown): unknown {
  try {
    return ask();
  } catch {
    return 'throws';
  }
}

type Verdict = NonNullable<Constraint['verdict']>;

/** All variants of all rows that are more than a schema. */
const VARIANTS = Object.entries(CASES).flatMap(([name, tried]) => {
  const constraint = CONSTRAINTS[name] as Constraint & { verdict: Verdict };
  return [...(tried.compiled ?? []), ...(tried.left ?? [])].map((args) => ({ name, args, constraint, tried, values: valuesFor(tried) }));
});
const COMPILED = Object.entries(CASES).flatMap(([name, { compiled = [] }]) =>
  compiled.map((args) => ({ name, args, constraint: CONSTRAINTS[name] as Constraint })),
);
const LEFT = Object.entries(CASES).flatMap(([name, { left = [] }]) =>
  left.map((args) => ({ name, args, constraint: CONSTRAINTS[name] as Constraint })),
);

test('each row that is more than a schema is tried here', () => {
  const rows = Object.entries(CONSTRAINTS).filter(
    ([, { verdict, code, longest, passes, plain, probes }]) => verdict ?? code ?? longest ?? passes ?? plain ?? probes,
  );
  expect(rows.every(([, { verdict }]) => verdict)).toBe(true);
  expect(Object.keys(CASES).sort()).toEqual(rows.map(([name]) => name).sort());
  expect(constraintNamed('toString')).toBeUndefined();
  expect(constraintNamed(undefined)).toBeUndefined();
});

describe('code has the verdict of the library', () => {
  test.each(VARIANTS)('$name($args)', ({ constraint, args, values }) => {
    const compiled = compile(constraint, args);
    const agree = (value: unknown): void => {
      const verdict = outcome(() => constraint.verdict(value, args));
      if (compiled) expect(outcome(() => compiled.passes(value))).toBe(verdict);
      if (verdict === true) expectPromised(constraint, args, value);
    };
    for (const value of [...PROBES, ...HOSTILE, ...(constraint.probes?.(args) ?? [])]) agree(value);
    fc.assert(fc.property(values, agree), { numRuns: RUNS });
  });
});

/** What a row says about values that pass. */
function expectPromised({ passes, boxed, plain, longest }: Constraint, args: readonly unknown[], value: unknown): void {
  if (passes) expect(typeOf(boxed && value instanceof Object ? value.valueOf() : value, passes)).toBe(passes);
  if (typeof value !== 'string') return;
  if (plain) expect(JSON.stringify(value)).toBe(`"${value}"`);
  expect(value.length).toBeLessThanOrEqual(longest?.(args) ?? Number.POSITIVE_INFINITY);
}

function typeOf(value: unknown, expected: string): string {
  if (expected === 'integer') return Number.isInteger(value) ? 'integer' : typeof value;
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'invalid' : 'date';
  return Array.isArray(value) ? 'list' : typeof value;
}

test.each(COMPILED)('$name($args) has code, in parentheses or a call', ({ constraint, args }) => {
  const source = compile(constraint, args)?.source;
  expect(source).toMatch(/^(?:\(.*\)|[\w.]+\([^()]*\))$/s);
});

test.each(LEFT)('$name($args) is left to the library', ({ constraint, args }) => {
  expect(compile(constraint, args)).toBeUndefined();
});

describe('what an expression of ours accepts the library accepts', () => {
  test.each(COMPILED)('$name($args)', ({ name, constraint, args }) => {
    if (name === 'matches') return;
    const expressions = [...(compile(constraint, args)?.constants ?? [])]
      .filter(([hint]) => /^(?:pattern|surely)\d/.test(hint))
      .map(([, value]) => value as RegExp);
    for (const expression of expressions) {
      const accepted = (text: string): void => {
        if (expression.test(text) && text.length <= 64) expect([text, constraint.verdict?.(text, args)]).toEqual([text, true]);
      };
      // Texts cannot be made for what lies ahead, nor without regard to case.
      if (!expression.source.includes('(?=')) {
        fc.assert(fc.property(fc.stringMatching(new RegExp(expression.source)), accepted), { numRuns: RUNS });
      }
      fc.assert(fc.property(nearTexts(CASES[name]?.samples ?? []), accepted), { numRuns: RUNS });
    }
  });
});

describe('a text of the user is never code', () => {
  const EVIL = [
    "'; globalThis.hit = 1; //",
    '"; globalThis.hit = 1; //',
    '\\"; globalThis.hit = 1; //',
    '\u2028globalThis.hit = 1',
    '*/globalThis.hit = 1',
    '$' + '{globalThis.hit = 1}',
  ];

  test.each(EVIL)('%j', (text) => {
    const given: readonly (readonly [string, readonly unknown[]])[] = [
      ['equals', [text]],
      ['notEquals', [text]],
      ['isIn', [[text, 1]]],
      ['isNotIn', [[text, 1]]],
      ['isEnum', [{ a: text }]],
      ['contains', [text]],
      ['notContains', [text]],
      ['matches', [new RegExp(text.replace(/[$(){}*\\]/g, '\\$&'))]],
    ];
    for (const [name, args] of given) {
      const constraint = CONSTRAINTS[name] as Constraint;
      const { source, passes } = compile(constraint, args) as Compiled;
      expect(source.replace(/"(?:[^"\\\n\r\u2028\u2029]|\\.)*"/g, 'TEXT')).not.toMatch(/hit|[\u2028\u2029`]/);
      for (const value of [text, `${text}!`, 'other']) expect(passes(value)).toBe(constraint.verdict?.(value, args));
    }
    expect((globalThis as { hit?: unknown }).hit).toBeUndefined();
  });
});

test('a long text of the user is not written out', () => {
  const text = 'long '.repeat(200);
  for (const [name, args] of [
    ['equals', [text]],
    ['isIn', [[text]]],
    ['isEnum', [{ text }]],
    ['contains', [text]],
  ] as const) {
    const { source, passes } = compile(CONSTRAINTS[name] as Constraint, args) as Compiled;
    expect(source).not.toContain('long');
    expect([passes(text), passes(`${text}!`)]).toEqual([true, name === 'contains']);
  }
});

describe('the longest text that can pass', () => {
  /** A text that passes and has just the length of the bound. */
  const LONGEST: Readonly<Record<string, readonly (readonly [readonly unknown[], string])[]>> = {
    maxLength: [[[2], '😀\uFE0F😀\uFE0F']],
    isLength: [[[0, 2], '😀\uFE0F😀\uFE0F']],
    isByteLength: [[[1, 5], 'abcde']],
    isEmail: [[[], `${'a'.repeat(64)}@${`${'b'.repeat(61)}.`.repeat(3)}com`]],
    isUrl: [
      [[], `http://a.de/${'x'.repeat(2072)}`],
      [[{ max_allowed_length: 20 }], 'http://a.de/xxxxxxxx'],
    ],
    isIp: [[['4'], '255.255.255.255']],
    isMacAddress: [[[], 'c0:ff:ee:c0:ff:ee:c0:ff']],
    isPort: [[[], '+65535']],
    isHexColor: [[[], '#c0ffee00']],
    isRgbColor: [[[], 'rgba(100%,100%,100%,0.99)']],
    isUuid: [[[], 'c0ffee00-cafe-4bad-8bad-decafc0ffee0']],
    isMongoId: [[[], '507f1f77bcf86cd799439011']],
    isBIC: [[[], 'DEUTDEFF500']],
    isBtcAddress: [[[], `bc1p${'q'.repeat(58)}`]],
    isEAN: [[[], '98765432109213']],
    isEthereumAddress: [[[], `0x${'c0ffee0123'.repeat(4)}`]],
    IsFirebasePushId: [[[], '-Kz_0123456789abcdef']],
    isHash: (['crc32', 'md5', 'sha1', 'tiger192', 'sha256', 'sha384', 'sha512'] as const).map((algorithm, index) => [
      [algorithm],
      'f'.repeat([8, 32, 40, 48, 64, 96, 128][index] as number),
    ]),
    isIsin: [[[], 'US0378331005']],
    isISRC: [[[], 'GBAYE6800011']],
    isISSN: [[[], '0378-5955']],
    isMilitaryTime: [[[], '12:34']],
    isBooleanString: [[[], 'false']],
    isISO31661Alpha2: [[[], 'de']],
    isISO31661Alpha3: [[[], 'deu']],
    isISO31661Numeric: [[[], '276']],
    isISO4217CurrencyCode: [[[], 'eur']],
    isISO6391: [[[], 'de']],
  };

  test('is known of these', () => {
    expect(Object.keys(LONGEST).sort()).toEqual(
      Object.keys(CONSTRAINTS)
        .filter((name) => CONSTRAINTS[name]?.longest)
        .sort(),
    );
  });

  test.each(Object.entries(LONGEST).flatMap(([name, bounds]) => bounds.map(([args, text]) => ({ name, args, text }))))(
    '$name($args) is $text',
    ({ name, args, text }) => {
      const { longest, verdict } = CONSTRAINTS[name] as Constraint;
      expect(longest?.(args)).toBe(text.length);
      expect(verdict?.(text, args)).toBe(true);
      const longer = fc.tuple(
        fc.nat(text.length),
        fc.string({ unit: fc.constantFrom(...text, ' ', '\n', '-', 'ſ', '\uFE0F'), minLength: 1, maxLength: 9 }),
      );
      fc.assert(
        fc.property(longer, ([at, more]) => verdict?.(text.slice(0, at) + more + text.slice(at), args) === false),
        { numRuns: RUNS },
      );
    },
  );

  test.each([
    ['maxLength', [-1]],
    ['maxLength', ['5']],
    ['isLength', [1]],
    ['isByteLength', [1]],
    ['isEmail', [{ allow_display_name: true }]],
    ['isEmail', [{ ignore_max_length: true }]],
    ['isUrl', [{ validate_length: false }]],
    ['isIp', ['6']],
    ['isHash', ['unheard of']],
  ])('%s(%j) has none', (name, args) => {
    expect(CONSTRAINTS[name]?.longest?.(args)).toBeUndefined();
  });
});

test('a long list is unique or not in no time', () => {
  const passes = compile(CONSTRAINTS['arrayUnique'] as Constraint, [])?.passes;
  const list = Array.from({ length: 300_000 }, (_, index) => index);
  expect(passes?.(list)).toBe(true);
  expect(passes?.([...list, 0])).toBe(false);
});

describe('a constraint is told from one of its name:', () => {
  /** Asks the constraints of a decorated property. */
  function genuine(name: string, decorate: PropertyDecorator): boolean {
    class Model {}
    decorate(Model.prototype, 'value');
    const storage = getMetadataStorage();
    const [metadata] = storage.getTargetValidationMetadatas(Model, '', false, false);
    const { constraintCls, constraints = [] } = metadata as NonNullable<typeof metadata>;
    const validator = storage.getTargetValidatorConstraints(constraintCls)[0]?.instance;
    return isGenuine(name, constraints as unknown[], (value) => validator?.validate(value, { constraints } as ValidationArguments));
  }

  function impostor(name: string, validate: (value: unknown) => unknown, constraints: unknown[] = []): PropertyDecorator {
    return (prototype, propertyName) =>
      registerDecorator({
        name,
        target: prototype.constructor,
        propertyName: String(propertyName),
        constraints,
        validator: { validate: validate as (value: unknown) => boolean },
      });
  }

  const verdictOf = (name: string, args: readonly unknown[] = []) => {
    const { verdict } = CONSTRAINTS[name] as Constraint & { verdict: Verdict };
    return (value: unknown) => verdict(value, args);
  };

  test.each(VARIANTS.filter(({ constraint, args }) => compile(constraint, args)))('the true $name($args)', ({ name, args }) => {
    expect(genuine(name, impostor(name, verdictOf(name, args), [...args]))).toBe(true);
  });

  test.each(VARIANTS)('what says the opposite of $name($args)', ({ name, args }) => {
    expect(
      genuine(
        name,
        impostor(name, (value) => !verdictOf(name, args)(value), [...args]),
      ),
    ).toBe(false);
  });

  test.each([
    ['isInt', [], (value: unknown) => Number.isSafeInteger(value) && (value as number) > 0],
    ['isInt', [], (value: unknown) => Number.isInteger(Number(value))],
    ['isInt', [], async (value: unknown) => Number.isInteger(value)],
    ['isInt', [], (value: unknown) => (Number.isInteger(value) ? 1 : 0)],
    ['isEmail', [], (value: unknown) => verdictOf('isEmail')(value) && String(value).endsWith('@corp.example')],
    ['isEmail', [], (value: unknown) => verdictOf('isEmail')(value) || value === ''],
    ['isEmail', [], (value: unknown) => (value as string).includes('@')],
    ['isUuid', [], (value: unknown) => verdictOf('isUuid', ['4'])(value)],
    ['min', [3], (value: unknown) => typeof value === 'number' && value > 3],
    ['max', [3], (value: unknown) => typeof value === 'number' && value < 3],
    ['maxLength', [5], (value: unknown) => typeof value === 'string' && value.length < 5],
    ['isLength', [2, 5], (value: unknown) => typeof value === 'string' && value.length > 2 && value.length <= 5],
    ['isIn', [['a', 'b', 'zz']], (value: unknown) => value === 'a' || value === 'b'],
    ['isEnum', [undefined], () => true],
    ['arrayMaxSize', [20], (value: unknown) => Array.isArray(value) && value.length < 20],
    ['minDate', [new Date(5)], (value: unknown) => value instanceof Date && value.getTime() > 5],
    ['isAlpha', ['nowhere'], () => false],
    ['isIBAN', [], () => true],
    ['toString', [], () => true],
  ] as const)('%s(%j), which is otherwise', (name, args, validate) => {
    expect(genuine(name, impostor(name, validate, [...args]))).toBe(false);
  });

  test.each<[ArrayUniqueIdentifier]>([[(item) => item.id], [(item) => JSON.stringify(item)], [(item) => String(item).toLowerCase()]])(
    '@ArrayUnique(%s), which keeps its argument to itself',
    (identifier) => {
      expect(genuine('arrayUnique', ArrayUnique(identifier))).toBe(false);
      expect(genuine('arrayUnique', ArrayUnique())).toBe(true);
    },
  );

  test("decorators of the library are its own, and what has no verdict is nobody's", () => {
    expect(genuine('isEmail', IsEmail())).toBe(true);
    expect(genuine('isIBAN', IsIBAN())).toBe(false);
  });
});
