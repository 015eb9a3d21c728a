import type { ReferenceObject, SchemaObjectValue } from 'openapi3-ts/oas32';

/** A JSON Schema that is an object: we never write the schemas `true` and `false`. */
export type Schema = SchemaObjectValue;

/** The names of the properties that a schema describes. */
export function propertyNames({ properties = {} }: Schema): string[] {
  return Object.keys(properties);
}

/** A schema, or the name of one. */
export type SchemaOrReference = Schema | ReferenceObject;
