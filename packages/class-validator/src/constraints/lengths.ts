import { isByteLength, length, maxLength, minLength } from 'class-validator';
import type { CheckCode, Constraints, NameConstant } from './constraint.ts';
import { byLibrary } from './library.ts';

/** Constraints of the length of a text. */
export const LENGTHS: Constraints = {
  minLength: {
    schema: ([minimum]) => ({ type: 'string', minLength: minimum as number }),
    verdict: byLibrary(minLength),
    code: ([minimum], name) => lengthCode(minimum, undefined, name),
    probes: ([minimum]) => textsAround(minimum),
    passes: 'string',
  },
  maxLength: {
    schema: ([maximum]) => ({ type: 'string', maxLength: maximum as number }),
    verdict: byLibrary(maxLength),
    code: ([maximum], name) => lengthCode(0, maximum, name),
    probes: ([maximum]) => textsAround(maximum),
    longest: ([maximum]) => longestOf(maximum),
    fits: ([maximum]) => (isCount(maximum) ? maximum : undefined),
    passes: 'string',
  },
  isLength: {
    schema: ([minimum, maximum]) => ({
      type: 'string',
      ...(typeof minimum === 'number' && { minLength: minimum }),
      ...(typeof maximum === 'number' && { maxLength: maximum }),
    }),
    verdict: byLibrary(length),
    code: ([minimum, maximum], name) => lengthCode(minimum, maximum, name),
    probes: ([minimum, maximum]) => [...textsAround(minimum), ...textsAround(maximum)],
    longest: ([, maximum]) => longestOf(maximum),
    fits: ([, maximum]) => (isCount(maximum) ? maximum : undefined),
    passes: 'string',
  },
  isByteLength: {
    schema: () => ({ type: 'string' }),
    verdict: byLibrary(isByteLength),
    code: ([minimum, maximum], name) => byteLengthCode(minimum, maximum, name),
    probes: ([minimum, maximum]) => [...textsAround(minimum), ...textsAround(maximum)],
    // No character has fewer bytes in UTF-8 than units in UTF-16.
    longest: ([, maximum]) => (isCount(maximum) ? maximum : undefined),
    passes: 'string',
    scans: true,
  },
};

/** The library counts a surrogate pair, and a character with its variation selector, as one: three units at most. */
const UNITS = 3;
const UNITS_THAT_COUNT_LESS = /[\uD800-\uDBFF]|[\uFE0E\uFE0F]/;

function longestOf(maximum: unknown): number | undefined {
  return isCount(maximum) ? maximum * UNITS : undefined;
}

/** Only a text whose units tell nothing by their number is looked at, and only one with characters of several units is counted. */
function lengthCode(minimum: unknown, maximum: unknown, name: NameConstant): CheckCode | undefined {
  const least = minimum ?? 0;
  if (!isCount(least) || !(maximum === undefined || isCount(maximum))) return undefined;
  const countsLess = name(UNITS_THAT_COUNT_LESS, 'countsLess');
  const hasLength = name((text: string) => length(text, least, maximum), 'hasLength');
  const enough = least * UNITS - UNITS + 1;
  return (value) => {
    const atLeast = least > 0 ? [`${value}.length >= ${least}`] : [];
    const surely = least > 1 ? [`(${value}.length >= ${enough} || !${countsLess}.test(${value}) || ${hasLength}(${value}))`] : [];
    if (maximum === undefined) return `(${[`typeof ${value} === 'string'`, ...atLeast, ...surely].join(' && ')})`;
    const short = [`${value}.length <= ${maximum}`, ...surely].join(' && ');
    const counted = `${value}.length <= ${maximum * UNITS} && ${countsLess}.test(${value}) && ${hasLength}(${value})`;
    return `(${[`typeof ${value} === 'string'`, ...atLeast, `(${short} || ${counted})`].join(' && ')})`;
  };
}

/** Half of a surrogate pair has no bytes: what to say of it is up to the library. */
function byteLengthCode(minimum: unknown, maximum: unknown, name: NameConstant): CheckCode | undefined {
  const least = minimum ?? 0;
  if (!isCount(least) || !(maximum === undefined || isCount(maximum))) return undefined;
  const bytes = name(Buffer.byteLength, 'byteLength');
  const hasLength = name((text: string) => isByteLength(text, least, maximum), 'hasByteLength');
  return (value) => {
    const atMost = maximum === undefined ? '' : ` && ${bytes}(${value}) <= ${maximum}`;
    const counted = `(${value}.isWellFormed() ? ${bytes}(${value}) >= ${least}${atMost} : ${hasLength}(${value}))`;
    return `(typeof ${value} === 'string' && ${counted})`;
  };
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 0;
}

/** Texts just as long as a bound, a little shorter and a little longer. */
function textsAround(count: unknown): string[] {
  const counts = isCount(count) && count > 0 && count < 10_000 ? [count - 1, count, count + 1] : [];
  return counts.map((length) => 'a'.repeat(length));
}
