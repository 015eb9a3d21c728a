import { type JsonBounds, parseBoundedJson, type ValueSource } from '@modern-rest/core';
import type { Coerced } from './coerce.ts';
import { splitText } from './text-list.ts';
import type { WireProperty } from './wire-properties.ts';

/** Raw items of a list, and their source. */
export interface Items {
  readonly items: readonly unknown[];
  readonly source: ValueSource;
}

/** The reason why a value is not read as a list. */
export interface NoItems {
  readonly expected: string;
}

/** Where a list comes from. */
export interface ListOrigin {
  readonly source: ValueSource;
  readonly bounds: JsonBounds;
  /** Whether it is a header field, with a grammar of its own. */
  readonly isHeader: boolean;
}

/**
 * Returns the items of a list; `undefined` if the value is not a list.
 *
 * In text and among files, a single value is a list of one, unless it is split, and a list of models may be sent as JSON. A list that is split has the same
 * bound as lists in JSON.
 */
export function listItems({ nested, textStyle }: WireProperty, raw: unknown, { source, bounds, isHeader }: ListOrigin): Items | NoItems | undefined {
  if (source === 'text' && textStyle !== undefined && textStyle !== 'deep') {
    const texts = Array.isArray(raw) ? raw : [raw];
    const items = texts.flatMap((text) => splitText(String(text), textStyle, isHeader, bounds.jsonItems));
    return items.length > bounds.jsonItems ? { expected: `must not have more than ${bounds.jsonItems} list items` } : { items, source };
  }
  if (Array.isArray(raw)) return { items: raw, source };
  if (source === 'json') return undefined;
  const parsed = nested && source === 'text' ? parseJson(raw, bounds) : undefined;
  return parsed && 'value' in parsed && Array.isArray(parsed.value) ? { items: parsed.value, source: 'json' } : { items: [raw], source };
}

/** The expectation that a text is JSON. */
export const NOT_JSON = 'must be JSON';

/** Reads the value that a text holds as JSON. */
export function parseJson(text: unknown, bounds: JsonBounds): Coerced {
  const expected = NOT_JSON;
  if (typeof text !== 'string') return { expected };
  try {
    const parsed = parseBoundedJson(text, bounds);
    return 'problem' in parsed ? { expected: parsed.problem } : parsed;
  } catch {
    return { expected };
  }
}
