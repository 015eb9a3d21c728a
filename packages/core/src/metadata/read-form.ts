import type { ComponentSpec } from '../contract/component.ts';
import type { ConfiguredEndpoint } from '../contract/configured-endpoint.ts';
import { declaredTypes } from '../contract/declared-type.ts';
import { type FileField, fileFields, type TextField, textFields } from '../contract/form-field.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import { presentType } from '../contract/value-type.ts';
import { wireNaming } from '../contract/wire-names.ts';

/** The fields of the form that an endpoint reads. */
export function readForm(
  components: readonly ComponentSpec[],
  endpoint: ConfiguredEndpoint,
): { readonly fileFields: FileField[]; readonly textFields: TextField[] } {
  const fields: { fileFields: FileField[]; textFields: TextField[] } = { fileFields: [], textFields: [] };
  const contentTypeName = wireNaming(endpoint.wireNames)('contentType');
  for (const { component, ...declared } of components) {
    if (component.reads === 'nothing') continue;
    const schemas = lazySchemas(endpoint.serializer, component.format(endpoint, 'text'));
    for (const type of declaredTypes(declared)) {
      // No form is null.
      const schema = schemas.schema(presentType(type));
      if (component.reads === 'files') fields.fileFields.push(...fileFields(schema, schemas.resolve, contentTypeName));
      else fields.textFields.push(...textFields(schema, schemas.resolve));
    }
  }
  return fields;
}
