import type { ReferenceObject } from 'openapi3-ts/oas32';
import type { ResolveSchema } from './form-field.ts';
import type { Model } from './model.ts';
import type { Schema } from './schema.ts';
import type { Serializer } from './serializer.ts';
import type { ValueFormat } from './value-format.ts';
import type { ValueType } from './value-type.ts';

/** The input schemas of a serializer, each model read only when it is looked into: models may refer to themselves. */
export interface LazySchemas {
  schema(type: ValueType): Schema;
  readonly resolve: ResolveSchema;
}

/** Reads the schemas of models in one format. */
export function lazySchemas(serializer: Serializer, format: ValueFormat): LazySchemas {
  const models: Model[] = [];
  const refer = (model: Model): ReferenceObject => ({ $ref: String(models.push(model) - 1) });
  const schema = (type: ValueType): Schema => serializer.schema(type, { format, direction: 'input', refer });
  return {
    schema,
    resolve: (reference) =>
      '$ref' in reference && reference.$ref !== undefined
        ? schema({ kind: 'model', model: models[Number(reference.$ref)] as Model })
        : (reference as Schema),
  };
}
