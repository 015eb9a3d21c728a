import { isReceivedFile, type Loaded, type Model, type ReceivedFile, type ValueFormat, type ValueSource, type ValueType } from '@modern-rest/core';
import { TransformationType } from 'class-transformer';
import { type Coerced, coerceText, readDate } from './coerce.ts';
import { atIndex, atProperty, inOrder, type LocatedIssue, type Place, ROOT } from './located-issue.ts';
import type { ModelPlan } from './model-plan.ts';
import { type PropertiesOf, validateInstance } from './validate-instance.ts';
import { type WireProperty, wireProperties } from './wire-properties.ts';

/** Gives what is known of a model. */
export type PlanOf = (model: Model) => ModelPlan;

/** Returns the function that turns raw values of a type into models, validated by class-validator. */
export function compileLoad(type: ValueType, format: ValueFormat, planOf: PlanOf): (raw: unknown) => Promise<Loaded> {
  const properties = new Map<Model, readonly WireProperty[]>();
  const propertiesOf: PropertiesOf = (model) => {
    const known = properties.get(model) ?? wireProperties(planOf(model), format, 'input');
    properties.set(model, known);
    return known;
  };
  return async (raw) => {
    const reading: Reading = { format, propertiesOf, issues: [], roots: [] };
    const value = readType(type, raw, format.source, ROOT, reading);
    const refused = new Set(reading.issues.map(({ path }) => JSON.stringify(path)));
    for (const { instance, place } of reading.roots) {
      const found = await validateInstance(instance, place, propertiesOf);
      // What could not be read needs no second opinion.
      reading.issues.push(...found.filter(({ path }) => !isWithin(path, refused)));
    }
    return reading.issues.length > 0 ? { issues: inOrder(reading.issues) } : { value };
  };
}

/** One value on its way: what is wrong with it so far, and the instances that class-validator has to see. */
interface Reading {
  readonly format: ValueFormat;
  readonly propertiesOf: PropertiesOf;
  readonly issues: LocatedIssue[];
  readonly roots: { readonly instance: object; readonly place: Place }[];
}

function isWithin(path: Place['path'], refused: ReadonlySet<string>): boolean {
  return refused.size > 0 && path.some((_, index) => refused.has(JSON.stringify(path.slice(0, index + 1))));
}

function refuse(place: Place, message: string, { issues }: Reading): undefined {
  issues.push({ ...place, message });
}

function readType(type: ValueType, raw: unknown, source: ValueSource, place: Place, reading: Reading): unknown {
  if (type.kind === 'list') {
    if (!Array.isArray(raw)) return refuse(place, 'must be a list', reading);
    return raw.map((item, index) => readType(type.item, item, source, atIndex(place, index), reading));
  }
  if (type.kind === 'scalar') {
    const read = readRootScalar(raw, type.scalar);
    return 'value' in read ? read.value : refuse(place, read.expected, reading);
  }
  const instance = readModel(type.model, raw, source, place, reading);
  if (instance) reading.roots.push({ instance, place });
  return instance;
}

function readRootScalar(raw: unknown, scalar: 'string' | 'number' | 'boolean' | 'date'): Coerced {
  if (scalar === 'date') return readDate(raw);
  return typeof raw === scalar ? { value: raw } : { expected: `must be a ${scalar}` };
}

function readModel(model: Model, raw: unknown, source: ValueSource, place: Place, reading: Reading): object | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse(place, 'must be an object', reading);
  const properties = reading.propertiesOf(model);
  if (reading.format.forbidUnknown) refuseUnknown(raw, properties, place, reading);

  const instance = new model() as Record<string, unknown>;
  for (const [position, property] of properties.entries()) {
    if (property.computed) continue;
    const at = atProperty(place, property, position);
    const value = Object.hasOwn(raw, property.key) ? (raw as Record<string, unknown>)[property.key] : undefined;
    const read = readProperty(property, value, source, at, reading);
    if (read !== undefined) instance[property.name] = read;
  }
  applyTransforms(instance, properties, raw);
  return instance;
}

function refuseUnknown(raw: object, properties: readonly WireProperty[], place: Place, reading: Reading): void {
  const declared = new Set(properties.map(({ key }) => key));
  for (const name of Object.keys(raw)) {
    if (!declared.has(name)) refuse({ path: [...place.path, name], order: [...place.order, properties.length] }, 'is not declared', reading);
  }
}

function readProperty(property: WireProperty, raw: unknown, source: ValueSource, place: Place, reading: Reading): unknown {
  if (raw === undefined) {
    const required = !property.optional && !property.conditional && property.initial === undefined;
    return required ? refuse(place, `${property.wire} is required`, reading) : undefined;
  }
  if (raw === null && (property.optional || property.conditional)) return null;
  if (!property.list) return readOne(property, raw, source, place, reading);

  const items = listItems(property, raw, source);
  if (!items) return refuse(place, `${property.wire} must be a list`, reading);
  return items.map((item, index) => readItem(property, item, source, atIndex(place, index), reading));
}

/** The items of a list: in text and among files one value stands for a list of one, and a nested list may be sent as JSON. */
function listItems({ nested }: WireProperty, raw: unknown, source: ValueSource): readonly unknown[] | undefined {
  if (Array.isArray(raw)) return raw;
  if (source === 'json') return undefined;
  if (nested && typeof raw === 'string') {
    const parsed = parseJson(raw);
    if (Array.isArray(parsed)) return parsed.map((item) => JSON.stringify(item));
  }
  return [raw];
}

function readOne(property: WireProperty, raw: unknown, source: ValueSource, place: Place, reading: Reading): unknown {
  if (source !== 'json' && Array.isArray(raw)) {
    return refuse(place, `${property.wire} must be sent once, not ${raw.length} times`, reading);
  }
  return readItem(property, raw, source, place, reading);
}

function readItem(property: WireProperty, raw: unknown, source: ValueSource, place: Place, reading: Reading): unknown {
  const { nested, scalar, transforms } = property;
  if (source === 'files') return readFile(property, raw, place, reading);
  if (nested) return readNested(nested, raw, source, place, reading);
  // A transformation of the user's expects what was sent.
  if (transforms.input.length > 0 || raw === null) return raw;

  const read = source === 'text' ? coerceText(String(raw), scalar) : readJson(raw, scalar);
  return 'value' in read ? read.value : refuse(place, `${property.wire} ${read.expected}`, reading);
}

function readJson(raw: unknown, scalar: WireProperty['scalar']): Coerced {
  return scalar === 'date' ? readDate(raw) : { value: raw };
}

/** A nested model; in text its value is JSON, whatever the client called it. */
function readNested(model: Model, raw: unknown, source: ValueSource, place: Place, reading: Reading): unknown {
  if (source === 'json') return readModel(model, raw, 'json', place, reading);
  const parsed = typeof raw === 'string' ? parseJson(raw) : undefined;
  return parsed === undefined ? refuse(place, 'must be JSON', reading) : readModel(model, parsed, 'json', place, reading);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function readFile(property: WireProperty, raw: unknown, place: Place, reading: Reading): unknown {
  if (!isReceivedFile(raw)) return refuse(place, `${property.wire} must be a file`, reading);
  if (!property.nested) return raw;
  const instance = readModel(property.nested, attributesOnWire(raw, property.nested, reading), 'json', place, reading);
  if (instance) raw.bindTo(instance);
  return instance;
}

/** The attributes of a file under the names that its model gives them. */
function attributesOnWire({ attributes }: ReceivedFile, model: Model, { propertiesOf }: Reading): object {
  const named = propertiesOf(model).map(({ key, name }) => [key, (attributes as unknown as Record<string, unknown>)[name]]);
  return Object.fromEntries(named) as object;
}

/** Runs `@Transform` of class-transformer on what was read. */
function applyTransforms(instance: Record<string, unknown>, properties: readonly WireProperty[], raw: object): void {
  for (const { name, transforms } of properties) {
    for (const { transformFn } of transforms.input) {
      instance[name] = transformFn({ value: instance[name], key: name, obj: raw, type: TransformationType.PLAIN_TO_CLASS, options: {} });
    }
  }
}
