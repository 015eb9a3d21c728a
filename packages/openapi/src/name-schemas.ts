import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import type { SchemaEntry } from './schema-registry.ts';

/** The schemas of a document by their final names, and the document with references to those. */
export interface NamedSchemas<T> {
  readonly document: T;
  readonly schemas: Readonly<Record<string, SchemaObjectValue>>;
}

/**
 * Names schemas after their models.
 *
 * Uses of one model that look the same share a schema; where its input looks different it is named `UserInput`. Different
 * models of one name are numbered.
 */
export function nameSchemas<T>(document: T, entries: readonly SchemaEntry[], taken: Iterable<string>): NamedSchemas<T> {
  const groups = groupAlike(entries);
  const names = new Map<string, string>();
  const used = new Set(taken);
  const schemas: Record<string, SchemaObjectValue> = {};
  for (const group of groups.values()) {
    const name = freeName(preferredName(group, groups), used);
    used.add(name);
    for (const { key } of group) names.set(key, `#/components/schemas/${name}`);
    schemas[name] = (group[0] as SchemaEntry).schema;
  }
  const rename = <V>(value: V): V => replaceReferences(value, (reference) => names.get(reference) ?? reference);
  return { document: rename(document), schemas: rename(sortByName(schemas)) };
}

/** Splits the uses of each model until all members of a group refer to members of the same groups. */
function groupAlike(entries: readonly SchemaEntry[]): Map<string, SchemaEntry[]> {
  const models = new Map<unknown, number>();
  let groupOf = new Map(entries.map(({ key, model }) => [key, String(models.get(model) ?? models.set(model, models.size).get(model))]));
  for (let count = 0; count !== new Set(groupOf.values()).size; ) {
    count = new Set(groupOf.values()).size;
    const previous = groupOf;
    const signature = ({ key, schema }: SchemaEntry): string =>
      `${previous.get(key)} ${JSON.stringify(replaceReferences(schema, (reference) => previous.get(reference) ?? reference))}`;
    const numbers = new Map<string, number>();
    groupOf = new Map(
      entries.map((entry) => {
        const own = signature(entry);
        return [entry.key, String(numbers.get(own) ?? numbers.set(own, numbers.size).get(own))];
      }),
    );
  }
  const groups = new Map<string, SchemaEntry[]>();
  for (const entry of entries) {
    const group = groupOf.get(entry.key) as string;
    groups.set(group, [...(groups.get(group) ?? []), entry]);
  }
  return groups;
}

function preferredName(group: readonly SchemaEntry[], groups: ReadonlyMap<string, readonly SchemaEntry[]>): string {
  const { model } = group[0] as SchemaEntry;
  const name = model.name.replace(/[^\w.-]/g, '_') || 'Model';
  const hasOtherForm = [...groups.values()].some((other) => other !== group && other[0]?.model === model);
  return hasOtherForm && group.every(({ direction }) => direction === 'input') ? `${name}Input` : name;
}

function freeName(name: string, used: ReadonlySet<string>): string {
  let free = name;
  for (let number = 2; used.has(free); number++) free = `${name}${number}`;
  return free;
}

function replaceReferences<V>(value: V, replace: (reference: string) => string): V {
  if (Array.isArray(value)) return value.map((item: unknown) => replaceReferences(item, replace)) as V;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, one]: [string, unknown]) => {
    if (key === '$ref' && typeof one === 'string') return [key, replace(one)];
    if (key === 'discriminator' && isDiscriminator(one)) return [key, { ...one, mapping: mapValues(one.mapping, replace) }];
    return [key, replaceReferences(one, replace)];
  });
  return Object.fromEntries(entries) as V;
}

/** A property may have this name, too; then it holds a schema. */
function isDiscriminator(value: unknown): value is { readonly propertyName: string; readonly mapping: Record<string, string> } {
  return typeof value === 'object' && value !== null && 'mapping' in value && typeof (value as { propertyName?: unknown }).propertyName === 'string';
}

function mapValues(mapping: Readonly<Record<string, string>>, replace: (reference: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(mapping).map(([value, reference]) => [value, replace(reference)]));
}

function sortByName(schemas: Record<string, SchemaObjectValue>): Record<string, SchemaObjectValue> {
  return Object.fromEntries(Object.entries(schemas).sort(([a], [b]) => (a < b ? -1 : 1)));
}
