import { type Direction, type Model, type TextStyle, type ValueFormat, wireNaming } from '@modern-rest/core';
import type { ModelPlan, PropertyPlan } from './model-plan.ts';

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

/** Names the properties of a model that take part in one direction. */
export function wireProperties({ properties }: ModelPlan, format: ValueFormat, direction: Direction): readonly WireProperty[] {
  const { separated: once } = format;
  return properties
    .filter(({ takesPart }) => takesPart[direction])
    .map((property) => ({ ...property, ...wireNames(property, format), textStyle: textStyleOf(property, format), once }));
}

/** Returns the name of a property on the wire, and the key of its raw value. */
export function wireNames({ name, exposed }: PropertyPlan, format: ValueFormat): Pick<WireProperty, 'wire' | 'key'> {
  const wire = wireName(format, name, exposed);
  return { wire, key: format.ignoreCase ? wire.toLowerCase() : wire };
}

/** Returns the wire name of a property. `exposed` is the name that `@Expose({ name })` declares. */
export function wireName({ wireNames }: ValueFormat, name: string, exposed?: string): string {
  return exposed ?? wireNaming(wireNames)(name);
}

/** One model can be spread, and items of a list be joined that are no JSON. */
function textStyleOf({ style, list, nested }: PropertyPlan, { separated, ignoreCase }: ValueFormat): TextStyle | undefined {
  if (nested) return style === 'deep' && !list ? style : undefined;
  if (!list) return undefined;
  // A header field has commas, whatever the model says (RFC 9110, section 5.6.1).
  if (ignoreCase) return 'comma';
  return style !== undefined && style !== 'deep' ? style : separated ? 'comma' : undefined;
}
