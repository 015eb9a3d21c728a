import { type ValueFormat, wireNaming } from '@modern-rest/core';
import type { Direction, ModelPlan, PropertyPlan } from './model-plan.ts';

/** A property under its name on the wire. */
export interface WireProperty extends PropertyPlan {
  readonly wire: string;
  /** The key of its raw value: the wire name, in lower case where case does not count. */
  readonly key: string;
}

/** The properties of a model that take part in one direction. */
export function wireProperties({ properties }: ModelPlan, { wireNames, ignoreCase }: ValueFormat, direction: Direction): WireProperty[] {
  const naming = wireNaming(wireNames);
  return properties
    .filter(({ takesPart }) => takesPart[direction])
    .map((property) => {
      const wire = property.exposed[direction] ?? naming(property.name);
      return { ...property, wire, key: ignoreCase ? wire.toLowerCase() : wire };
    });
}
