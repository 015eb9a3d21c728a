import { type Model, partsOf, type ValueType } from '@modern-rest/core';
import type { PlanOf } from './model-plan.ts';
import type { PropertiesOf } from './wire-properties.ts';

/** Reads every model that a type leads to, and names its properties, so that an unreadable one is found at start. */
export function readAhead(type: ValueType, planOf: PlanOf, propertiesOf: PropertiesOf): void {
  const seen = new Set<Model>();
  const visit = (model: Model): void => {
    if (seen.has(model)) return;
    seen.add(model);
    propertiesOf(model);
    for (const { nested, discriminator } of planOf(model).properties) {
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
