import { arrayContains, arrayMaxSize, arrayMinSize, arrayNotContains, arrayNotEmpty, arrayUnique, isArray } from 'class-validator';
import type { CheckCode, Constraints } from './constraint.ts';
import { byLibrary } from './library.ts';

/** Constraints of lists. */
export const LISTS: Constraints = {
  isArray: {
    schema: () => ({ type: 'array' }),
    verdict: byLibrary(isArray),
    code: () => (value) => `Array.isArray(${value})`,
    passes: 'list',
  },
  arrayMinSize: {
    schema: ([minItems]) => ({ type: 'array', minItems: minItems as number }),
    verdict: byLibrary(arrayMinSize),
    code: ([minItems]) => sizeCode('>=', minItems),
    probes: ([minItems]) => listsAround(minItems),
    passes: 'list',
  },
  arrayMaxSize: {
    schema: ([maxItems]) => ({ type: 'array', maxItems: maxItems as number }),
    verdict: byLibrary(arrayMaxSize),
    code: ([maxItems]) => sizeCode('<=', maxItems),
    probes: ([maxItems]) => listsAround(maxItems),
    passes: 'list',
  },
  arrayNotEmpty: {
    schema: () => ({ type: 'array', minItems: 1 }),
    verdict: byLibrary(arrayNotEmpty),
    code: () => sizeCode('>', 0),
    passes: 'list',
  },
  arrayContains: {
    schema: ([values]) => ({
      type: 'array',
      ...(Array.isArray(values) && { allOf: values.map((value) => ({ contains: { const: value as unknown } })) }),
    }),
    verdict: byLibrary(arrayContains),
    passes: 'list',
  },
  arrayNotContains: {
    schema: ([values]) => ({
      type: 'array',
      ...(Array.isArray(values) && { not: { type: 'array', contains: { enum: [...(values as unknown[])] } } }),
    }),
    verdict: byLibrary(arrayNotContains),
    passes: 'list',
  },
  arrayUnique: {
    schema: () => ({ type: 'array', uniqueItems: true }),
    verdict: byLibrary((list: never) => arrayUnique(list)),
    code: (_, name) => {
      const ask = name(areUnique, 'areUnique');
      return (value) => `(Array.isArray(${value}) && ${ask}(${value}))`;
    },
    probes: () => [[1, 1], ['a', 'A'], REMAPPED],
    passes: 'list',
  },
};

/** The decorator keeps its identifier to itself, and only a constraint that has one maps the items. */
const REMAPPED: readonly unknown[] = Object.assign([1, 2], { map: () => [0, 0] });

/** Above this a set is faster than to compare each item with those before it. */
const FEW = 32;

/** Whether no two items are the same. The library, which takes quadratic time, does not find holes and NaN again, and refuses them. */
function areUnique(list: readonly unknown[]): boolean {
  return list.length <= FEW ? areFewUnique(list) : areManyUnique(list);
}

function areFewUnique(list: readonly unknown[]): boolean {
  for (let index = 0; index < list.length; index++) if (list.indexOf(list[index]) !== index) return false;
  return true;
}

function areManyUnique(list: readonly unknown[]): boolean {
  const items = new Set(list);
  if (items.size !== list.length || items.has(Number.NaN)) return false;
  return !items.has(undefined) || list.indexOf(undefined) >= 0;
}

function sizeCode(operator: string, size: unknown): CheckCode | undefined {
  if (!Number.isFinite(size)) return undefined;
  return (value) => `(Array.isArray(${value}) && ${value}.length ${operator} ${String(size)})`;
}

/** Lists just as long as a bound, a little shorter and a little longer. */
function listsAround(size: unknown): unknown[][] {
  const sizes = typeof size === 'number' && size > 0 && size < 1000 ? [size - 1, size, size + 1] : [];
  return sizes.map((length) => Array<unknown>(Math.ceil(length)).fill(0));
}
