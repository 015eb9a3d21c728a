import { type Direction, type Model, partsOf, type ValueFormat, type ValueType } from '@modern-rest/core';
import type { Models } from './models.ts';
import { refuseRepeatedNames } from './wire-properties.ts';

/** Reads every model that a type leads to, so that an unreadable one is found at start. */
export function readAhead(type: ValueType, known: Models, format: ValueFormat, direction: Direction): void {
  const seen = new Set<Model>();
  const visit = (model: Model): void => {
    if (seen.has(model)) return;
    seen.add(model);
    const plan = known.plan(model);
    refuseRepeatedNames(plan, format, direction);
    for (const { nested, discriminator } of plan.properties) {
      if (nested) visit(nested);
      for (const subtype of discriminator?.models.values() ?? []) visit(subtype);
    }
  };
  const visitType = (part: ValueType): void => {
    if (part.kind === 'model') visit(part.model);
    for (const inner of partsOf(part)) visitType(inner);
  };
  visitType(type);
}
