import type { ComponentSpec } from '../contract/component.ts';
import type { DeclaredType } from '../contract/declared-type.ts';
import { type FileField, fileFields, type TextField, textFields } from '../contract/form-field.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import { UnreadableModelError } from '../contract/unreadable-model-error.ts';
import { presentType, type ValueType } from '../contract/value-type.ts';
import { wireNaming } from '../contract/wire-names.ts';
import type { HandlerReading } from './read-components.ts';

/** The fields of the form that an endpoint reads. A model that the serializer cannot read is reported here. */
export function readForm(
  components: readonly ComponentSpec[],
  { endpoint, wrong }: HandlerReading,
): { readonly fileFields: FileField[]; readonly textFields: TextField[] } {
  const fields: { fileFields: FileField[]; textFields: TextField[] } = { fileFields: [], textFields: [] };
  for (const { component, place, ...declared } of components) {
    try {
      const schemas = lazySchemas(endpoint.serializer, component.format(endpoint, 'text'));
      const contentTypeName = wireNaming(endpoint.wireNames)('contentType');
      for (const form of formTypes(declared)) {
        const schema = schemas.schema(form);
        if (component.reads === 'files') fields.fileFields.push(...fileFields(schema, schemas.resolve, contentTypeName));
        if (component.reads === 'value') fields.textFields.push(...textFields(schema, schemas.resolve));
      }
    } catch (error) {
      if (!(error instanceof UnreadableModelError)) throw error;
      wrong({ code: 'MODEL_NOT_READABLE', cause: error.message, fix: error.fix }, place);
    }
  }
  return fields;
}

/** The types that a form may hold: a media type may have one of its own, and no form is null. */
function formTypes({ type, variants }: DeclaredType): ValueType[] {
  return [...(type && variants.size === 0 ? [type] : variants.values())].map(presentType);
}
