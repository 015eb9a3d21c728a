import type { EncodingObject, MediaTypeObject } from 'openapi3-ts/oas32';
import { checkNamedValues } from '../contract/check-named-values.ts';
import type { ComponentProblem, ModelComponent } from '../contract/component.ts';
import type { ConfiguredEndpoint } from '../contract/configured-endpoint.ts';
import type { DeclaredType } from '../contract/declared-type.ts';
import type { FileField } from '../contract/form-field.ts';
import type { ParsedBody, Parser } from '../contract/parser.ts';
import type { Schema } from '../contract/schema.ts';
import { valueFormat } from '../contract/value-format.ts';
import { METHODS_WITHOUT_BODY } from '../http/method.ts';
import { outgoingFiles } from '../http/outgoing-request.ts';
import { componentDecorator } from '../metadata/component-decorator.ts';

/** The files of a body: what the client says about each, and its content where the model extends `UploadedFile`. */
export const fileMetadataComponent: ModelComponent = {
  name: 'files',
  typed: true,
  reads: 'files',

  format: ({ wireNames, forbidUnknown }) => valueFormat('files', { wireNames, forbidUnknown }),

  extract: ({ body }) => (body as ParsedBody).files ?? {},

  inject: (value, request) => {
    for (const [name, files] of outgoingFiles(value)) request.files.set(name, files);
  },

  describe: (_declared, { parsers, fileFields }) => ({
    content: Object.fromEntries(
      parsers.filter(({ files }) => files.length > 0).map((parser) => [parser.mediaType, describeFiles(parser, fileFields)]),
    ),
  }),

  check: checkFiles,
};

/**
 * Binds the files of a body to a parameter: of a form, unless the setting `parsers` says otherwise.
 *
 * Each property of the model is a file; its own model checks `size`, `name`, `contentType`, `charset` and
 * `contentTypeExtra`. The upper bound of `size` stops an upload at the byte that exceeds it.
 */
export const FileMetadata = componentDecorator(fileMetadataComponent);

function describeFiles({ files: transports, source }: Parser, fields: readonly FileField[]): MediaTypeObject {
  const [only] = fields;
  if (transports.includes('body') && only) return { schema: binarySchema(only) };
  if (!transports.includes('part')) return { schema: objectSchema(fields, source === 'json' ? jsonFileSchema : base64Schema) };
  const encoding = formEncoding(fields);
  return { schema: objectSchema(fields, binarySchema), ...(Object.keys(encoding).length > 0 && { encoding }) };
}

function objectSchema(fields: readonly FileField[], schemaOf: (field: FileField) => Schema): Schema {
  const required = fields.filter((field) => field.required).map(({ name }) => name);
  return {
    type: 'object',
    properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field, schemaOf(field))])),
    ...(required.length > 0 && { required }),
  };
}

// `type: string, format: binary` is what viewers and client generators know as a file.
function binarySchema({ maxSize }: FileField): Schema {
  return { type: 'string', format: 'binary', ...(maxSize !== undefined && { maxLength: maxSize }) };
}

function base64Schema({ contentTypes }: FileField): Schema {
  const [only, ...others] = contentTypes;
  return { type: 'string', contentEncoding: 'base64', ...(only !== undefined && others.length === 0 && { contentMediaType: only }) };
}

/** Base64 alone or in a `data:` URL, or with what a part of a form would say of it. */
function jsonFileSchema(field: FileField): Schema {
  const { contentTypes } = field;
  const data = base64Schema(field);
  const properties = {
    name: { type: 'string' as const },
    contentType: { type: 'string' as const, ...(contentTypes.length > 0 && { enum: [...contentTypes] }) },
    data,
  };
  return { anyOf: [data, { type: 'object', properties, required: ['data'], additionalProperties: false }] };
}

function fieldSchema({ list, minItems, maxItems, description }: FileField, file: Schema): Schema {
  const described = description === undefined ? {} : { description };
  if (!list) return { ...file, ...described };
  return { type: 'array', items: file, ...(minItems !== undefined && { minItems }), ...(maxItems !== undefined && { maxItems }), ...described };
}

function formEncoding(fields: readonly FileField[]): Record<string, EncodingObject> {
  const restricted = fields.filter(({ contentTypes }) => contentTypes.length > 0);
  return Object.fromEntries(restricted.map(({ name, contentTypes }) => [name, { contentType: contentTypes.join(', ') }]));
}

/** Lists what is wrong with files of an endpoint, whether they are there or arriving. */
export function checkFiles(declared: readonly DeclaredType[], { method, parsers }: ConfiguredEndpoint): readonly ComponentProblem[] {
  if (METHODS_WITHOUT_BODY.has(method)) {
    return [{ code: 'BODY_NOT_ALLOWED', cause: `a ${method} request has no body and so no files`, fix: 'use POST, PUT or PATCH' }];
  }
  if (parsers.every(({ files }) => files.length === 0)) {
    return [{ code: 'FILES_WITHOUT_PARSER', cause: 'none of its parsers reads files', fix: 'name one that does: parsers: [multipartParser()]' }];
  }
  return checkNamedValues(declared, 'files');
}
