import type { Model } from '@modern-rest/core';
import { type Discriminator, subtypeOf } from '../discriminator.ts';
import { memberOf } from '../member.ts';
import { transform } from '../transform.ts';
import type { WireProperty } from '../wire-properties.ts';
import { writeValue } from '../write.ts';
import type { Writing } from '../writing.ts';
import { compileDoubt, type Doubt } from './doubt.ts';
import { type Findings, type NamedStep, refusal, refuse, within } from './findings.ts';
import type { Form } from './form.ts';
import { refusesNull } from './load-property.ts';
import type { PropertyChecks } from './property-checks.ts';
import { NOT_A_LIST, NOT_AN_OBJECT } from './refusals.ts';

/** Validates a value and writes it in a form. Returns `undefined` for a value that it refuses or leaves out. */
export type Dump<T = string> = (value: unknown, found: Findings) => T | undefined;

/** The steps that validate and write a property of a model. */
export interface DumpProperty<T = string> {
  readonly property: WireProperty;
  readonly step: NamedStep;
  /** The name as a label of the form. */
  readonly label: string;
  /** Validates what is nested, and writes it unless `transformed` does; `undefined` for other values. */
  readonly nested: Dump<T> | undefined;
  /** Validates and writes an item of a list of models. */
  readonly item: Dump<T> | undefined;
  /** Runs `@Transform` and writes the result; `undefined` if the property has none. */
  readonly transformed: ((value: unknown, object: object) => T | undefined) | undefined;
  /** `true` if there has to be a value. */
  readonly required: boolean;
  /** `true` if null is an issue, whatever its constraints say. */
  readonly refusesNull: boolean;
  readonly doubt: Doubt | undefined;
  readonly checks: PropertyChecks;
}

/** The form that models are dumped to, and the dumpers of nested models. */
export interface Dumping<T> extends Writing {
  readonly form: Form<T>;
  /** Returns the function that dumps a model. */
  dumperOf(model: Model): Dump<T>;
  /** Writes a value that no declaration describes. */
  writeAny(value: unknown): T | undefined;
  /** Returns what models are validated with, without writing them. */
  validating(): Dumping<true>;
}

/** Reads how the properties of a model are dumped. */
export function readDumpProperties<T>(properties: readonly WireProperty[], dumping: Dumping<T>): DumpProperty<T>[] {
  return properties.map((property, position) => {
    const { wire, optional, conditional, transforms, checks } = property;
    const isTransformed = dumping.form.writes && transforms.output.length > 0;
    return {
      property,
      step: { wire, position },
      label: dumping.form.label(wire),
      // The result of `@Transform` is written, and the value itself is not: nested transformations would run twice.
      nested: isTransformed ? (compileNested(property, dumping.validating()) as Dump<T> | undefined) : compileNested(property, dumping),
      item: property.collection === 'list' ? compileItem(property, dumping) : undefined,
      transformed: isTransformed
        ? (value, object) => dumping.form.plain(writeValue(transform(property, 'output', value, object), property, dumping))
        : undefined,
      required: !optional && !conditional && !property.absent().undefined,
      refusesNull: refusesNull(property),
      doubt: compileDoubt(property),
      checks: checks(),
    };
  });
}

function compileItem<T>({ nested, discriminator, innerLists, nullItems }: WireProperty, dumping: Dumping<T>): Dump<T> | undefined {
  if (!nested) return undefined;
  let item = discriminator ? dumpSubtype(discriminator, dumping) : dumping.dumperOf(nested);
  for (let lists = 0; lists < innerLists; lists++) item = dumpList(item, dumping);
  const dump = item;
  return nullItems ? (value, found) => (value === null ? dumping.form.plain(null) : dump(value, found)) : dump;
}

function compileNested<T>(property: WireProperty, dumping: Dumping<T>): Dump<T> | undefined {
  const item = compileItem(property, dumping);
  switch (property.collection) {
    case 'list':
      return dumpList(item, dumping);
    case 'set': {
      const dump = dumpList(item, dumping);
      return (value, found) => dump(value instanceof Set ? [...value] : value, found);
    }
    case 'map':
      return dumpMap(item ?? dumping.writeAny, dumping);
    default:
      return item;
  }
}

function dumpSubtype<T>(discriminator: Discriminator, dumping: Dumping<T>): Dump<T> {
  const { form, dumperOf, propertiesOf } = dumping;
  const unknown = refusal(discriminator.expected, 'discriminator');
  const isWritten = (value: object, model: Model): boolean =>
    propertiesOf(model).some((property) => property.wire === discriminator.property && memberOf(value, property) !== undefined);
  return (value, found) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return void refuse(found, NOT_AN_OBJECT, value);
    const subtype = subtypeOf(discriminator, value);
    if (!subtype) {
      const from = found.failures.length;
      refuse(found, unknown, value);
      return within(found, from, { wire: discriminator.property, position: 0 }) as undefined;
    }
    const [name, model] = subtype;
    const written = dumperOf(model)(value, found);
    return written === undefined || isWritten(value, model) ? written : form.withMember(written, discriminator.property, name);
  };
}

function dumpList<T>(item: Dump<T> | undefined, { form, writeAny }: Dumping<T>): Dump<T> {
  return (value, found) => {
    if (!Array.isArray(value)) return void refuse(found, NOT_A_LIST, value);
    return item ? dumpItems(value, item, form, found) : writeAny(value);
  };
}

/** Writes the items of a list until the limit of issues is reached. */
export function dumpItems<T>(items: readonly unknown[], dump: Dump<T>, form: Form<T>, found: Findings): T {
  const written: (T | undefined)[] = [];
  for (let index = 0; index < items.length; index++) {
    const from = found.failures.length;
    written.push(dump(items[index], found));
    if (found.failures.length === from) continue;
    within(found, from, index);
    if (found.failures.length >= found.enough) break;
  }
  return form.list(written);
}

function dumpMap<T>(dump: Dump<T>, dumping: Dumping<T>): Dump<T> {
  return (value, found) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return void refuse(found, NOT_AN_OBJECT, value);
    return dumpEntries(value, dump, dumping, found);
  };
}

/** Writes the members of an object or a map as an object. */
export function dumpEntries<T>(value: object, dump: Dump<T>, { form, any }: Dumping<T>, found: Findings): T {
  const members: (readonly [string, T])[] = [];
  for (const [position, [key, one]] of any.entries(value).entries()) {
    const from = found.failures.length;
    const written = dump(one, found);
    within(found, from, { wire: key, position });
    if (written !== undefined) members.push([form.label(key), written]);
  }
  return form.object(members);
}
