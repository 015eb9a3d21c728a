import { experimentalDecorator, SEPARATORS, type TextStyle } from '@modern-rest/core';
import { Allow } from 'class-validator';

/** Where a property keeps its `TextStyle`. */
export const STYLE = Symbol.for('modern-rest:text-style');

/**
 * Declares a list that text sources write as one value: `ids=1,2,3` instead of `ids=1&ids=2&ids=3`.
 *
 * Spaces around items are dropped, and an empty value is an empty list. Header fields and cookies do so without it.
 */
export function Split(separator: ',' | '|' | ' ' = ','): PropertyDecorator {
  const [style] = Object.entries(SEPARATORS).find(([, value]) => value === separator) as [TextStyle, string];
  return experimentalDecorator(Allow({ context: { [STYLE]: style } }), Split);
}

/** Declares a nested model whose properties text sources write as values of their own: `filter[name]=x` instead of JSON. */
export function DeepObject(): PropertyDecorator {
  return experimentalDecorator(Allow({ context: { [STYLE]: 'deep' satisfies TextStyle } }), DeepObject);
}
