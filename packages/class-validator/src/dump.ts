import type { Loaded, Model, ValueFormat, ValueType } from '@modern-rest/core';
import { TransformationType } from 'class-transformer';
import type { PlanOf } from './load.ts';
import { atIndex, atProperty, inOrder, type LocatedIssue, type Place, ROOT } from './located-issue.ts';
import type { Direction } from './model-plan.ts';
import { type PropertiesOf, validateInstance } from './validate-instance.ts';
import { type WireProperty, wireProperties } from './wire-properties.ts';

/** Returns the function that validates values of a type and writes their declared properties. */
export function compileDump(type: ValueType, format: ValueFormat, planOf: PlanOf): (value: unknown) => Promise<Loaded> {
  const propertiesOf = lazyProperties(format, planOf, 'output');
  return async (value) => {
    const checking: Checking = { propertiesOf, issues: [], roots: [] };
    const image = imageOf(type, value, ROOT, checking);
    for (const { instance, place } of checking.roots) checking.issues.push(...(await validateInstance(instance, place, propertiesOf)));
    return checking.issues.length > 0 ? { issues: inOrder(checking.issues) } : { value: write(image, type, propertiesOf, 'output') };
  };
}

/** Returns the function that writes values of a type as a client sends them, whether they are valid or not. */
export function compileWrite(type: ValueType, format: ValueFormat, planOf: PlanOf): (value: unknown) => unknown {
  const propertiesOf = lazyProperties(format, planOf, 'input');
  if (format.source === 'files' && type.kind === 'model') return (value) => writeFiles(value, propertiesOf(type.model));
  return (value) => write(value, type, propertiesOf, 'input');
}

/** Files are sent as they are; only their fields have names. */
function writeFiles(value: unknown, properties: readonly WireProperty[]): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(properties.map(({ name, wire }) => [wire, (value as Record<string, unknown>)[name]]));
}

function lazyProperties(format: ValueFormat, planOf: PlanOf, direction: Direction): PropertiesOf {
  const properties = new Map<Model, readonly WireProperty[]>();
  return (model) => {
    const known = properties.get(model) ?? wireProperties(planOf(model), format, direction);
    properties.set(model, known);
    return known;
  };
}

interface Checking {
  readonly propertiesOf: PropertiesOf;
  readonly issues: LocatedIssue[];
  readonly roots: { readonly instance: object; readonly place: Place }[];
}

function refuse(place: Place, message: string, { issues }: Checking): undefined {
  issues.push({ ...place, message });
}

/** An instance of the declared model with the declared properties of a value, which may be any object. */
function imageOf(type: ValueType, value: unknown, place: Place, checking: Checking): unknown {
  if (type.kind === 'list') {
    if (!Array.isArray(value)) return refuse(place, 'must be a list', checking);
    return value.map((item, index) => imageOf(type.item, item, atIndex(place, index), checking));
  }
  if (type.kind === 'scalar') {
    const fits = type.scalar === 'date' ? isValidDate(value) : typeof value === type.scalar;
    return fits ? value : refuse(place, `must be a ${type.scalar}`, checking);
  }
  const instance = modelImage(type.model, value, place, checking);
  if (instance) checking.roots.push({ instance, place });
  return instance;
}

function modelImage(model: Model, value: unknown, place: Place, checking: Checking): object | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(place, 'must be an object', checking);
  const image = Object.create(model.prototype as object) as object;
  for (const [position, property] of checking.propertiesOf(model).entries()) {
    const held = propertyImage(property, (value as Record<string, unknown>)[property.name], atProperty(place, property, position), checking);
    if (held !== undefined) Object.defineProperty(image, property.name, { value: held, enumerable: true, writable: true, configurable: true });
  }
  return image;
}

function propertyImage(property: WireProperty, value: unknown, place: Place, checking: Checking): unknown {
  const { nested, list, optional, conditional, wire } = property;
  if (value === undefined) return optional || conditional || property.computed ? undefined : refuse(place, `${wire} is required`, checking);
  if (value === null && (optional || conditional)) return null;
  if (!nested) return value;
  if (!list) return modelImage(nested, value, place, checking);
  if (!Array.isArray(value)) return refuse(place, `${wire} must be a list`, checking);
  return value.map((item, index) => modelImage(nested, item, atIndex(place, index), checking));
}

function isValidDate(value: unknown): boolean {
  return value instanceof Date && !Number.isNaN(value.getTime());
}

function write(value: unknown, type: ValueType, propertiesOf: PropertiesOf, direction: Direction): unknown {
  if (type.kind === 'list') return Array.isArray(value) ? value.map((item) => write(item, type.item, propertiesOf, direction)) : value;
  return type.kind === 'model' ? writeModel(value, type.model, propertiesOf, direction) : writeScalar(value);
}

function writeModel(value: unknown, model: Model, propertiesOf: PropertiesOf, direction: Direction): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const written: Record<string, unknown> = {};
  for (const property of propertiesOf(model)) {
    const one = writeProperty(value as Record<string, unknown>, property, propertiesOf, direction);
    if (one !== undefined) written[property.wire] = one;
  }
  return written;
}

function writeProperty(object: Record<string, unknown>, property: WireProperty, propertiesOf: PropertiesOf, direction: Direction): unknown {
  const { name, nested, transforms } = property;
  const value = direction === 'output' ? transformed(object, name, transforms.output) : object[name];
  if (!nested) return writeScalar(value);
  return Array.isArray(value)
    ? value.map((item) => writeModel(item, nested, propertiesOf, direction))
    : writeModel(value, nested, propertiesOf, direction);
}

/** Runs `@Transform` of class-transformer on what is written. */
function transformed(object: Record<string, unknown>, name: string, transforms: WireProperty['transforms']['output']): unknown {
  return transforms.reduce<unknown>(
    (value, { transformFn }) => transformFn({ value, key: name, obj: object, type: TransformationType.CLASS_TO_PLAIN, options: {} }),
    object[name],
  );
}

function writeScalar(value: unknown): unknown {
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
  return Array.isArray(value) ? value.map(writeScalar) : value;
}
