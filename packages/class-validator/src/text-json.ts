import { type JsonBounds, parseBoundedJson, type ValueSource } from '@modern-rest/core';
import type { Coerced } from './coerce.ts';
import { splitText } from './text-list.ts';
import type { WireProperty } from './wire-properties.ts';

/** Raw items of a list, and how they are written. */
export interface Items {
  readonly items: readonly unknown[];
  readonly source: ValueSource;
}

/** Where a list comes from. */
export interface ListOrigin {
  readonly source: ValueSource;
  readonly bounds: JsonBounds;
  /** Whether it is a header field, with a grammar of its own. */
  readonly isHeader: boolean;
}

/**
 * The items of a list; `undefined` if the value is none.
 *
 * In text and among files one value stands for a list of one, unless it is split, and a list of models may be sent as JSON.
 */
export function listItems({ nested, textStyle }: WireProperty, raw: unknown, { source, bounds, isHeader }: ListOrigin): Items | undefined {
  if (source === 'text' && textStyle !== undefined && textStyle !== 'deep') {
    const texts = Array.isArray(raw) ? raw : [raw];
    return { items: texts.flatMap((text) => splitText(String(text), textStyle, isHeader)), source };
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
