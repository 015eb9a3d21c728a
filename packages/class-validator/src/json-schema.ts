import type { Model, SchemaRequest, ValueType } from '@modern-rest/core';
import type { ReferenceObject, SchemaObjectValue } from 'openapi3-ts/oas32';
import type { ModelPlan } from './model-plan.ts';
import { type WireProperty, wireProperties } from './wire-properties.ts';

const SCALAR_SCHEMAS = {
  string: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date-time' },
} as const satisfies Record<string, SchemaObjectValue>;

/** Describes a type from the metadata that validates it. */
export function describeType(type: ValueType, request: SchemaRequest, plan: (model: Model) => ModelPlan): SchemaObjectValue {
  if (type.kind === 'scalar') return SCALAR_SCHEMAS[type.scalar];
  if (type.kind === 'model') return describeModel(plan(type.model), request);
  const { item } = type;
  return { type: 'array', items: item.kind === 'model' ? request.refer(item.model) : describeType(item, request, plan) };
}

function describeModel(plan: ModelPlan, request: SchemaRequest): SchemaObjectValue {
  const properties = wireProperties(plan, request.format, request.direction);
  const required = properties.filter((property) => isRequired(property, request)).map(({ wire }) => wire);
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map((property) => [property.wire, describeProperty(property, request)])),
    ...(required.length > 0 && { required }),
    ...(request.direction === 'input' && request.format.forbidUnknown && { additionalProperties: false }),
  };
}

function isRequired({ optional, conditional, initial }: WireProperty, { direction }: SchemaRequest): boolean {
  return !optional && !conditional && (direction === 'output' || initial === undefined);
}

function describeProperty(property: WireProperty, request: SchemaRequest): SchemaObjectValue | ReferenceObject {
  const value = property.list ? describeList(property, request) : describeValue(property, property.keywords, request);
  const annotations = request.direction === 'input' ? defaultOf(property) : {};
  const nullable = property.optional && request.format.source === 'json';
  if (nullable) return { ...orNull(value as SchemaObjectValue), ...annotations };
  return { ...value, ...annotations };
}

function describeList(property: WireProperty, request: SchemaRequest): SchemaObjectValue {
  return { ...property.keywords, type: 'array', items: describeValue(property, property.itemKeywords, request) };
}

function describeValue({ nested, scalar }: WireProperty, keywords: SchemaObjectValue, request: SchemaRequest): SchemaObjectValue | ReferenceObject {
  if (nested) return request.refer(nested);
  return { ...(scalar && keywords.type === undefined && SCALAR_SCHEMAS[scalar]), ...keywords };
}

function orNull(schema: SchemaObjectValue): SchemaObjectValue {
  const { type, enum: values, $ref } = schema;
  if ($ref !== undefined || typeof type !== 'string' || 'const' in schema) return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [type, 'null'], ...(values && { enum: [...(values as unknown[]), null] }) };
}

function defaultOf({ initial }: WireProperty): SchemaObjectValue {
  if (initial === undefined || initial === null || typeof initial === 'function') return {};
  return { default: JSON.parse(JSON.stringify(initial)) as unknown };
}
