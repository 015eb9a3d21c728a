import type { ScalarKind } from './model-plan.ts';

/** What reading a value gave: the value, or what it should have been. */
export type Coerced = { readonly value: unknown } | { readonly expected: string };

const INTEGER = /^[+-]?\d+$/;
const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const DATE = /^\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,9})?)?(?:Z|[+-]\d{2}:\d{2}))?$/;
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['1', true],
  ['false', false],
  ['0', false],
]);

/** Reads text as a scalar: exactly, or not at all. */
export function coerceText(text: string, scalar: ScalarKind | undefined): Coerced {
  if (scalar === 'integer') return readNumber(text, INTEGER, Number.isSafeInteger, 'must be an integer number');
  if (scalar === 'number') return readNumber(text, NUMBER, Number.isFinite, 'must be a number');
  if (scalar === 'date') return readDate(text);
  if (scalar !== 'boolean') return { value: text };
  const value = BOOLEANS.get(text);
  return value === undefined ? { expected: 'must be one of true, false, 1, 0' } : { value };
}

/** Reads a date of JSON: a calendar date or a date and time with its offset (RFC 3339, section 5.6). */
export function readDate(text: unknown): Coerced {
  const expected = 'must be an ISO 8601 date, for example 2026-01-31T12:00:00Z';
  if (typeof text !== 'string' || !DATE.test(text)) return { expected };
  const value = new Date(text);
  // `new Date` rolls 2026-02-30 over into March.
  const day = Number(text.slice(8, 10));
  const daysInMonth = new Date(Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)), 0)).getUTCDate();
  return Number.isNaN(value.getTime()) || day > daysInMonth ? { expected } : { value };
}

function readNumber(text: string, pattern: RegExp, isExact: (value: number) => boolean, expected: string): Coerced {
  const value = Number(text);
  return pattern.test(text) && isExact(value) ? { value } : { expected };
}
