import { shownName } from '@modern-rest/core';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import { typeMismatch } from '../coerce.ts';
import type { WireProperty } from '../wire-properties.ts';
import { type Findings, fail, type NamedStep, type Rule, type Step, within } from './findings.ts';

/**
 * Takes down that a value is not of the declared type of its property.
 *
 * class-validator checks types by constraints only: `@Allow() age: number` takes a string, and an enum takes the names of
 * its numbers. What the document says of them has to hold all the same. Asked where no constraint is broken.
 */
export type Doubt = (value: unknown, object: object, found: Findings, step: NamedStep) => void;

/** Returns what doubts the values of a property; `undefined` where nothing is declared that could be doubted. */
export function compileDoubt(property: WireProperty): Doubt | undefined {
  const { collection, nested, conditional, scalar, keywords, itemKeywords, nullItems } = property;
  // A condition of the user's decides whether anything is asked of the value.
  if (nested || conditional) return undefined;
  const { enum: allowed } = collection ? itemKeywords : keywords;
  if (!scalar && !Array.isArray(allowed)) return undefined;
  const mismatch = compileMismatch(property, allowed as SchemaObjectValue['enum']);
  const one = (value: unknown, object: object, found: Findings, step: NamedStep): void => {
    const rule = mismatch(value);
    if (rule) fail(found, rule, value, object, step);
  };
  return (value, object, found, step) => {
    const items = collection && itemsOf(value, collection);
    if (!items) return one(value, object, found, step);
    for (const [at, item] of items) {
      const from = found.failures.length;
      const rule = item === null && nullItems ? undefined : mismatch(item);
      if (rule) fail(found, rule, item, object, at);
      within(found, from, step);
    }
  };
}

/** What a collection holds, and where; `undefined` for what is none. A plain object may stand for a map. */
function itemsOf(value: unknown, collection: NonNullable<WireProperty['collection']>): Iterable<readonly [Step, unknown]> | undefined {
  if (Array.isArray(value)) return value.entries();
  if (value instanceof Set) return [...value].entries();
  if (collection !== 'map' || !(value instanceof Object)) return undefined;
  const entries: [unknown, unknown][] = value instanceof Map ? [...(value as Map<unknown, unknown>)] : Object.entries(value);
  return entries.map(([key, item], position) => [{ wire: shownName(String(key)), position, key }, item]);
}

/** Doubts come last: they are told where nothing else is. */
const LAST = Number.MAX_SAFE_INTEGER;

function compileMismatch({ scalar }: WireProperty, allowed: SchemaObjectValue['enum']): (value: unknown) => Rule | undefined {
  const rule = (constraint: string, expectation: string): Rule => ({
    constraint,
    order: LAST,
    refuses: false,
    tell: (_, name) => `${name} ${expectation}`,
  });
  if (Array.isArray(allowed)) {
    const notAllowed = rule('isIn', `must be one of the following values: ${allowed.join(', ')}`);
    return (value) => ((allowed as unknown[]).includes(value) ? undefined : notAllowed);
  }
  return (value) => {
    const expectation = scalar && typeMismatch(value, scalar);
    return expectation === undefined ? undefined : rule('type', expectation);
  };
}
