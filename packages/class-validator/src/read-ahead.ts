import { type Direction, type Model, partsOf, UnreadableModelError, type ValueFormat, type ValueType } from '@modern-rest/core';
import type { ModelPlan, PropertyPlan } from './model-plan.ts';
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
    if (direction === 'input') refuseHidden(plan);
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

/** Throws `UnreadableModelError` for a property that must have a value, but that no request can set. */
function refuseHidden({ model, properties }: ModelPlan): void {
  for (const property of properties) {
    const { name, hiddenBy } = property;
    if (!hiddenBy || !needsValue(property)) continue;
    const cause = `the property ${name} is validated and required, but ${hiddenBy.cause} hides it from requests`;
    throw new UnreadableModelError(model.name, cause, hiddenBy.fix);
  }
}

function needsValue({ optional, conditional, initial, validations, absent }: PropertyPlan): boolean {
  return !optional && !conditional && initial === undefined && validations.some(({ type }) => VALIDATING.has(type)) && !absent().undefined;
}

const VALIDATING: ReadonlySet<string> = new Set(['customValidation', 'isDefined', 'nestedValidation']);
