import { inspect, isDeepStrictEqual } from 'node:util';
import { ValidationError } from 'class-validator';

/** How two values have to be the same: one reference, or, where each engine had an instance of its own, equal in depth. */
export type SameValue = (actual: unknown, expected: unknown) => boolean;

/** Says where two lists of errors differ first; `undefined` where they are the same but for the order of constraints. */
export function firstDifference(actual: unknown, expected: readonly ValidationError[], sameValue: SameValue): string | undefined {
  return listDifference(actual, expected, { at: 'errors', sameValue });
}

interface Comparison {
  /** Where it is. */
  readonly at: string;
  readonly sameValue: SameValue;
}

function listDifference(actual: unknown, expected: readonly ValidationError[], { at, sameValue }: Comparison): string | undefined {
  if (!Array.isArray(actual)) return differs(at, actual, expected);
  if (actual.length !== expected.length) return differs(`${at}.length`, actual.length, expected.length);
  return first(expected, (error, index) => errorDifference(actual[index], error, { at: `${at}[${index}]`, sameValue }));
}

function errorDifference(actual: unknown, expected: ValidationError, { at, sameValue }: Comparison): string | undefined {
  if (!(actual instanceof ValidationError)) return differs(at, actual, expected);
  const keys = [Object.keys(actual).sort(), Object.keys(expected).sort()] as const;
  if (!isDeepStrictEqual(...keys)) return differs(`keys of ${at}`, ...keys);
  const { children, target, value, ...rest } = expected;
  if (!sameValue(actual.target, target)) return differs(`${at}.target`, actual.target, target);
  if (!sameValue(actual.value, value)) return differs(`${at}.value`, actual.value, value);
  // Not by `isDeepStrictEqual` on the whole: it would go into targets and values, which may be anything.
  const differing = first(Object.keys(rest) as (keyof typeof rest)[], (key) =>
    isDeepStrictEqual(actual[key], rest[key]) ? undefined : differs(`${at}.${key}`, actual[key], rest[key]),
  );
  if (differing !== undefined) return differing;
  if (children) return listDifference(actual.children, children, { at: `${at}.children`, sameValue });
  return actual.children === undefined ? undefined : differs(`${at}.children`, actual.children, children);
}

function first<T>(items: readonly T[], difference: (item: T, index: number) => string | undefined): string | undefined {
  for (const [index, item] of items.entries()) {
    const found = difference(item, index);
    if (found !== undefined) return found;
  }
  return undefined;
}

function differs(at: string, actual: unknown, expected: unknown): string {
  return `${at}: ${inspect(actual)} instead of ${inspect(expected)}`;
}
