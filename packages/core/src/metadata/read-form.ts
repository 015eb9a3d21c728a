import type { ComponentSpec } from '../contract/component.ts';
import type { ConfiguredEndpoint } from '../contract/configured-endpoint.ts';
import type { DeclaredType } from '../contract/declared-type.ts';
import { type FileField, fileFields, type TextField, textFields } from '../contract/form-field.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import { presentType, type ValueType } from '../contract/value-type.ts';
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
    for (const form of formTypes(declared)) {
      const schema = schemas.schema(form);
      if (component.reads === 'files') fields.fileFields.push(...fileFields(schema, schemas.resolve, contentTypeName));
      else fields.textFields.push(...textFields(schema, schemas.resolve));
    }
  }
  return fields;
}

/** The types that a form may hold: a media type may have one of its own, and no form is null. */
function formTypes({ type, variants }: DeclaredType): ValueType[] {
  return [...(type && variants.size === 0 ? [type] : variants.values())].map(presentType);
}
