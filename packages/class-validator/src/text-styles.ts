import type { TextStyle, ValueFormat, ValueType } from '@modern-rest/core';
import type { Models } from './models.ts';

/** The styles of a model's properties by their names on the wire. */
export function textStyles(type: ValueType, format: ValueFormat, known: Models): ReadonlyMap<string, TextStyle> {
  if (type.kind !== 'model') return new Map();
  const properties = known.properties(format, 'input')(type.model);
  return new Map(properties.flatMap(({ wire, textStyle }) => (textStyle ? [[wire, textStyle] as const] : [])));
}
