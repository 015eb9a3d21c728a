import { isTextValues, newTextValues } from '@modern-rest/core';
import type { WireProperty } from './wire-properties.ts';

/** Takes the place of a value that was sent under a name which cannot be read: `filter.color` for the property `filter`. */
export class Misnamed {
  constructor(readonly name: string) {}
}

/** `true` if text sources may spread the value of a property over several names: `tags[0]`, `filter[color]`. */
export function isSpread({ once, list, nested, collection }: WireProperty): boolean {
  return !once && (list || nested !== undefined || collection === 'map');
}

/** The ways to write a property in a query or a form, for messages. `member` is the name of a member of the nested model. */
export function spelling({ wire, list, nested }: WireProperty, member: string | undefined): string {
  if (!nested) return list ? `must be sent as ${wire} or ${wire}[]` : `must be sent as JSON or as ${wire}[key]`;
  return `must be sent as JSON or as ${wire}${list ? '[0]' : ''}[${member ?? 'name'}]`;
}

/**
 * Returns the function that collects the names with brackets under the properties that they belong to: `{ filter: { color } }` for
 * `filter[color]`. Returns `undefined` if no property can be spread over several names.
 *
 * The value of a list is the list of its items, in the order of their indexes. The value of a model or a map is an object of text values. Brackets
 * within an item or a member are left to the nested model. A name that has no such meaning makes the value `Misnamed`.
 */
export function compileGather(properties: readonly WireProperty[]): ((raw: object) => object) | undefined {
  const spread = new Map(properties.filter(isSpread).map((property) => [property.key, property]));
  if (spread.size === 0) return undefined;
  const declared = new Set(properties.map(({ key }) => key));
  const special = [...spread.values()].filter(({ key }) => key.includes('[') || key.includes('.')).map(specialOwner);
  const ownerOf = (name: string): Owner | undefined =>
    special.map((find) => find(name)).find((owner) => owner !== undefined) ?? ownerBefore(name, '[', spread) ?? ownerBefore(name, '.', spread);

  const gather = (raw: object): object => {
    const gathered = new Map<WireProperty, Parts>();
    const others: [string, unknown][] = [];
    for (const entry of Object.entries(raw)) {
      const owner = declared.has(entry[0]) ? undefined : ownerOf(entry[0]);
      if (!owner) {
        others.push(entry);
        continue;
      }
      const parts = gathered.get(owner.property) ?? { bySegment: new Map(), misnamed: undefined };
      gathered.set(owner.property, parts);
      addPart(parts, owner, entry);
    }
    const values = newTextValues() as Record<string, unknown>;
    for (const [name, value] of others) values[name] = value;
    for (const [property, parts] of gathered) values[property.key] = gatheredValue(property, parts, values[property.key]);
    return values;
  };
  return (raw) => (Object.keys(raw).some((name) => !declared.has(name) && ownerOf(name) !== undefined) ? gather(raw) : raw);
}

/** The property that a name with brackets belongs to, and the part of the name before the brackets. */
interface Owner {
  readonly property: WireProperty;
  readonly prefix: string;
}

function ownerBefore(name: string, separator: string, spread: ReadonlyMap<string, WireProperty>): Owner | undefined {
  const prefix = name.slice(0, Math.max(0, name.indexOf(separator)));
  const property = spread.get(prefix);
  return property && { property, prefix };
}

/** Finds a declared name that has brackets or dots of its own. `groupByName` has numbered the members that follow `[]`. */
function specialOwner(property: WireProperty): (name: string) => Owner | undefined {
  const { key } = property;
  const stem = key.endsWith('[]') ? key.slice(0, -1) : undefined;
  return (name) => {
    if (name.startsWith(`${key}[`)) return { property, prefix: key };
    if (stem === undefined || !name.startsWith(stem)) return undefined;
    const prefix = name.slice(0, name.indexOf('][', stem.length) + 1);
    return prefix === '' ? undefined : { property, prefix };
  };
}

/** The values of one property that were sent under names with brackets. */
interface Parts {
  /** By the first name or index in brackets. */
  readonly bySegment: Map<string, Part>;
  misnamed: string | undefined;
}

interface Part {
  readonly texts: unknown[];
  members: Record<string, unknown> | undefined;
}

/** Each level of a nested model reads the rest of the name again, so the number of brackets is limited. */
const BRACKETS = /^(?:\[[^[\]]*\]){1,32}$/;
const INDEX = /^\d*$/;

function addPart(parts: Parts, { property, prefix }: Owner, [name, value]: readonly [string, unknown]): void {
  const brackets = name.slice(prefix.length);
  const end = brackets.indexOf(']') + 1;
  const [segment, rest] = [brackets.slice(1, end - 1), brackets.slice(end)];
  if (!BRACKETS.test(brackets) || !isReadable(property, segment, rest)) {
    parts.misnamed = name;
    return;
  }
  // The members of a model are kept together. The nested model reads the brackets that follow.
  const isModel = property.nested !== undefined && property.collection === undefined;
  const key = isModel ? '' : segment;
  const part = parts.bySegment.get(key) ?? { texts: [], members: undefined };
  parts.bySegment.set(key, part);
  if (rest === '' && !isModel) for (const text of [value].flat()) part.texts.push(text);
  else {
    const members = part.members ?? (newTextValues() as Record<string, unknown>);
    part.members = members;
    const member = unbracketed(isModel ? brackets : rest);
    members[member] = members[member] === undefined ? value : [members[member], value].flat();
  }
}

/** An item without an index has no members: its name does not tell which item they belong to. */
function isReadable({ list, nested, collection }: WireProperty, segment: string, rest: string): boolean {
  if (list ? !INDEX.test(segment) : segment === '') return false;
  if (nested && collection === undefined) return true;
  return rest === '' || (nested !== undefined && segment !== '' && !rest.startsWith('[]'));
}

/** `a` for `[a]`, and `a[b]` for `[a][b]`. */
function unbracketed(brackets: string): string {
  return brackets.slice(1).replace(']', '');
}

function gatheredValue({ list, collection }: WireProperty, { bySegment, misnamed }: Parts, plain: unknown): unknown {
  if (misnamed !== undefined) return new Misnamed(misnamed);
  const before = plain === undefined ? [] : [plain].flat();
  if (list) {
    const inOrder = [...bySegment].sort(([a], [b]) => positionOf(a) - positionOf(b));
    return [...before, ...inOrder.flatMap(([, part]) => valuesOf(part))];
  }
  if (collection !== 'map') return single([...before, ...[...bySegment.values()].flatMap(valuesOf)]);
  const entries = newTextValues() as Record<string, unknown>;
  for (const [key, part] of bySegment) entries[key] = single(valuesOf(part));
  return single([...before, entries]);
}

/** Items without an index come first. */
function positionOf(segment: string): number {
  return segment === '' ? -1 : Number(segment);
}

function valuesOf({ texts, members }: Part): unknown[] {
  return members ? [...texts, members] : texts;
}

function single(values: readonly unknown[]): unknown {
  return values.length === 1 ? values[0] : values;
}

/** `true` if a value is text, or was gathered from several names. */
export function isSentText(value: unknown): boolean {
  return typeof value === 'string' || isTextValues(value) || value instanceof Misnamed;
}
