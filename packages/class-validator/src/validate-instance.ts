import type { Model } from '@modern-rest/core';
import { type ValidationError, validate } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';
import { atIndex, atProperty, type LocatedIssue, type Place } from './located-issue.ts';
import type { PropertiesOf, WireProperty } from './wire-properties.ts';

/** Asks class-validator about a whole instance. Its issues have the paths and names of the wire. */
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
  return [...locateConstraints(error, at, property), ...locateChildren(error, at, property, propertiesOf)];
}

function locateConstraints({ constraints = {} }: ValidationError, place: Place, property: WireProperty): LocatedIssue[] {
  const rank = (name: string): number => property.validations.findIndex((validation) => constraintName(validation) === name);
  return Object.entries(constraints)
    .map(([name, message]) => ({ position: rank(name), name, message }))
    .sort((a, b) => a.position - b.position)
    .map(({ position, name, message }) => {
      const validation = property.validations[position];
      return { ...place, message: onWire(message, property, validation), constraint: name, ofItems: validation?.each === true };
    });
}

/** The children of a list are its items, those of an instance its properties. */
function locateChildren({ children = [], value }: ValidationError, place: Place, property: WireProperty, propertiesOf: PropertiesOf): LocatedIssue[] {
  if (!Array.isArray(value)) return children.flatMap((child) => locate(child, place, propertiesOf));
  return children.flatMap((item) => {
    const at = atIndex(place, Number(item.property));
    return [...locateConstraints(item, at, property), ...locateChildren(item, at, property, propertiesOf)];
  });
}

function constraintName({ name, type }: ValidationMetadata): string {
  return name ?? type;
}

/** class-validator's messages name the property; clients know it by its wire name. Sentences of the user's own stay as they are. */
function onWire(message: string, { name, wire }: WireProperty, validation: ValidationMetadata | undefined): string {
  const own = validation?.message;
  if (name === wire || (typeof own === 'string' && !own.includes('$property'))) return message;
  const sentence = message.replace(PREFIX, '');
  const prefix = message.slice(0, message.length - sentence.length);
  const inSentence = new RegExp(`(?<![\\w$])${name.replaceAll('$', '\\$')}(?![\\w$])`);
  return prefix + sentence.replace(inSentence, () => wire);
}

/** What class-validator writes before the name. */
const PREFIX = /^(?:each value in )?(?:nested property )?/;
