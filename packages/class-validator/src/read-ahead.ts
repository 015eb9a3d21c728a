import type { Model, ValueType } from '@modern-rest/core';
import type { PlanOf } from './load.ts';

/** Reads every model that a type leads to, so that an unreadable one is found at start. */
export function readAhead(type: ValueType, planOf: PlanOf): void {
  const seen = new Set<Model>();
  const visit = (model: Model): void => {
    if (seen.has(model)) return;
    seen.add(model);
    for (const { nested } of planOf(model).properties) if (nested) visit(nested);
  };
  const root = type.kind === 'list' ? type.item : type;
  if (root.kind === 'list') readAhead(root, planOf);
  if (root.kind === 'model') visit(root.model);
}
