import {
  isReceivedFile,
  type JsonBounds,
  type Loaded,
  type Model,
  type ReceivedFile,
  shownName,
  UnreadableModelError,
  type ValueFormat,
  type ValueSource,
  type ValueType,
} from '@modern-rest/core';
import { type Coerced, coerceText, readDate, readScalar } from './coerce.ts';
import { conclude, type Findings, newFindings, refuse } from './findings.ts';
import { atIndex, atProperty, type Place, ROOT } from './located-issue.ts';
import type { PlanOf } from './model-plan.ts';
import { listItems, parseJson } from './text-json.ts';
import { deepMembers, deepName } from './text-list.ts';
import { transform } from './transform.ts';
import { doubtType } from './type-doubt.ts';
import { compileUnions, readUnion, type Union, type UnionOf } from './union.ts';
import { type PropertiesOf, type WireProperty, wireProperties } from './wire-properties.ts';

/** Returns the function that turns raw values of a type into models, validated by class-validator. */
export function compileLoad(type: ValueType, format: ValueFormat, planOf: PlanOf, bounds: JsonBounds): (raw: unknown) => Promise<Loaded> {
  const propertiesOf = wireProperties(planOf, format, 'input');
  if (format.source === 'files' && type.kind === 'model') checkFileModels(type.model, propertiesOf);
  const unionOf = compileUnions(type, (members) => readUnion(members, planOf, format, 'input'));
  return async (raw) => {
    const reading: Reading = { ...newFindings(propertiesOf), unionOf, forbidUnknown: format.forbidUnknown, bounds, isHeader: format.ignoreCase };
    const value = readType(type, raw, { source: format.source, place: ROOT }, reading);
    const issues = await conclude(reading);
    return issues.length > 0 ? { issues } : { value };
  };
}

interface Reading extends Findings {
  readonly unionOf: UnionOf;
  readonly forbidUnknown: boolean;
  /** Of JSON within text. */
  readonly bounds: JsonBounds;
  /** Whether lists are written as header fields write them. */
  readonly isHeader: boolean;
}

/** Where a raw value is, and how values are written there. */
interface Origin {
  readonly source: ValueSource;
  readonly place: Place;
}

function readType(type: ValueType, raw: unknown, origin: Origin, reading: Reading): unknown {
  const { source, place } = origin;
  if (raw === undefined) return refuse(place, 'is required', reading, 'required');
  switch (type.kind) {
    case 'scalar':
      // A form as a whole is no text.
      return accept(source === 'text' && typeof raw === 'string' ? coerceText(raw, type.scalar, {}) : readScalar(raw, type.scalar), place, reading);
    case 'model':
      return readRoot(type.model, raw, origin, reading);
    case 'nullable':
      return raw === null ? null : readType(type.item, raw, origin, reading);
    case 'list':
      return readList(type.item, raw, origin, reading);
    case 'record':
      return readRecord(type.item, raw, origin, reading);
    case 'union':
      return readMember(reading.unionOf(type.members), raw, origin, reading);
  }
}

function readList(item: ValueType, raw: unknown, { source, place }: Origin, reading: Reading): unknown {
  const items = source === 'text' && !Array.isArray(raw) ? [raw] : raw;
  if (!Array.isArray(items)) return refuse(place, 'must be a list', reading);
  return items.map((one, index) => readType(item, one, { source, place: atIndex(place, index) }, reading));
}

/** Names are data of the client: the object has no prototype that one of them could stand for. */
function readRecord(item: ValueType, raw: unknown, { source, place }: Origin, reading: Reading): unknown {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse(place, 'must be an object', reading);
  const record = Object.create(null) as Record<string, unknown>;
  for (const [index, [name, one]] of Object.entries(raw).entries()) {
    const at = atProperty(place, { wire: shownName(name) }, index);
    record[name] =
      Array.isArray(one) && source === 'text' && item.kind !== 'list'
        ? refuse(at, sentOnce(one.length), reading, 'once')
        : readType(item, one, { source, place: at }, reading);
  }
  return record;
}

function readMember(union: Union, raw: unknown, origin: Origin, reading: Reading): unknown {
  const member = union.choose(raw, 'wire');
  if (member) return readType(member, raw, origin, reading);
  const { discriminator, expected } = union;
  if (!discriminator || typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse(origin.place, expected, reading);
  return refuse(atProperty(origin.place, discriminator.property, 0), discriminator.expected, reading, 'discriminator');
}

function sentOnce(times: number): string {
  return `must be sent once, not ${times} times`;
}

function readRoot(model: Model, raw: unknown, origin: Origin, reading: Reading): object | undefined {
  const instance = readModel(model, raw, origin, reading);
  if (instance) reading.roots.push({ instance, place: origin.place });
  return instance;
}

function accept(read: Coerced, place: Place, reading: Reading): unknown {
  return 'value' in read ? read.value : refuse(place, read.expected, reading);
}

/** class-validator asks an object itself whether it has keys, and throws where the client has put something else in the place of the answer. */
function hidesItsKeys({ validations }: WireProperty, raw: unknown): boolean {
  return (
    typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'hasOwnProperty') && validations.some(({ name }) => name === 'isNotEmptyObject')
  );
}

/** What cannot be read breaks the constraint that asks for its type, and is told in its words. */
function acceptAs({ validations }: WireProperty, read: Coerced, place: Place, reading: Reading): unknown {
  if ('value' in read) return read.value;
  const asks = validations.find(({ name = '' }) => TYPE_CONSTRAINTS.has(name));
  if (typeof asks?.message !== 'string' || asks.message.includes('$')) return refuse(place, read.expected, reading, asks?.name);
  reading.refused.push({ ...place, message: asks.message, constraint: asks.name as string });
  return undefined;
}

const TYPE_CONSTRAINTS: ReadonlySet<string> = new Set(['isInt', 'isNumber', 'isBoolean', 'isDate']);

/** Levels of models within models: class-validator descends by recursion, and JSON in text has no limit of its own. */
const MAX_DEPTH = 256;

function readModel(model: Model, raw: unknown, { source, place }: Origin, reading: Reading): object | undefined {
  if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse(place, 'must be an object', reading);
  if (place.path.length > MAX_DEPTH) return refuse(place, `must not be nested deeper than ${MAX_DEPTH} levels`, reading, 'depth');
  const properties = reading.propertiesOf(model);
  if (reading.forbidUnknown) refuseUnknown(raw, properties, { source, place }, reading);

  const instance = new model() as Record<string, unknown>;
  for (const [position, property] of properties.entries()) {
    const value = readProperty(property, sentOf(property, raw, source), { source, place: atProperty(place, property, position) }, raw, reading);
    if (value !== undefined) instance[property.name] = value;
  }
  return instance;
}

function own(values: object, key: string): unknown {
  return Object.hasOwn(values, key) ? (values as Record<string, unknown>)[key] : undefined;
}

/** The raw value of a property; that of one which is spread are its members, or the word for null. */
function sentOf(property: WireProperty, raw: object, source: ValueSource): unknown {
  if (!isDeep(property, source)) return own(raw, keyOf(property, source));
  return deepMembers(raw, property.key) ?? (isSpreadNull(property, raw) ? 'null' : undefined);
}

/** Case counts in JSON, wherever it is written. */
function keyOf({ wire, key }: WireProperty, source: ValueSource): string {
  return source === 'json' ? wire : key;
}

function isDeep({ textStyle }: WireProperty, source: ValueSource): boolean {
  return source === 'text' && textStyle === 'deep';
}

function isSpreadNull({ nullable, key }: WireProperty, raw: object): boolean {
  return nullable && own(raw, key) === 'null';
}

function refuseUnknown(raw: object, properties: readonly WireProperty[], { source, place: { path, order } }: Origin, { refused }: Reading): void {
  const declared = new Set(
    properties.flatMap((property) => {
      if (!isDeep(property, source)) return keyOf(property, source);
      const members = Object.keys(deepMembers(raw, property.key) ?? {}).map((member) => deepName(property.key, member));
      return isSpreadNull(property, raw) ? [...members, property.key] : members;
    }),
  );
  for (const name of Object.keys(raw)) {
    if (declared.has(name)) continue;
    refused.push({ path: [...path, shownName(name)], order: [...order, properties.length], message: 'is not declared', constraint: 'undeclared' });
  }
}

function readProperty(property: WireProperty, raw: unknown, origin: Origin, object: object, reading: Reading): unknown {
  const { optional, conditional, initial, list, nullable, readsRaw } = property;
  const { place, source } = origin;
  if (raw === undefined) return optional || conditional || initial !== undefined ? undefined : refuse(place, 'is required', reading, 'required');

  const count = reading.refused.length;
  if (nullable && (raw === null || (source === 'text' && raw === 'null'))) return null;
  const read = readsRaw || (raw === null && (optional || conditional)) ? raw : readDeclared(property, raw, origin, reading);
  if (reading.refused.length > count) return read;

  const value = transform(property, 'input', read, object);
  const nothing = value === undefined || value === null;
  if (list && !nothing && !Array.isArray(value)) return refuse(place, 'must be a list', reading);
  doubtType(property, value, place, reading);
  return value;
}

function readDeclared(property: WireProperty, raw: unknown, { source, place }: Origin, reading: Reading): unknown {
  if (!property.list) {
    if (source === 'json' || !Array.isArray(raw)) return readValue(property, raw, { source, place }, reading);
    return refuse(place, sentOnce(raw.length), reading, 'once');
  }
  const list = listItems(property, raw, { ...reading, source });
  if (!list) return refuse(place, 'must be a list', reading);
  return list.items.map((item, index) => readValue(property, item, { source: list.source, place: atIndex(place, index) }, reading));
}

/** Reads a value of a property, or an item of its list. */
function readValue(property: WireProperty, raw: unknown, origin: Origin, reading: Reading): unknown {
  const { nested, list, scalar, keywords, itemKeywords } = property;
  if (origin.source === 'files') return readFile(property, raw, origin.place, reading);
  if (isDeep(property, origin.source)) return (property.cascades ? readModel : readRoot)(nested as Model, raw, origin, reading);
  if (nested) return readNested(property, nested, raw, origin, reading);
  if (origin.source === 'text') return acceptAs(property, coerceText(String(raw), scalar, list ? itemKeywords : keywords), origin.place, reading);
  if (scalar === 'date') return acceptAs(property, readDate(raw), origin.place, reading);
  return hidesItsKeys(property, raw) ? refuse(origin.place, 'must not have a key hasOwnProperty', reading, 'isNotEmptyObject') : raw;
}

/** A nested model; in text its value is JSON, whatever the client called it. */
function readNested({ cascades }: WireProperty, model: Model, raw: unknown, { source, place }: Origin, reading: Reading): unknown {
  const parsed: Coerced = source === 'json' ? { value: raw } : parseJson(raw, reading.bounds);
  if ('expected' in parsed) return refuse(place, parsed.expected, reading, 'json');
  return (cascades ? readModel : readRoot)(model, parsed.value, { source: 'json', place }, reading);
}

/** What is known of a file is given to its model: without one there would be nothing to give. */
function checkFileModels(model: Model, propertiesOf: PropertiesOf): void {
  const unknown = propertiesOf(model).find(({ nested }) => !nested);
  if (!unknown) return;
  const fix = `give it one that says what a file must be: @Nested() ${unknown.name}: UploadedFile`;
  throw new UnreadableModelError(model.name, `the file ${unknown.name} has no model`, fix);
}

function readFile({ nested, cascades }: WireProperty, raw: unknown, place: Place, reading: Reading): unknown {
  if (!isReceivedFile(raw)) return refuse(place, 'must be a file', reading);
  const model = nested as Model;
  const attributes = attributesOnWire(raw, reading.propertiesOf(model));
  const instance = (cascades ? readModel : readRoot)(model, attributes, { source: 'json', place }, reading);
  if (instance) raw.bindTo(instance);
  return instance;
}

/** The attributes of a file under the names that its model gives them. */
function attributesOnWire({ attributes }: ReceivedFile, properties: readonly WireProperty[]): object {
  const named = properties.map(({ wire, name }) => [wire, (attributes as unknown as Record<string, unknown>)[name]]);
  return Object.fromEntries(named) as object;
}
