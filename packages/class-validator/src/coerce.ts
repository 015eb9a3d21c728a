import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import type { ScalarKind } from './model-plan.ts';

/** What reading a value gave: the value, or what it should have been. */
export type Coerced = { readonly value: unknown } | { readonly expected: string };

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T(?:[01]\d|2[0-3]):\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);
const EXPECTED: Readonly<Record<ScalarKind, string>> = {
  string: 'must be a string',
  number: 'must be a number',
  integer: 'must be an integer number',
  boolean: 'must be one of true, false, 1, 0',
  date: 'must be an ISO 8601 date, for example 2026-01-31T12:00:00Z',
};

/** Beyond these an integer would arrive as another one (RFC 8259, section 6). */
const EXACT_INTEGER = `${EXPECTED.integer} between ${Number.MIN_SAFE_INTEGER} and ${Number.MAX_SAFE_INTEGER}`;

/** Reads text as a scalar: exactly, or not at all. */
export function coerceText(text: string, scalar: ScalarKind | undefined, { enum: allowed }: SchemaObjectValue): Coerced {
  switch (scalar) {
    case 'integer':
      return readNumber(text, scalar, INTEGER);
    case 'number':
      return readNumber(text, scalar, NUMBER);
    case 'boolean':
      return BOOLEANS.has(text) ? { value: BOOLEANS.get(text) } : { expected: EXPECTED.boolean };
    case 'date':
      return readDate(text);
    case 'string':
      return { value: text };
    default: {
      // An enum may have values of several types.
      const index = (allowed as unknown[] | undefined)?.findIndex((value) => String(value) === text) ?? -1;
      return { value: index < 0 ? text : allowed?.[index] };
    }
  }
}

/** Reads a date of JSON: a calendar date or a date and time with its offset (RFC 3339, section 5.6). */
export function readDate(text: unknown): Coerced {
  const value = typeof text === 'string' && DATE.test(text) ? new Date(text) : undefined;
  return value && isDate(value) && isCalendarDate((text as string).slice(0, 10)) ? { value } : { expected: EXPECTED.date };
}

/** Reads a value that JSON has a type for. A date has none: it is text. */
export function readScalar(raw: unknown, scalar: ScalarKind): Coerced {
  if (scalar === 'date') return readDate(raw);
  const expected = typeMismatch(raw, scalar);
  return expected === undefined ? { value: raw } : { expected };
}

/** Says what a value should have been to be a scalar of a kind; `undefined` if it is one. */
export function typeMismatch(value: unknown, scalar: ScalarKind): string | undefined {
  if (FITS[scalar](value)) return undefined;
  if (scalar === 'integer' && Number.isInteger(value)) return EXACT_INTEGER;
  return scalar === 'boolean' || scalar === 'date' ? `must be a ${scalar}` : EXPECTED[scalar];
}

const FITS: Readonly<Record<ScalarKind, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  number: Number.isFinite,
  integer: Number.isSafeInteger,
  boolean: (value) => typeof value === 'boolean',
  date: isDate,
};

function readNumber(text: string, scalar: 'integer' | 'number', pattern: RegExp): Coerced {
  return pattern.test(text) ? readScalar(Number(text), scalar) : { expected: EXPECTED[scalar] };
}

function isDate(value: unknown): boolean {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

/** `new Date` rolls 2026-02-30 over into March. Every month has 28 days. */
function isCalendarDate(day: string): boolean {
  return day.slice(8) <= '28' || new Date(day).toISOString().startsWith(day);
}
