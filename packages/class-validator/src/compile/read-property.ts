import { type FileAttributes, isTextValues, type Model, ReceivedFile, RefusedFile, shownName, type ValueSource } from '@modern-rest/core';
import { isSentText, isSpread, Misnamed, spelling } from '../bracket-values.ts';
import { type Coerced, coerceText, readDate } from '../coerce.ts';
import { DETECTED, disagreement } from '../detected.ts';
import { chooseSubtype, type Discriminator } from '../discriminator.ts';
import { readContext } from '../property-context.ts';
import { listItems, NOT_JSON, parseJson } from '../text-json.ts';
import type { WireProperty } from '../wire-properties.ts';
import { type Findings, type NamedStep, REFUSED, type Rule, refusal, refuse, within } from './findings.ts';
import { compileRawFile } from './raw-file.ts';
import { HIDES_ITS_KEYS, NOT_A_FILE, NOT_A_LIST, NOT_AN_OBJECT } from './refusals.ts';

/** Reads a raw value, or refuses it. */
export type Read = (raw: unknown, found: Findings) => unknown;

/** How models within properties are read. */
export interface Models {
  /** Reads a model from values of a source. */
  reader(model: Model, source: ValueSource): Read;
  /** Reads the model of a file from its attributes. */
  fileReader(model: Model): Read;
  /** The properties of a model that come in. */
  properties(model: Model): readonly WireProperty[];
  /** Whether lists are written as header fields write them. */
  readonly isHeader: boolean;
}

/** Returns the function that reads what was sent for a property; `undefined` where it is taken as it is. */
export function compileReadProperty(property: WireProperty, source: ValueSource, models: Models): Read | undefined {
  if (source === 'files')
    return property.list ? readMany(property, readFile(property, models), undefined, source, models) : readOnce(readFile(property, models));
  const item = compileReadItem(property, source, models);
  if (source === 'json') {
    if (property.collection === 'map') return readMap(item);
    return property.list ? readMany(property, item, item, source, models) : item;
  }
  return readNamed(property, models, compileReadText(property, item as Read, models));
}

function compileReadText(property: WireProperty, item: Read, models: Models): Read {
  if (property.list) return readMany(property, item, compileReadItem(property, 'json', models), 'text', models);
  if (property.collection !== 'map') return readOnce(item);
  return readOnce(readTextOrJson(readMap(readOnce(item)), readMap(compileReadItem(property, 'json', models))));
}

/** Refuses a value whose name cannot be read, and says how the name is written. */
function readNamed(property: WireProperty, models: Models, read: Read): Read {
  if (!isSpread(property)) return read;
  return (raw, found) => {
    if (!(raw instanceof Misnamed)) return read(raw, found);
    const expected = `${spelling(property, firstMember(property, models))}; the request has "${shownName(raw.name)}"`;
    return refuse(found, refusal(expected, 'name'), raw);
  };
}

/** The name of the first member of the nested model, for messages. */
function firstMember({ nested }: WireProperty, models: Models): string | undefined {
  return nested && models.properties(nested)[0]?.wire;
}

/**
 * Returns the function that reads what `@Transform` returned for a text. Text is read as the declared type, also within a list. Any other value was
 * converted by the transformation and is taken unchanged.
 */
export function compileReadTransformed(property: WireProperty, models: Models): Read {
  const read = compileReadProperty(property, 'text', models) as Read;
  const item = compileReadItem(property, 'text', models) as Read;
  const readText: Read = (value, found) => (typeof value === 'string' ? item(value, found) : value);
  return (value, found) => {
    if (isSentText(value)) return read(value, found);
    if (!property.list) return value;
    if (Array.isArray(value)) return readItems(value, readText, found);
    return value instanceof Set ? new Set(readItems([...(value as Set<unknown>)], readText, found)) : value;
  };
}

/** Reads a value of a property, or an item of its collection. */
export function compileReadItem(property: WireProperty, source: ValueSource, models: Models): Read | undefined {
  const read = compileReadPresent(property, source, models);
  if (!read || !property.nullItems) return read;
  return (raw, found) => (raw === null || (raw === 'null' && source === 'text') ? null : read(raw, found));
}

function compileReadPresent(property: WireProperty, source: ValueSource, models: Models): Read | undefined {
  const { nested, discriminator, scalar, collection, keywords, itemKeywords } = property;
  if (nested) {
    const readFrom = (from: ValueSource): Read => {
      let read = discriminator ? readSubtype(discriminator, from, models) : models.reader(nested, from);
      for (let lists = 0; lists < property.innerLists; lists++) read = readList(read);
      return read;
    };
    const ofJson = readFrom('json');
    if (source === 'json') return ofJson;
    const expected = property.style === 'deep' ? () => spelling(property, firstMember(property, models)) : undefined;
    return property.once || property.innerLists > 0 ? readJson(ofJson) : readTextOrJson(readFrom('text'), ofJson, expected);
  }
  const accept = compileAccept(property);
  if (source === 'text') return (raw, found) => accept(coerceText(String(raw), scalar, collection ? itemKeywords : keywords), raw, found);
  if (scalar === 'date') return (raw, found) => accept(readDate(raw), raw, found);
  return property.validations.some(({ name }) => name === 'isNotEmptyObject') ? refuseHidden : undefined;
}

/** class-validator asks an object itself whether it has keys, and throws where the client has put something else in the place of the answer. */
function refuseHidden(raw: unknown, found: Findings): unknown {
  return typeof raw === 'object' && raw !== null && Object.hasOwn(raw, 'hasOwnProperty') ? refuse(found, HIDES_ITS_KEYS, raw) : raw;
}

const TYPE_CONSTRAINTS: ReadonlySet<string> = new Set(['isInt', 'isNumber', 'isBoolean', 'isDate']);

/** What cannot be read breaks the constraint that asks for its type, and is told in its words. */
function compileAccept({ validations }: WireProperty): (read: Coerced, raw: unknown, found: Findings) => unknown {
  const asks = validations.find(({ name = '' }) => TYPE_CONSTRAINTS.has(name));
  const own = asks?.message;
  const rule: ((expected: string) => Rule) | undefined =
    typeof own === 'string' && !own.includes('$')
      ? () => ({ ...refusal('', asks?.name), tell: () => own })
      : (expected) => refusal(expected, asks?.name);
  return (read, raw, found) => ('value' in read ? read.value : refuse(found, rule(read.expected), raw));
}

/** Reads what was gathered from several names as text, and one text as JSON. */
function readTextOrJson(text: Read, json: Read, expected?: () => string): Read {
  const parse = readJson(json, expected);
  return (raw, found) => (isTextValues(raw) ? text(raw, found) : parse(raw, found));
}

/** Reads one text as JSON. `expected` says what a text that is not JSON must be. */
function readJson(read: Read, expected: () => string = () => NOT_JSON): Read {
  return (raw, found) => {
    const parsed = parseJson(raw, found.bounds);
    if (!('expected' in parsed)) return read(parsed.value, found);
    return refuse(found, refusal(parsed.expected === NOT_JSON ? expected() : parsed.expected, 'json'), raw);
  };
}

function readSubtype(discriminator: Discriminator, source: ValueSource, models: Models): Read {
  const unknown = refusal(discriminator.expected, 'discriminator');
  const step: NamedStep = { wire: discriminator.property, position: 0 };
  const isDeclared = (model: Model): boolean => models.properties(model).some(({ wire }) => wire === discriminator.property);
  return (raw, found) => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse(found, NOT_AN_OBJECT, raw);
    const model = chooseSubtype(discriminator, raw);
    if (model && isDeclared(model)) return models.reader(model, source)(raw, found);
    if (model) return keep(discriminator, raw, models.reader(model, source)(without(raw, discriminator.property), found));
    const from = found.failures.length;
    refuse(found, unknown, raw);
    within(found, from, step);
    return REFUSED;
  };
}

/** Copies the discriminator into the instance if `keepDiscriminatorProperty` is set. */
function keep({ kept, property }: Discriminator, raw: object, instance: unknown): unknown {
  if (kept && instance !== REFUSED) (instance as Record<string, unknown>)[property] = (raw as Record<string, unknown>)[property];
  return instance;
}

/** What only tells the class is no property of it. */
function without(raw: object, name: string): object {
  const { [name]: _, ...rest } = raw as Record<string, unknown>;
  return rest;
}

function readOnce(read: Read): Read {
  return (raw, found) => (Array.isArray(raw) ? refuse(found, refusal(`must be sent once, not ${raw.length} times`, 'once'), raw) : read(raw, found));
}

/** A list, or what is made of one. Items that are refused leave their places empty. */
function readMany(property: WireProperty, item: Read | undefined, ofJson: Read | undefined, source: ValueSource, { isHeader }: Models): Read {
  const { collection, listClass } = property;
  const collect = (items: readonly unknown[]): unknown => {
    if (collection === 'set') return new Set(items);
    return listClass ? Object.assign(new listClass(), items) : items;
  };
  return (raw, found) => {
    const list = listItems(property, raw, { source, bounds: found.bounds, isHeader });
    if (!list) return refuse(found, NOT_A_LIST, raw);
    if ('expected' in list) return refuse(found, refusal(list.expected), raw);
    const items = readItems(list.items, list.source === source ? item : ofJson, found);
    return collect(items);
  };
}

/** Reads a list within a list. */
function readList(item: Read): Read {
  return (raw, found) => (Array.isArray(raw) ? readItems(raw, item, found) : refuse(found, NOT_A_LIST, raw));
}

/** Reads the items of a list until enough is wrong with them. */
export function readItems(items: readonly unknown[], read: Read | undefined, found: Findings): readonly unknown[] {
  if (!read) return items;
  const values: unknown[] = [];
  for (let index = 0; index < items.length; index++) {
    const from = found.failures.length;
    const value = read(items[index], found);
    values.push(value === REFUSED ? undefined : value);
    if (found.failures.length === from) continue;
    within(found, from, index);
    if (found.failures.length >= found.enough) break;
  }
  return values;
}

function readMap(read: Read | undefined): Read {
  return (raw, found) => {
    if (typeof raw !== 'object' || raw === null || Array.isArray(raw)) return refuse(found, NOT_AN_OBJECT, raw);
    const entries = Object.entries(raw).map(([key, value], position) => {
      const from = found.failures.length;
      const one = read ? read(value, found) : value;
      within(found, from, { wire: shownName(key), position, key });
      return [key, one === REFUSED ? undefined : one] as const;
    });
    return new Map(entries);
  };
}

function readFile({ nested }: WireProperty, models: Models): Read {
  const model = nested as Model;
  const properties = models.properties(model);
  const read = models.fileReader(model);
  const rawFile = compileRawFile(properties);
  const checkClaims = compileCheckClaims(properties);
  return (raw, found) => {
    if (!ReceivedFile.is(raw)) return refuse(found, RefusedFile.is(raw) ? refusal(raw.expected) : NOT_A_FILE, raw);
    const instance = read(rawFile(raw), found);
    checkClaims?.(raw.attributes, found);
    return instance;
  };
}

/** What the client says of a file is not in every model of one: it is asked here, where all of it is known. */
function compileCheckClaims(properties: readonly WireProperty[]): ((attributes: FileAttributes, found: Findings) => void) | undefined {
  const position = properties.findIndex(({ validations }) => readContext(validations, DETECTED) !== undefined);
  if (position < 0) return undefined;
  const step: NamedStep = { wire: (properties[position] as WireProperty).wire, position };
  return (attributes, found) => {
    const wrong = disagreement(attributes);
    if (wrong === undefined) return;
    const from = found.failures.length;
    refuse(found, refusal(wrong, 'detected'), attributes.detectedType);
    within(found, from, step);
  };
}
