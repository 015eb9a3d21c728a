import { type Direction, type Model, type TextStyle, UnreadableModelError, type ValueFormat, wireNaming } from '@modern-rest/core';
import type { PlanOf, PropertyPlan } from './model-plan.ts';

/** A property under its name on the wire. */
export interface WireProperty extends PropertyPlan {
  readonly wire: string;
  /** The key of its raw value: the wire name, in lower case where case does not count. */
  readonly key: string;
  /** How it looks as text, by its declaration or by the format. */
  readonly textStyle: TextStyle | undefined;
  /** Whether its name cannot be repeated as text: a list of models is one JSON text then. */
  readonly once: boolean;
}

/** Gives the properties of a model that take part in one direction, in the order of its declaration. */
export type PropertiesOf = (model: Model) => readonly WireProperty[];

/** Names the properties of models in one format, each model when it is first asked for. */
export function wireProperties(planOf: PlanOf, format: ValueFormat, direction: Direction): PropertiesOf {
  const { wireNames, ignoreCase, separated } = format;
  const naming = wireNaming(wireNames);
  const toWire = (property: PropertyPlan): WireProperty => {
    const wire = property.exposed ?? naming(property.name);
    return { ...property, wire, key: ignoreCase ? wire.toLowerCase() : wire, textStyle: textStyleOf(property, format), once: separated };
  };
  const known = new Map<Model, readonly WireProperty[]>();
  return (model) => {
    const properties =
      known.get(model) ??
      planOf(model)
        .properties.filter(({ takesPart }) => takesPart[direction])
        .map(toWire);
    refuseRepeated(model, properties);
    known.set(model, properties);
    return properties;
  };
}

/** Of two properties with one name on the wire each would be given what is meant for the other. */
function refuseRepeated(model: Model, properties: readonly WireProperty[]): void {
  const first = new Map<string, string>();
  for (const { name, wire, key } of properties) {
    const other = first.get(key);
    if (other !== undefined) {
      const fix = "give one of them another: @Expose({ name: '…' })";
      throw new UnreadableModelError(model.name, `its properties ${other} and ${name} are both named ${wire} on the wire`, fix);
    }
    first.set(key, name);
  }
}

/** One model can be spread, and items of a list be joined that are no JSON. */
function textStyleOf({ style, list, nested }: PropertyPlan, { separated, ignoreCase }: ValueFormat): TextStyle | undefined {
  if (nested) return style === 'deep' && !list ? style : undefined;
  if (!list) return undefined;
  // A header field has commas, whatever the model says (RFC 9110, section 5.6.1).
  if (ignoreCase) return 'comma';
  return style !== undefined && style !== 'deep' ? style : separated ? 'comma' : undefined;
}
