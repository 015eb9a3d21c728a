import type { ComponentSpec } from '../contract/component.ts';
import { type FileField, fileFields, type TextField, textFields } from '../contract/form-field.ts';
import { lazySchemas } from '../contract/lazy-schemas.ts';
import { UnreadableModelError } from '../contract/unreadable-model-error.ts';
import { wireNaming } from '../contract/wire-names.ts';
import type { HandlerReading } from './read-components.ts';

/** The fields of the form that an endpoint reads. A model that the serializer cannot read is reported here. */
export function readForm(
  components: readonly ComponentSpec[],
  { endpoint, wrong }: HandlerReading,
): { readonly fileFields: FileField[]; readonly textFields: TextField[] } {
  const form: { fileFields: FileField[]; textFields: TextField[] } = { fileFields: [], textFields: [] };
  for (const { component, type, place } of components) {
    if (!type) continue;
    try {
      const schemas = lazySchemas(endpoint.serializer, component.format(endpoint, 'text'));
      const schema = schemas.schema(type);
      const contentTypeName = wireNaming(endpoint.wireNames)('contentType');
      if (component.reads === 'files') form.fileFields.push(...fileFields(schema, schemas.resolve, contentTypeName));
      if (component.reads === 'value') form.textFields.push(...textFields(schema, schemas.resolve));
    } catch (error) {
      if (!(error instanceof UnreadableModelError)) throw error;
      wrong({ code: 'MODEL_NOT_READABLE', cause: error.message, fix: error.fix }, place);
    }
  }
  return form;
}
