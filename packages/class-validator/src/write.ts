import type { Direction, Model, ValueFormat, ValueType } from '@modern-rest/core';
import { type Discriminator, subtypeOf } from './discriminator.ts';
import { memberOf } from './member.ts';
import type { Models } from './models.ts';
import { deepValues, joinItems } from './text-list.ts';
import { transform } from './transform.ts';
import { compileUnions, readUnion, type UnionOf } from './union.ts';
import type { WireProperty } from './wire-properties.ts';
import { type Writing, writingOf } from './writing.ts';

/** What values of any type are written for, unions included. */
export interface TypeWriting extends Writing {
  readonly unionOf: UnionOf;
}

/** Returns the function that writes the declared properties of values of a type, whether they are valid or not. */
export function compileWrite(type: ValueType, format: ValueFormat, known: Models, direction: Direction): (value: unknown) => unknown {
  const unionOf = compileUnions(type, (members) => readUnion(members, known, format, direction));
  const writing: TypeWriting = { ...writingOf(known, format, direction), unionOf };
  if (format.source === 'files' && type.kind === 'model') return (value) => writeFiles(value, writing.propertiesOf(type.model));
  return (value) => writeType(value, type, writing);
}

/** Files are sent as they are; only their fields have names. */
function writeFiles(value: unknown, properties: readonly WireProperty[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(properties.map(({ name, wire }) => [wire, (value as Record<string, unknown>)[name]]));
}

/** Writes a value of a type as a plain one. A value of another type is written by its own class. */
export function writeType(value: unknown, type: ValueType, writing: TypeWriting): unknown {
  switch (type.kind) {
    case 'scalar':
      return writing.any.write(value);
    case 'model':
      return writeModel(value, type.model, writing);
    case 'list':
      return Array.isArray(value) ? value.map((item) => writeType(item, type.item, writing)) : writing.any.write(value);
    case 'record':
      if (!isObject(value)) return writing.any.write(value);
      return Object.fromEntries(writing.any.entries(value).map(([name, one]) => [name, writeType(one, type.item, writing)]));
    case 'union': {
      const member = writing.unionOf(type.members).choose(value, 'model');
      return member ? writeType(value, member, writing) : writing.any.write(value);
    }
    case 'nullable':
      return value === null ? null : writeType(value, type.item, writing);
  }
}

/** Writes a value of a property as a plain one. */
export function writeValue(value: unknown, { nested, discriminator, collection, innerLists }: WireProperty, writing: Writing): unknown {
  const one = (item: unknown): unknown => {
    if (!nested) return writing.any.write(item);
    return discriminator ? writeSubtype(item, discriminator, writing) : writeModel(item, nested, writing);
  };
  const itemOf = (item: unknown, lists: number): unknown =>
    lists > 0 && Array.isArray(item) ? item.map((inner) => itemOf(inner, lists - 1)) : one(item);
  if (collection === 'map' && isObject(value)) {
    return Object.fromEntries(writing.any.entries(value).map(([key, item]) => [key, itemOf(item, innerLists)]));
  }
  if (Array.isArray(value) || value instanceof Set) return [...(value as Iterable<unknown>)].map((item) => itemOf(item, innerLists));
  return one(value);
}

function writeSubtype(value: unknown, discriminator: Discriminator, writing: Writing): unknown {
  const subtype = isObject(value) ? subtypeOf(discriminator, value) : undefined;
  if (!subtype) return writing.any.write(value);
  const [name, model] = subtype;
  const written = writeModel(value, model, writing) as object;
  return Object.hasOwn(written, discriminator.property) ? written : { [discriminator.property]: name, ...written };
}

function writeModel(value: unknown, model: Model, writing: Writing): unknown {
  if (!isObject(value)) return writing.any.write(value);
  const written: [string, unknown][] = [];
  const isOutput = writing.direction === 'output';
  const object = isOutput ? writing.viewOf(model).asInstance(value) : value;
  for (const property of writing.propertiesOf(model)) {
    const held = memberOf(object, property);
    // A client sends what its user wrote; transformations of the input are the server's.
    const shown = isOutput ? transform(property, 'output', held, object) : held;
    if (shown !== undefined) written.push(...(writing.source === 'text' ? writeText : writePlain)(shown, property, writing));
  }
  return Object.fromEntries(written);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
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
