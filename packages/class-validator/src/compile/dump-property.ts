import type { Model } from '@modern-rest/core';
import { subtypeOf } from '../discriminator.ts';
import { transform } from '../transform.ts';
import type { WireProperty } from '../wire-properties.ts';
import type { Writing } from '../write.ts';
import { writeValue } from '../write.ts';
import { compileDoubt, type Doubt } from './doubt.ts';
import { type Findings, type NamedStep, refusal, refuse, within } from './findings.ts';
import { jsonText, quote } from './json-text.ts';
import { refusesNull } from './load-property.ts';
import type { PropertyChecks } from './property-checks.ts';
import { NOT_A_LIST, NOT_AN_OBJECT } from './refusals.ts';

/** Validates a value and writes it as JSON. Gives `undefined` for what it refuses, and for what JSON leaves out. */
export type Dump = (value: unknown, found: Findings) => string | undefined;

/** How a property of a model is validated and written as JSON. */
export interface DumpProperty {
  readonly property: WireProperty;
  readonly step: NamedStep;
  /** The name and a colon, as JSON. */
  readonly label: string;
  /** Validates and writes what is nested; `undefined` for other values. */
  readonly nested: Dump | undefined;
  /** Validates and writes an item of a list of models. */
  readonly item: Dump | undefined;
  /** Runs `@Transform` and writes what it gives; `undefined` for none. */
  readonly transformed: ((value: unknown, object: object) => string | undefined) | undefined;
  /** Whether there has to be a value. */
  readonly required: boolean;
  /** `true` if null is an issue, whatever its constraints say. */
  readonly refusesNull: boolean;
  readonly doubt: Doubt | undefined;
  readonly checks: PropertyChecks;
}

/** Gives the function that dumps a model. */
export type DumperOf = (model: Model) => Dump;

/** Reads how the properties of a model are dumped. */
export function readDumpProperties(properties: readonly WireProperty[], dumperOf: DumperOf, writing: Writing): DumpProperty[] {
  return properties.map((property, position) => {
    const { wire, optional, conditional, transforms, checks } = property;
    return {
      property,
      step: { wire, position },
      label: `${JSON.stringify(wire)}:`,
      nested: compileNested(property, dumperOf),
      item: property.collection === 'list' ? compileItem(property, dumperOf) : undefined,
      transformed:
        transforms.output.length > 0
          ? (value, object) => jsonText(writeValue(transform(property, 'output', value, object), property, writing))
          : undefined,
      required: !optional && !conditional,
      refusesNull: refusesNull(property),
      doubt: compileDoubt(property),
      checks: checks(),
    };
  });
}

function compileItem({ nested, discriminator, nullItems }: WireProperty, dumperOf: DumperOf): Dump | undefined {
  if (!nested) return undefined;
  const dump = discriminator ? dumpSubtype(discriminator, dumperOf) : dumperOf(nested);
  return nullItems ? (value, found) => (value === null ? 'null' : dump(value, found)) : dump;
}

function compileNested(property: WireProperty, dumperOf: DumperOf): Dump | undefined {
  const item = compileItem(property, dumperOf);
  switch (property.collection) {
    case 'list':
      return dumpList(item);
    case 'set':
      return (value, found) => dumpList(item)(value instanceof Set ? [...value] : value, found);
    case 'map':
      return dumpMap(item);
    default:
      return item;
  }
}

function dumpSubtype(discriminator: NonNullable<WireProperty['discriminator']>, dumperOf: DumperOf): Dump {
  const unknown = refusal(discriminator.expected, 'discriminator');
  return (value, found) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return void refuse(found, NOT_AN_OBJECT, value);
    const subtype = subtypeOf(discriminator, value);
    if (!subtype) {
      const from = found.failures.length;
      refuse(found, unknown, value);
      return within(found, from, { wire: discriminator.property, position: 0 }) as undefined;
    }
    const [name, model] = subtype;
    const text = dumperOf(model)(value, found);
    return text === undefined || discriminator.kept ? text : withMember(text, discriminator.property, name);
  };
}

/** The JSON of an object with one more member, the first one. */
export function withMember(text: string, key: string, value: string): string {
  return `{${JSON.stringify(key)}:${quote(value)}${text === '{}' ? '' : ','}${text.slice(1)}`;
}

function dumpList(item: Dump | undefined): Dump {
  return (value, found) => {
    if (!Array.isArray(value)) return void refuse(found, NOT_A_LIST, value);
    return item ? dumpItems(value, item, found) : JSON.stringify(value);
  };
}

/** Writes the items of a list until enough is wrong with them. */
export function dumpItems(items: readonly unknown[], dump: Dump, found: Findings): string {
  let text = '';
  for (let index = 0; index < items.length; index++) {
    const from = found.failures.length;
    text += `${index === 0 ? '' : ','}${dump(items[index], found) ?? 'null'}`;
    if (found.failures.length === from) continue;
    within(found, from, index);
    if (found.failures.length >= found.enough) break;
  }
  return `[${text}]`;
}

function dumpMap(item: Dump | undefined): Dump {
  const dump = item ?? jsonText;
  return (value, found) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return void refuse(found, NOT_AN_OBJECT, value);
    return dumpEntries(value instanceof Map ? [...(value as Map<unknown, unknown>)] : Object.entries(value), dump, found);
  };
}

/** Writes entries as the members of an object. */
export function dumpEntries(entries: readonly (readonly [unknown, unknown])[], dump: Dump, found: Findings): string {
  let text = '';
  for (const [position, [key, one]] of entries.entries()) {
    const from = found.failures.length;
    const written = dump(one, found);
    within(found, from, { wire: String(key), position });
    if (written !== undefined) text += `${text === '' ? '' : ','}${quote(String(key))}:${written}`;
  }
  return `{${text}}`;
}
