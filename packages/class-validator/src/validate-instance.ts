import type { Model } from '@modern-rest/core';
import { type ValidationError, validate } from 'class-validator';
import { atIndex, atProperty, type LocatedIssue, type Place } from './located-issue.ts';
import type { WireProperty } from './wire-properties.ts';

/** The properties of a model in the order of its declaration, by their own names. */
export type PropertiesOf = (model: Model) => readonly WireProperty[];

/** Asks class-validator about a whole instance. Its issues have the paths of the wire. */
export async function validateInstance(instance: object, place: Place, propertiesOf: PropertiesOf): Promise<LocatedIssue[]> {
  const errors = await validate(instance, { forbidUnknownValues: false, validationError: { target: true, value: true } });
  return errors.flatMap((error) => locate(error, place, propertiesOf));
}

function locate(error: ValidationError, place: Place, propertiesOf: PropertiesOf): LocatedIssue[] {
  const properties = propertiesOf(error.target?.constructor as Model);
  const position = properties.findIndex(({ name }) => name === error.property);
  const property = properties[position];
  // A property that does not cross the wire is not the other side's business.
  if (!property) return [];

  const at = atProperty(place, property, position);
  const messages = Object.values(error.constraints ?? {}).map((message) => onWire(message, property));
  return [...messages.map((message) => ({ ...at, message })), ...locateChildren(error, at, propertiesOf)];
}

/** The children of a list are its items, those of an instance its properties. */
function locateChildren({ children = [], value }: ValidationError, place: Place, propertiesOf: PropertiesOf): LocatedIssue[] {
  if (!Array.isArray(value)) return children.flatMap((child) => locate(child, place, propertiesOf));
  return children.flatMap((item) => {
    const at = atIndex(place, Number(item.property));
    const own = Object.values(item.constraints ?? {}).map((message) => ({ ...at, message }));
    return [...own, ...locateChildren(item, at, propertiesOf)];
  });
}

/** class-validator's messages name the property; clients know it by its wire name. */
function onWire(message: string, { name, wire }: WireProperty): string {
  return name === wire ? message : message.replaceAll(new RegExp(`\\b${name.replaceAll('$', '\\$')}\\b`, 'g'), () => wire);
}
