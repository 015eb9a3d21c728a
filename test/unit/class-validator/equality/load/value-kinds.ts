import { Type } from 'class-transformer';
import {
  Allow,
  Equals,
  IsBoolean,
  IsDate,
  IsEmail,
  IsEnum,
  IsIn,
  IsInt,
  IsISO8601,
  IsNumber,
  IsObject,
  IsPositive,
  IsString,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinDate,
  MinLength,
  NotEquals,
  type ValidationOptions,
} from 'class-validator';

/** A kind of values that a property of a random model may have. */
export interface ValueKind {
  /** Decorators of a property, those of `options` for its items. */
  decorate(options: ValidationOptions): readonly PropertyDecorator[];
  /** Values of JSON that keep them; the first one is also an initial value, read. */
  readonly good: readonly unknown[];
  readonly initial: unknown;
}

function kind(decorate: ValueKind['decorate'], good: readonly unknown[], initial: unknown = good[0]): ValueKind {
  return { decorate, good, initial };
}

/** Kinds whose values may be the items of a list. */
export const VALUE_KINDS: Readonly<Record<string, ValueKind>> = {
  text: kind((options) => [IsString(options)], ['', 'abc', 'ü😀', '$&']),
  short: kind((options) => [MaxLength(3, options), IsString(options)], ['abc', '']),
  long: kind((options) => [MinLength(2, options), IsString(options)], ['ab', 'abcdef']),
  email: kind((options) => [IsEmail({}, options)], ['ada@example.org']),
  pattern: kind((options) => [Matches(/^a+$/, options), IsString(options)], ['aaa']),
  uuid: kind((options) => [IsUUID('4', options)], ['9b1deb4d-3b7d-4bad-9bdd-2b0d7b3dcb6d']),
  moment: kind((options) => [IsISO8601({}, options)], ['2026-01-31', '2026-01-31T12:00:00Z']),
  whole: kind((options) => [IsInt(options)], [0, -7, 2 ** 40]),
  small: kind((options) => [Min(1, options), Max(9, options), IsInt(options)], [1, 9]),
  ratio: kind((options) => [IsPositive(options), IsNumber({}, options)], [0.5, 3]),
  flag: kind((options) => [IsBoolean(options)], [true, false]),
  choice: kind((options) => [IsIn(['a', 1, true], options)], ['a', 1, true]),
  enumeration: kind((options) => [IsEnum({ First: 'x', Second: 'y' }, options)], ['x', 'y']),
  exactly: kind((options) => [Equals('x', options)], ['x']),
  unequal: kind((options) => [NotEquals(5, options), IsNumber({}, options)], [4]),
  date: kind((options) => [Type(() => Date), IsDate(options)], ['2026-01-31', '1999-12-31T23:59:59.999Z'], new Date(0)),
  late: kind(
    (options) => [Type(() => Date), MinDate(new Date('2020-01-01'), options), IsDate(options)],
    ['2026-01-31T00:00:00+01:00'],
    new Date('2021-01-01'),
  ),
  object: kind((options) => [IsObject(options)], [{}, { a: { b: [1] } }]),
  any: kind(() => [Type(() => Object), Allow()], [null, 'x', [1, { a: null }], { a: 1 }]),
};
