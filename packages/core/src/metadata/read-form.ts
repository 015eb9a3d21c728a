import type { ComponentSpec, RequestComponent } from '../contract/component.ts';
import type { ConfiguredEndpoint } from '../contract/configured-endpoint.ts';
import { declaredTypes } from '../contract/declared-type.ts';
import { type FileField, fileFields, type ResolveSchema, type TextField, textFields } from '../contract/form-field.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import type { Schema } from '../contract/schema.ts';
import { presentType } from '../contract/value-type.ts';
import { wireNaming } from '../contract/wire-names.ts';

/** The files that an endpoint reads. */
export function readFileFields(components: readonly ComponentSpec[], endpoint: ConfiguredEndpoint): FileField[] {
  const naming = wireNaming(endpoint.wireNames);
  return readFields('files', components, endpoint, (schema, resolve) => fileFields(schema, resolve, naming));
}

/** The fields of the form that an endpoint reads. */
export function readTextFields(components: readonly ComponentSpec[], endpoint: ConfiguredEndpoint): TextField[] {
  return readFields('value', components, endpoint, textFields);
}

function readFields<F>(
  reads: RequestComponent['reads'],
  components: readonly ComponentSpec[],
  endpoint: ConfiguredEndpoint,
  fieldsOf: (schema: Schema, resolve: ResolveSchema) => F[],
): F[] {
  return components
    .filter(({ component }) => component.reads === reads)
    .flatMap(({ component, ...declared }) => {
      const { schema, resolve } = lazySchemas(endpoint.serializer, component.format(endpoint, 'text'));
      // No form is null.
      return declaredTypes(declared).flatMap((type) => fieldsOf(schema(presentType(type)), resolve));
    });
}
