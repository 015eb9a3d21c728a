import type { ValueSource } from '@modern-rest/core';
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
export function listItems({ nested }: WireProperty, raw: unknown, source: ValueSource): Items | undefined {
  if (Array.isArray(raw)) return { items: raw, source };
  if (source === 'json') return undefined;
  const parsed = nested && source === 'text' ? parseJson(raw) : undefined;
  return Array.isArray(parsed) ? { items: parsed, source: 'json' } : { items: [raw], source };
}

/** The value that a text holds as JSON; `undefined` if it holds none. */
export function parseJson(text: unknown): unknown {
  if (typeof text !== 'string') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
