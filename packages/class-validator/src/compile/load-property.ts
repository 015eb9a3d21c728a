import type { ValueSource } from '@modern-rest/core';
import { deepMembers } from '../text-list.ts';
import { transform } from '../transform.ts';
import type { WireProperty } from '../wire-properties.ts';
import { compileDoubt, type Doubt } from './doubt.ts';
import type { NamedStep } from './findings.ts';
import type { PropertyChecks } from './property-checks.ts';
import { compileReadItem, compileReadProperty, type Models, type Read } from './read-property.ts';

/** How a property of a model is read from the values of a source, and what is asked of it. */
export interface LoadProperty {
  readonly property: WireProperty;
  readonly step: NamedStep;
  readonly source: ValueSource;
  /** What stands for it among raw values. */
  readonly key: string;
  /** Gives what was sent, where that is not the value of `key`. */
  readonly sent: ((raw: object) => unknown) | undefined;
  /** `undefined` where what was sent is taken as it is. */
  readonly read: Read | undefined;
  /** Reads an item of a list of JSON. */
  readonly readItem: Read | undefined;
  /** Runs `@Transform`; `undefined` for none. */
  readonly transform: ((value: unknown, raw: object) => unknown) | undefined;
  /** Whether null stands for itself whatever the type is. */
  readonly takesNull: boolean;
  /** Whether it has to be sent. */
  readonly required: boolean;
  /** `true` if its constraints accept `undefined`, and therefore run even if it is missing. */
  readonly mayBeMissing: boolean;
  readonly doubt: Doubt | undefined;
  readonly checks: PropertyChecks;
}

/** Reads how the properties of a model are loaded. */
export function readLoadProperties(properties: readonly WireProperty[], source: ValueSource, models: Models): LoadProperty[] {
  return properties.map((property, position) => {
    const { wire, key, optional, conditional, initial, transforms, checks, readsRaw } = property;
    const mayBeMissing = !optional && !conditional && property.absent().undefined;
    const deep = source === 'text' && property.textStyle === 'deep';
    return {
      property,
      step: { wire, position },
      source,
      key: source === 'json' ? wire : key,
      sent: deep ? (raw) => deepMembers(raw, key) ?? (isSpreadNull(property, raw) ? 'null' : undefined) : undefined,
      read: readsRaw ? undefined : compileReadProperty(property, source, models),
      readItem: property.collection === 'list' && !property.listClass && source === 'json' ? compileReadItem(property, source, models) : undefined,
      transform: transforms.input.length > 0 ? (value, raw) => transform(property, 'input', value, raw) : undefined,
      takesNull: optional || conditional || mayBeMissing,
      required: !optional && !conditional && !mayBeMissing && initial === undefined,
      mayBeMissing,
      doubt: compileDoubt(property),
      checks: checks(),
    };
  });
}

export function isSpreadNull({ nullable, key }: WireProperty, raw: object): boolean {
  return nullable && ownValue(raw, key) === 'null';
}

/** The value of a member of the object's own. */
export function ownValue(values: object, key: string): unknown {
  return Object.hasOwn(values, key) ? (values as Record<string, unknown>)[key] : undefined;
}
