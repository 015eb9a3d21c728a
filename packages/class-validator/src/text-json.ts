import { type JsonBounds, jsonShapeProblem, type ValueSource } from '@modern-rest/core';
import type { Coerced } from './coerce.ts';
import type { WireProperty } from './wire-properties.ts';

/** Raw items of a list, and how they are written. */
export interface Items {
  readonly items: readonly unknown[];
  readonly source: ValueSource;
}

/**
 * The items of a list; `undefined` if the value is none.
 *
 * In text and among files one value stands for a list of one, and a list of models may be sent as JSON.
 */
export function listItems({ nested }: WireProperty, raw: unknown, source: ValueSource, bounds: JsonBounds): Items | undefined {
  if (Array.isArray(raw)) return { items: raw, source };
  if (source === 'json') return undefined;
  const parsed = nested && source === 'text' ? parseJson(raw, bounds) : undefined;
  return parsed && 'value' in parsed && Array.isArray(parsed.value) ? { items: parsed.value, source: 'json' } : { items: [raw], source };
}

/** The value that a text holds as JSON. */
export function parseJson(text: unknown, bounds: JsonBounds): Coerced {
  const expected = 'must be JSON';
  if (typeof text !== 'string') return { expected };
  try {
    const value: unknown = JSON.parse(text);
    const problem = jsonShapeProblem(value, bounds);
    return problem === undefined ? { value } : { expected: problem };
  } catch {
    return { expected };
  }
}
