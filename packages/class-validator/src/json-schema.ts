import type { Model, SchemaRequest, ValueType } from '@modern-rest/core';
import type { ReferenceObject, SchemaObjectValue } from 'openapi3-ts/oas32';
import type { Models } from './models.ts';
import { readUnion } from './union.ts';
import type { PropertiesOf, WireProperty } from './wire-properties.ts';
import { writeValue } from './write.ts';
import { type Writing, writingOf } from './writing.ts';

const SCALAR_SCHEMAS = {
  string: { type: 'string' },
  number: { type: 'number' },
  integer: { type: 'integer' },
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'date-time' },
} as const satisfies Record<string, SchemaObjectValue>;

/** Describes a type from the metadata that validates it. */
export function describeType(type: ValueType, request: SchemaRequest, known: Models): SchemaObjectValue {
  switch (type.kind) {
    case 'scalar':
      return SCALAR_SCHEMAS[type.scalar];
    case 'model':
      return describeModel(type.model, { ...request, ...describedWith(request, known) });
    case 'list':
      return { type: 'array', items: describePart(type.item, request, known) };
    case 'record':
      return { type: 'object', additionalProperties: describePart(type.item, request, known) };
    case 'nullable':
      return orNull(describePart(type.item, request, known) as SchemaObjectValue);
    case 'union':
      return describeUnion(type.members, request, known);
  }
}

/** A type within another one: models by reference. */
function describePart(type: ValueType, request: SchemaRequest, known: Models): SchemaObjectValue | ReferenceObject {
  return type.kind === 'model' ? request.refer(type.model) : describeType(type, request, known);
}

function describeUnion(members: readonly ValueType[], request: SchemaRequest, known: Models): SchemaObjectValue {
  const { discriminator } = readUnion(members, known, request.format, request.direction);
  const schemas = members.map((member) => describePart(member, request, known));
  if (!discriminator || members.some(({ kind }) => kind !== 'model')) return { oneOf: schemas };
  const references = new Map(members.map((member, index) => [(member as { model: Model }).model, schemas[index] as ReferenceObject]));
  const mapping = Object.fromEntries([...discriminator.models].map(([value, model]) => [String(value), references.get(model)?.$ref as string]));
  return { oneOf: schemas, discriminator: { propertyName: discriminator.property.wire, mapping } };
}

interface Describing extends SchemaRequest {
  readonly propertiesOf: PropertiesOf;
  /** The options that default values are written with. */
  readonly writing: Writing;
}

function describedWith({ format, direction }: SchemaRequest, known: Models): Pick<Describing, 'propertiesOf' | 'writing'> {
  const writing = writingOf(known, { ...format, source: 'json' }, direction);
  return { propertiesOf: known.properties(format, direction), writing };
}

function describeModel(model: Model, describing: Describing): SchemaObjectValue {
  const { format, direction, propertiesOf } = describing;
  const properties = propertiesOf(model);
  const required = properties.filter((property) => isRequired(property, describing)).map(({ wire }) => wire);
  return {
    type: 'object',
    properties: Object.fromEntries(properties.map((property) => [property.wire, describeProperty(property, describing)])),
    ...(required.length > 0 && { required }),
    ...(direction === 'input' && format.forbidUnknown && { additionalProperties: false }),
  };
}

function isRequired({ optional, conditional, initial, absent }: WireProperty, { direction }: SchemaRequest): boolean {
  return !optional && !conditional && (direction === 'output' || initial === undefined) && !absent().undefined;
}

function describeProperty(property: WireProperty, request: Describing): SchemaObjectValue | ReferenceObject {
  const value = property.list ? describeList(property, request) : describeValue(property, property.keywords, request);
  const annotations = request.direction === 'input' ? defaultOf(property, request) : {};
  const nullable = property.nullable || (request.format.source === 'json' && (property.nullAsMissing || acceptsNull(property, value)));
  if (nullable) return { ...orNull(value as SchemaObjectValue), ...annotations };
  return { ...value, ...annotations };
}

/** `true` if the constraints accept null and the type does not. */
function acceptsNull({ conditional, absent }: WireProperty, value: SchemaObjectValue | ReferenceObject): boolean {
  return !conditional && 'type' in value && absent().undefined && absent().null;
}

function describeList(property: WireProperty, request: SchemaRequest): SchemaObjectValue {
  let items = describeValue(property, property.itemKeywords, request);
  for (let lists = 0; lists < property.innerLists; lists++) items = { ...property.itemKeywords, type: 'array', items };
  return { ...property.keywords, type: 'array', items: property.nullItems ? orNull(items as SchemaObjectValue) : items };
}

function describeValue({ nested, scalar }: WireProperty, keywords: SchemaObjectValue, request: SchemaRequest): SchemaObjectValue | ReferenceObject {
  if (nested) return request.refer(nested);
  return { ...(scalar && keywords.type === undefined && SCALAR_SCHEMAS[scalar]), ...keywords };
}

function orNull(schema: SchemaObjectValue): SchemaObjectValue {
  const { type, enum: values, $ref } = schema;
  if ($ref !== undefined || typeof type !== 'string' || 'const' in schema || 'allOf' in schema) return { anyOf: [schema, { type: 'null' }] };
  return { ...schema, type: [type, 'null'], ...(values && { enum: [...(values as unknown[]), null] }) };
}

function defaultOf(property: WireProperty, { writing }: Describing): SchemaObjectValue {
  const { initial, initialVaries } = property;
  if (initial === undefined || initial === null || initialVaries) return {};
  return { default: JSON.parse(JSON.stringify(writeValue(initial, property, writing))) as unknown };
}
