import { isBoolean, isDate, isInstance, isInt, isNumber, isObject, isString } from 'class-validator';
import type { CheckCode, Constraints, NameConstant } from './constraint.ts';
import { byLibrary } from './library.ts';

/** Constraints of the type of a value. */
export const TYPES: Constraints = {
  isString: {
    schema: () => ({ type: 'string' }),
    verdict: byLibrary(isString),
    code: () => (value) => `(typeof ${value} === 'string' || ${value} instanceof String)`,
    passes: 'string',
    boxed: true,
  },
  isBoolean: {
    schema: () => ({ type: 'boolean' }),
    verdict: byLibrary(isBoolean),
    code: () => (value) => `(typeof ${value} === 'boolean' || ${value} instanceof Boolean)`,
    passes: 'boolean',
    boxed: true,
  },
  isInt: {
    schema: () => ({ type: 'integer' }),
    verdict: byLibrary(isInt),
    code: () => (value) => `Number.isInteger(${value})`,
    passes: 'integer',
  },
  isNumber: {
    schema: () => ({ type: 'number' }),
    verdict: (value, [options]) => isNumberWithin(value, options as Decimals | undefined),
    code: ([options], name) => numberCode(options, name),
    passes: 'number',
  },
  isDate: {
    schema: () => ({ type: 'string', format: 'date-time' }),
    verdict: byLibrary(isDate),
    code: () => (value) => `(${value} instanceof Date && !Number.isNaN(${value}.getTime()))`,
    passes: 'date',
  },
  isObject: {
    schema: () => ({ type: 'object' }),
    verdict: byLibrary(isObject),
    code: () => (value) => `((typeof ${value} === 'object' && ${value} !== null || typeof ${value} === 'function') && !Array.isArray(${value}))`,
  },
  isNotEmptyObject: {
    schema: () => ({ type: 'object', minProperties: 1 }),
  },
  isInstance: {
    schema: () => ({}),
    verdict: byLibrary(isInstance),
    code: ([type], name) => (typeof type === 'function' ? instanceCode(name(type, 'Class')) : undefined),
  },
};

interface Decimals {
  readonly maxDecimalPlaces?: number;
}

/** Whether a number is as its options ask. The library fails at tiny ones, whose text has an exponent instead of decimal places. */
function isNumberWithin(value: unknown, options: Decimals = {}): boolean {
  const { maxDecimalPlaces } = options;
  if (maxDecimalPlaces === undefined || typeof value !== 'number' || !TINY.test(String(value))) return isNumber(value, options);
  const [digits = '', exponent] = String(value).split('e-');
  return Number(exponent) + (digits.split('.')[1] ?? '').length <= maxDecimalPlaces;
}

const TINY = /e-/;

function numberCode(options: unknown, name: NameConstant): CheckCode | undefined {
  if (options === null) return undefined;
  const { allowNaN, allowInfinity, maxDecimalPlaces } = (options ?? {}) as Record<string, unknown>;
  if (maxDecimalPlaces !== undefined) {
    if (typeof maxDecimalPlaces !== 'number' || maxDecimalPlaces < 0) return undefined;
    // Digits are counted in the text of a number, which integers need not be made for.
    const ask = name((value: unknown) => isNumberWithin(value, options as Decimals), 'isNumber');
    return (value) => `(Number.isInteger(${value}) || ${ask}(${value}))`;
  }
  if (allowNaN && allowInfinity) return (value) => `(typeof ${value} === 'number')`;
  if (allowNaN) return (value) => `(Number.isFinite(${value}) || Number.isNaN(${value}))`;
  if (allowInfinity) return (value) => `(typeof ${value} === 'number' && !Number.isNaN(${value}))`;
  return (value) => `Number.isFinite(${value})`;
}

function instanceCode(type: string): CheckCode {
  return (value) => `(${value} instanceof ${type})`;
}
