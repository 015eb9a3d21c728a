import type { EncodingObject, MediaTypeObject, OperationObject, ParameterObject } from 'openapi3-ts/oas32';
import type { FileField, TextField } from './form-field.ts';
import type { Parser } from './parser.ts';
import type { Schema, SchemaOrReference } from './schema.ts';
import type { ValueFormat } from './value-format.ts';
import type { ValueType } from './value-type.ts';

/** The piece of an OpenAPI operation that a component contributes. */
export interface OperationPart extends Pick<OperationObject, 'parameters'> {
  /** Media types of the request body. Those that several components name are merged: one form, fields and files. */
  readonly content?: Readonly<Record<string, MediaTypeObject>>;
  /** Whether the body may be left out. Default `false`. */
  readonly optional?: boolean;
}

/** What a component may ask while it describes itself. The openapi package implements it. */
export interface Describer {
  readonly parsers: readonly Parser[];
  readonly fileFields: readonly FileField[];
  readonly textFields: readonly TextField[];
  /** The schema of a type, models by reference. */
  schema(type: ValueType, format: ValueFormat): SchemaOrReference;
  /** The schema of a type, its own properties written out. */
  inlineSchema(type: ValueType, format: ValueFormat): Schema;
  /** How the fields of a form are written that are neither text nor JSON. */
  encoding(type: ValueType, format: ValueFormat): Record<string, EncodingObject>;
  /** One parameter for each property of a model. */
  parameters(type: ValueType, location: ParameterObject['in'], format: ValueFormat): ParameterObject[];
}
