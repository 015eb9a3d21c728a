import { equals, isDefined, isEmpty, isEnum, isIn, isNotEmpty, isNotIn, notEquals } from 'class-validator';
import type { SchemaObjectValue } from 'openapi3-ts/oas32';
import type { Constraints } from './constraint.ts';
import { byLibrary } from './library.ts';
import { isOneOf, literal } from './literal.ts';

/** Constraints that compare a value with others, of any type. What is in a list or an enum is read once. */
export const VALUES: Constraints = {
  isDefined: {
    // A property is required by default.
    schema: () => ({}),
    verdict: byLibrary(isDefined),
    code: () => (value) => `(${value} !== undefined && ${value} !== null)`,
  },
  isEmpty: {
    // Null and nothing at all are empty, too.
    schema: () => ({}),
    verdict: byLibrary(isEmpty),
    code: () => (value) => `(${value} === '' || ${value} === null || ${value} === undefined)`,
  },
  isNotEmpty: {
    // Says nothing of values that are no strings.
    schema: () => ({ minLength: 1 }),
    verdict: byLibrary(isNotEmpty),
    code: () => (value) => `(${value} !== '' && ${value} !== null && ${value} !== undefined)`,
  },
  equals: {
    schema: ([expected]) => ({ ...typeOf([expected]), const: expected }),
    verdict: byLibrary(equals),
    code: ([expected], name) => {
      const other = literal(expected, name, 'expected');
      return (value) => `(${value} === ${other})`;
    },
    probes: ([expected]) => [expected],
  },
  notEquals: {
    schema: ([refused]) => ({ not: { const: refused } }),
    verdict: byLibrary(notEquals),
    code: ([refused], name) => {
      const other = literal(refused, name, 'refused');
      return (value) => `(${value} !== ${other})`;
    },
    probes: ([refused]) => [refused],
  },
  isIn: {
    schema: ([values]) => (Array.isArray(values) ? enumSchema(values) : {}),
    verdict: byLibrary(isIn),
    code: ([values], name) => (Array.isArray(values) ? isOneOf(comparable(values), name) : undefined),
    probes: ([values]) => (Array.isArray(values) ? values.slice(0, MOST_PROBES) : undefined),
  },
  isNotIn: {
    schema: ([values]) => (Array.isArray(values) ? { not: { enum: [...(values as readonly unknown[])] } } : {}),
    verdict: byLibrary(isNotIn),
    code: ([values], name) => {
      if (!Array.isArray(values)) return undefined;
      const isRefused = isOneOf(comparable(values), name);
      return (value) => `(!${isRefused(value)})`;
    },
    probes: ([values]) => (Array.isArray(values) ? values.slice(0, MOST_PROBES) : undefined),
  },
  isEnum: {
    schema: ([entity]) => (isEntity(entity) ? enumSchema(enumValues(entity)) : {}),
    verdict: byLibrary(isEnum),
    code: ([entity], name) => isOneOf(Object.values(entity as object), name),
    probes: ([entity]) => (isEntity(entity) ? Object.values(entity).slice(0, MOST_PROBES) : undefined),
  },
};

function isEntity(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

/** The library goes through its list for each of them. */
const MOST_PROBES = 20;

/** What a value can be equal to: neither a hole of a list nor NaN. */
function comparable(values: readonly unknown[]): unknown[] {
  return values.filter((value) => !Number.isNaN(value));
}

/** The values of an enum; those of a numeric one without the names that TypeScript maps back to. */
function enumValues(entity: object): unknown[] {
  return Object.entries(entity)
    .filter(
      ([key, value]) => !(typeof value === 'string' && String(Number(key)) === key && (entity as Record<string, unknown>)[value] === Number(key)),
    )
    .map(([, value]) => value);
}

function enumSchema(values: readonly unknown[]): SchemaObjectValue {
  return { ...typeOf(values), enum: [...values] };
}

/** The JSON type that all values share. */
function typeOf(values: readonly unknown[]): SchemaObjectValue {
  const types = new Set(values.map((value) => (Number.isInteger(value) ? 'integer' : typeof value)));
  if (types.has('number')) types.delete('integer');
  const [type] = types;
  if (types.size !== 1 || !(type === 'string' || type === 'integer' || type === 'number' || type === 'boolean')) return {};
  return { type };
}
