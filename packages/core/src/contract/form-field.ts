import { FILE_ATTRIBUTES, type FileAttributes } from '../http/file.ts';
import type { Schema, SchemaOrReference } from './schema.ts';

/** A text field of a form, as the model of the body declares it. */
export interface TextField {
  readonly name: string;
  /** Whether the field holds JSON: its property is a nested model. */
  readonly json: boolean;
}

/** A file of a body, as the model of the files declares it. */
export interface FileField {
  readonly name: string;
  readonly list: boolean;
  readonly required: boolean;
  /** Upper bound of `size` in bytes; `undefined` if the model sets none. */
  readonly maxSize: number | undefined;
  /** The attributes that the model declares, as `FileAttributes` names them. */
  readonly attributes: readonly (keyof FileAttributes)[];
  /** Whether the model takes no file without a `key`. */
  readonly needsKey: boolean;
  /** The values that the model allows for `contentType`; empty if it does not restrict them. */
  readonly contentTypes: readonly string[];
  readonly minItems: number | undefined;
  readonly maxItems: number | undefined;
  readonly description: string | undefined;
}

/** Whether there is exactly one file, and no list of them: a whole body can be it. */
export function isOneFile(fields: readonly FileField[]): boolean {
  return fields.length === 1 && fields[0]?.list === false;
}

/** Gives the schema behind a reference. */
export type ResolveSchema = (schema: SchemaOrReference) => Schema;

/** The text fields that the schema of a body's model describes. */
export function textFields(schema: Schema, resolve: ResolveSchema): TextField[] {
  return properties(schema).map(([name, property]) => ({ name, json: holdsJson(property, resolve) }));
}

/** The file fields that the schema of a file model describes. Read by the parser, the checks and the document alike. */
export function fileFields(schema: Schema, resolve: ResolveSchema, naming: (property: string) => string): FileField[] {
  const required = new Set(schema.required);
  return properties(schema).map(([name, property]) => {
    const declared = withoutNull(resolve(property), resolve);
    const list = declared.type === 'array';
    const file = list && declared.items ? resolve(declared.items as SchemaOrReference) : declared;
    const declaredAttributes = new Map(properties(file));
    const attribute = (name: keyof FileAttributes): Schema | undefined => {
      const property = declaredAttributes.get(naming(name));
      return property && resolve(property);
    };
    return {
      name,
      list,
      required: required.has(name),
      maxSize: upperBound(attribute('size')),
      attributes: FILE_ATTRIBUTES.filter((name) => declaredAttributes.has(naming(name))),
      needsKey: new Set(file.required).has(naming('key')),
      contentTypes: allowedStrings(attribute('contentType')),
      minItems: list ? declared.minItems : undefined,
      maxItems: list ? declared.maxItems : undefined,
      description: declared.description ?? file.description,
    };
  });
}

function properties(schema: Schema): [string, SchemaOrReference][] {
  return Object.entries(schema.properties ?? {}) as [string, SchemaOrReference][];
}

function holdsJson(property: SchemaOrReference, resolve: ResolveSchema): boolean {
  const schema = withoutNull(resolve(property), resolve);
  if (schema.type === 'object') return true;
  return schema.items !== undefined && holdsJson(schema.items as SchemaOrReference, resolve);
}

/** An optional value also allows null, which a form cannot send. */
function withoutNull(schema: Schema, resolve: ResolveSchema): Schema {
  const choices = (schema.anyOf ?? []) as SchemaOrReference[];
  const [value, ...others] = choices.map(resolve).filter(({ type }) => type !== 'null');
  if (value && others.length === 0) return { ...value, ...(schema.description !== undefined && { description: schema.description }) };
  if (!Array.isArray(schema.type)) return schema;
  const [type, ...rest] = schema.type.filter((name) => name !== 'null');
  return type && rest.length === 0 ? { ...schema, type } : schema;
}

function upperBound(size: Schema | undefined): number | undefined {
  if (size?.maximum !== undefined) return Math.floor(size.maximum);
  return typeof size?.exclusiveMaximum === 'number' ? Math.ceil(size.exclusiveMaximum) - 1 : undefined;
}

function allowedStrings(schema: Schema | undefined): string[] {
  const allowed = schema?.enum ?? (schema?.const === undefined ? [] : [schema.const]);
  return allowed.filter((value): value is string => typeof value === 'string');
}
