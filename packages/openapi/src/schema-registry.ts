import type { Model, SchemaRequest, Serializer, ValueFormat, ValueType } from '@modern-rest/core';
import type { ReferenceObject, SchemaObjectValue } from 'openapi3-ts/oas32';

/** For what, and by which serializer, a schema is wanted. */
export interface SchemaUse {
  readonly serializer: Serializer;
  readonly format: ValueFormat;
  readonly direction: SchemaRequest['direction'];
}

/** A model as it looks in one use. */
export interface SchemaEntry {
  /** What references name it by until all uses are known. */
  readonly key: string;
  readonly model: Model;
  readonly direction: SchemaRequest['direction'];
  readonly schema: SchemaObjectValue;
}

/** Collects the schemas of models, one entry for each use that may make a difference. */
export interface SchemaRegistry {
  /** The schema of a type, models by reference. */
  schema(type: ValueType, use: SchemaUse): SchemaObjectValue | ReferenceObject;
  /** The schema of a type, its own properties written out. */
  inline(type: ValueType, use: SchemaUse): SchemaObjectValue;
  readonly entries: readonly SchemaEntry[];
}

export function schemaRegistry(): SchemaRegistry {
  const entries: SchemaEntry[] = [];
  const keys = new Map<Model, Map<string, string>>();

  const refer = (model: Model, use: SchemaUse): ReferenceObject => {
    const uses = keys.get(model) ?? new Map<string, string>();
    keys.set(model, uses);
    const id = JSON.stringify([use.direction, use.format]);
    const known = uses.get(id);
    if (known !== undefined) return { $ref: known };

    const key = `model:${entries.length}`;
    uses.set(id, key);
    // The place is taken before the schema is read: a model may refer to itself.
    const entry = { key, model, direction: use.direction, schema: {} as SchemaObjectValue };
    entries.push(entry);
    entry.schema = inline({ kind: 'model', model }, use);
    return { $ref: key };
  };
  const inline = (type: ValueType, use: SchemaUse): SchemaObjectValue =>
    use.serializer.schema(type, {
      format: use.format,
      direction: use.direction,
      refer: (model) => refer(model, within(use)),
    }) as SchemaObjectValue;

  return {
    entries,
    inline,
    schema: (type, use) => (type.kind === 'model' ? refer(type.model, use) : inline(type, use)),
  };
}

/** What is nested in a text, a header for example, is JSON. */
function within(use: SchemaUse): SchemaUse {
  return use.format.source === 'text' ? { ...use, format: { ...use.format, source: 'json', ignoreCase: false, separated: false } } : use;
}
