import type { EncodingObject } from 'openapi3-ts/oas32';
import { checkNamedValues } from '../contract/check-named-values.ts';
import type { ModelComponent } from '../contract/component.ts';
import type { FileField } from '../contract/form-field.ts';
import type { ParsedBody } from '../contract/parser.ts';
import type { Schema } from '../contract/schema.ts';
import { valueFormat } from '../contract/value-format.ts';
import { METHODS_WITHOUT_BODY } from '../http/method.ts';
import { outgoingFiles } from '../http/outgoing-request.ts';
import { componentDecorator } from '../metadata/component-decorator.ts';

/** The files of a form: what the client says about each, and its content where the model extends `UploadedFile`. */
export const fileMetadataComponent: ModelComponent = {
  name: 'files',
  typed: true,
  reads: 'files',

  format: ({ wireNames, forbidUnknown }) => valueFormat('files', { wireNames, forbidUnknown }),

  extract: ({ body }) => (body as ParsedBody).files ?? {},

  inject: (value, request) => {
    for (const [name, files] of outgoingFiles(value)) request.files.set(name, files);
  },

  describe(_declared, { parsers, fileFields }) {
    const encoding = formEncoding(fileFields);
    const media = { schema: formSchema(fileFields), ...(Object.keys(encoding).length > 0 && { encoding }) };
    return { content: Object.fromEntries(parsers.filter(({ files }) => files).map(({ mediaType }) => [mediaType, media])) };
  },

  check(declared, { method, parsers }) {
    if (METHODS_WITHOUT_BODY.has(method)) {
      return [{ code: 'BODY_NOT_ALLOWED', cause: `a ${method} request has no body and so no files`, fix: 'use POST, PUT or PATCH' }];
    }
    if (!parsers.some(({ files }) => files)) {
      return [{ code: 'FILES_WITHOUT_PARSER', cause: 'none of its parsers reads files', fix: 'name one that does: parsers: [multipartParser()]' }];
    }
    return checkNamedValues(declared, 'files');
  },
};

/**
 * Binds the files of a form to a parameter.
 *
 * Each property of the model is a field; its own model checks `size`, `name`, `contentType`, `charset` and
 * `contentTypeExtra`. The upper bound of `size` stops an upload at the byte that exceeds it.
 */
export const FileMetadata = componentDecorator(fileMetadataComponent);

function formSchema(fields: readonly FileField[]): Schema {
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
    ...(required.length > 0 && { required }),
  };
}

// `type: string, format: binary` is what viewers and client generators know as a file.
function fieldSchema({ list, maxSize, minItems, maxItems, description }: FileField): Schema {
  const file: Schema = { type: 'string', format: 'binary', ...(maxSize !== undefined && { maxLength: maxSize }) };
  const described = description === undefined ? {} : { description };
  if (!list) return { ...file, ...described };
  return { type: 'array', items: file, ...(minItems !== undefined && { minItems }), ...(maxItems !== undefined && { maxItems }), ...described };
}

function formEncoding(fields: readonly FileField[]): Record<string, EncodingObject> {
  const restricted = fields.filter(({ contentTypes }) => contentTypes.length > 0);
  return Object.fromEntries(restricted.map(({ name, contentTypes }) => [name, { contentType: contentTypes.join(', ') }]));
}
