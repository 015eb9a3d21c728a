import { type Direction, type Model, type TextStyle, type ValueFormat, wireNaming } from '@modern-rest/core';
import type { PlanOf, PropertyPlan } from './model-plan.ts';

/** A property under its name on the wire. */
export interface WireProperty extends PropertyPlan {
  readonly wire: string;
  /** The key of its raw value: the wire name, in lower case where case does not count. */
  readonly key: string;
  /** How it looks as text, by its declaration or by the format. */
  readonly textStyle: TextStyle | undefined;
}

/** Gives the properties of a model that take part in one direction, in the order of its declaration. */
export type PropertiesOf = (model: Model) => readonly WireProperty[];

/** Names the properties of models in one format, each model when it is first asked for. */
export function wireProperties(planOf: PlanOf, { wireNames, ignoreCase, separated }: ValueFormat, direction: Direction): PropertiesOf {
  const naming = wireNaming(wireNames);
  const toWire = (property: PropertyPlan): WireProperty => {
    const wire = property.exposed ?? naming(property.name);
    const textStyle = property.style ?? (separated && property.list ? 'comma' : undefined);
    return { ...property, wire, key: ignoreCase ? wire.toLowerCase() : wire, textStyle };
  };
  const known = new Map<Model, readonly WireProperty[]>();
  return (model) => {
    const properties =
      known.get(model) ??
      planOf(model)
        .properties.filter(({ takesPart }) => takesPart[direction])
        .map(toWire);
    known.set(model, properties);
    return properties;
  };
}
