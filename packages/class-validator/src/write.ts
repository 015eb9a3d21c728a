import type { Direction, Model, ValueFormat, ValueSource, ValueType } from '@modern-rest/core';
import { asInstance } from './as-instance.ts';
import { type Discriminator, subtypeOf } from './discriminator.ts';
import type { Models } from './models.ts';
import { deepValues, joinItems } from './text-list.ts';
import { transform } from './transform.ts';
import { compileUnions, readUnion, type UnionOf } from './union.ts';
import type { PropertiesOf, WireProperty } from './wire-properties.ts';

/** What values are written for. */
export interface Writing {
  readonly propertiesOf: PropertiesOf;
  readonly direction: Direction;
  readonly source: ValueSource;
}

/** What values of any type are written for, unions included. */
export interface TypeWriting extends Writing {
  readonly unionOf: UnionOf;
}

/** Returns the function that writes the declared properties of values of a type, whether they are valid or not. */
export function compileWrite(type: ValueType, format: ValueFormat, known: Models, direction: Direction): (value: unknown) => unknown {
  const unionOf = compileUnions(type, (members) => readUnion(members, known, format, direction));
  const writing: TypeWriting = { propertiesOf: known.properties(format, direction), unionOf, direction, source: format.source };
  if (format.source === 'files' && type.kind === 'model') return (value) => writeFiles(value, writing.propertiesOf(type.model));
  return (value) => writeType(value, type, writing);
}

/** Files are sent as they are; only their fields have names. */
function writeFiles(value: unknown, properties: readonly WireProperty[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(properties.map(({ name, wire }) => [wire, (value as Record<string, unknown>)[name]]));
}

/** Writes a value of a type as a plain one. */
export function writeType(value: unknown, type: ValueType, writing: TypeWriting): unknown {
  switch (type.kind) {
    case 'scalar':
      return writeScalar(value);
    case 'model':
      return writeModel(value, type.model, writing);
    case 'list':
      return Array.isArray(value) ? value.map((item) => writeType(item, type.item, writing)) : value;
    case 'record':
      if (typeof value !== 'object' || value === null) return value;
      return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, writeType(one, type.item, writing)]));
    case 'union': {
      const member = writing.unionOf(type.members).choose(value, 'model');
      return member ? writeType(value, member, writing) : writeScalar(value);
    }
    case 'nullable':
      return value === null ? null : writeType(value, type.item, writing);
  }
}

/** Writes a value of a property as a plain one. */
export function writeValue(value: unknown, { nested, discriminator, collection }: WireProperty, writing: Writing): unknown {
  const one = (item: unknown): unknown => {
    if (!nested) return writeScalar(item);
    return discriminator ? writeSubtype(item, discriminator, writing) : writeModel(item, nested, writing);
  };
  if (collection === 'map' && typeof value === 'object' && value !== null) {
    const entries = value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value);
    return Object.fromEntries(entries.map(([key, item]) => [key, one(item)]));
  }
  return Array.isArray(value) || value instanceof Set ? [...(value as Iterable<unknown>)].map(one) : one(value);
}

function writeSubtype(value: unknown, discriminator: Discriminator, writing: Writing): unknown {
  const subtype = typeof value === 'object' && value !== null ? subtypeOf(discriminator, value) : undefined;
  if (!subtype) return value;
  const [name, model] = subtype;
  return { [discriminator.property]: name, ...(writeModel(value, model, writing) as object) };
}

function writeModel(value: unknown, model: Model, writing: Writing): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const written: [string, unknown][] = [];
  const properties = writing.propertiesOf(model);
  const isOutput = writing.direction === 'output';
  const object = isOutput ? asInstance(value, model, properties) : value;
  for (const property of properties) {
    const held = (object as Record<string, unknown>)[property.name];
    // A client sends what its user wrote; transformations of the input are the server's.
    const shown = isOutput ? transform(property, 'output', held, object) : held;
    if (shown !== undefined) written.push(...(writing.source === 'text' ? writeText : writePlain)(shown, property, writing));
  }
  return Object.fromEntries(written);
}

function writePlain(value: unknown, property: WireProperty, writing: Writing): [string, unknown][] {
  return [[property.wire, writeValue(value, property, writing)]];
}

/** As text a property may be split or spread, and null is a word. What is in a nested model is JSON, unless it is spread. */
function writeText(value: unknown, property: WireProperty, writing: Writing): [string, unknown][] {
  const { wire, textStyle, nullable, nullItems, nested, once } = property;
  if (value === null) return nullable ? [[wire, 'null']] : [];
  if (textStyle === 'deep' && nested) return deepValues(writeModel(value, nested, writing) as object, wire);
  const written = writeValue(value, property, { ...writing, source: 'json' });
  if (!Array.isArray(written)) return [[wire, written]];
  if (textStyle !== undefined && textStyle !== 'deep') return [[wire, joinItems(written, textStyle)]];
  if (nested && once) return [[wire, JSON.stringify(written)]];
  return [[wire, nullItems ? written.map((item) => (item === null ? 'null' : (item as unknown))) : written]];
}

function writeScalar(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return Array.isArray(value) ? value.map(writeScalar) : value;
}
