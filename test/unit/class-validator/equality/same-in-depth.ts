import { isDeepStrictEqual } from 'node:util';

/** A promise with its value: `isDeepStrictEqual` compares promises by identity in some versions of Node.js, and by nothing in others. */
export interface Kept extends Promise<unknown> {
  readonly kept: unknown;
}

/** Returns a promise whose value can be compared. */
export function keptPromise(kept: unknown): Kept {
  return Object.assign(Promise.resolve(kept), { kept });
}

/** `true` if two values have equal contents. Two promises made by `keptPromise` are equal if their values are. */
export function sameInDepth(actual: unknown, expected: unknown): boolean {
  if (Object.is(actual, expected)) return true;
  if (actual instanceof Promise && expected instanceof Promise) return sameInDepth((actual as Kept).kept, (expected as Kept).kept);
  if (!isObject(actual) || !isObject(expected) || Object.getPrototypeOf(actual) !== Object.getPrototypeOf(expected)) return false;
  if (actual instanceof Set || actual instanceof Map) return sameInDepth([...actual], [...(expected as typeof actual)]);
  // Only these can hold a promise of a random value.
  if (!Array.isArray(actual) && Object.prototype.toString.call(actual) !== '[object Object]') return isDeepStrictEqual(actual, expected);
  const keys = Object.keys(actual);
  return isDeepStrictEqual(keys.sort(), Object.keys(expected).sort()) && keys.every((key) => sameInDepth(actual[key], expected[key]));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
