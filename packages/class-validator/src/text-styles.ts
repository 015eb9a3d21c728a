import type { TextStyle, ValueFormat, ValueType } from '@modern-rest/core';
import type { PlanOf } from './model-plan.ts';
import { wireProperties } from './wire-properties.ts';

/** The styles of a model's properties by their names on the wire. */
export function textStyles(type: ValueType, format: ValueFormat, planOf: PlanOf): ReadonlyMap<string, TextStyle> {
  if (type.kind !== 'model') return new Map();
  const properties = wireProperties(planOf, format, 'input')(type.model);
  return new Map(properties.flatMap(({ wire, textStyle }) => (textStyle ? [[wire, textStyle] as const] : [])));
}
