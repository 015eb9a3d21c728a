import {
  contains,
  isAlpha,
  isAlphanumeric,
  isAscii,
  isBooleanString,
  isDecimal,
  isHexadecimal,
  isLowercase,
  isMultibyte,
  isNumberString,
  isOctal,
  isStrongPassword,
  isSurrogatePair,
  isUppercase,
  matches,
  notContains,
} from 'class-validator';
import type { CheckCode, Constraint, Constraints } from './constraint.ts';
import { isOneOf, literal } from './literal.ts';
import { opaqueText, textConstraint } from './text-constraint.ts';

/** Constraints of the characters of a text. */
export const TEXTS: Constraints = {
  matches: {
    ...textConstraint(matches, { exactly: ([pattern]) => statelessPattern(pattern) }),
    schema: ([pattern]) => ({ type: 'string', ...(pattern instanceof RegExp && pattern.flags === '' && { pattern: pattern.source }) }),
  } satisfies Constraint,
  contains: {
    ...textConstraint(contains, { probes: ([seed]) => [seed, `a${String(seed)}z`] }),
    schema: ([seed]) => ({ type: 'string', pattern: escapePattern(String(seed)) }),
    code: ([seed], name) => (isSeed(seed) ? includesCode('', literal(seed, name, 'seed')) : undefined),
  } satisfies Constraint,
  notContains: {
    ...textConstraint(notContains, { probes: ([seed]) => [seed, `a${String(seed)}z`] }),
    schema: ([seed]) => ({ type: 'string', not: { type: 'string', pattern: escapePattern(String(seed)) } }),
    code: ([seed], name) => (isSeed(seed) ? includesCode('!', literal(seed, name, 'seed')) : undefined),
  } satisfies Constraint,
  isAlpha: textConstraint(isAlpha, { exactly: ([locale]) => (isEnglish(locale) ? [/^[a-z]+$/i] : undefined), plain: true }),
  isAlphanumeric: textConstraint(isAlphanumeric, { exactly: ([locale]) => (isEnglish(locale) ? [/^[\da-z]+$/i] : undefined), plain: true }),
  isAscii: textConstraint(isAscii, { exactly: () => [/^[^\u0080-\uFFFF]+$/] }),
  isMultibyte: textConstraint(isMultibyte, { exactly: () => [/[\u0080-\uFFFF]/] }),
  isSurrogatePair: textConstraint(isSurrogatePair, { exactly: () => [/[\uD800-\uDBFF][\uDC00-\uDFFF]/] }),
  isFullWidth: opaqueText(),
  isHalfWidth: opaqueText(),
  isVariableWidth: opaqueText(),
  isLowercase: { ...textConstraint(isLowercase, {}), code: () => caseCode('toLowerCase') },
  isUppercase: { ...textConstraint(isUppercase, {}), code: () => caseCode('toUpperCase') },
  isStrongPassword: textConstraint(isStrongPassword, {
    exactly: ([options]) => passwordPattern(options),
    probes: () => ['Tr0ub4dor&3', 'TR0UB4DOR&3', 'Tr0b&3'],
  }),
  isBooleanString: {
    ...textConstraint(isBooleanString, { longest: () => 5, plain: true }),
    code: (_, name) => isOneOf(['true', 'false', '1', '0'], name),
  },
  isNumberString: textConstraint(isNumberString, { exactly: ([options]) => numberPattern(options), plain: true }),
  isDecimal: textConstraint(isDecimal, {
    exactly: ([options]) => (options === undefined ? [/^[+-]?(?:\d+(?:\.\d+)?|\.\d+)$/] : undefined),
    plain: true,
  }),
  isHexadecimal: textConstraint(isHexadecimal, {
    keywords: { pattern: '^(0[xXhH])?[0-9a-fA-F]+$' },
    exactly: () => [/^(?:0[xh])?[\da-f]+$/i],
    probes: () => ['0x1f', '1G'],
    plain: true,
  }),
  isOctal: textConstraint(isOctal, { exactly: () => [/^(?:0o)?[0-7]+$/i], plain: true }),
};

/** A sticky expression goes on where it stopped the last time, and one of a class of the user's how it likes. A global one finds the same as others. */
function statelessPattern(pattern: unknown): RegExp[] | undefined {
  if (!(pattern instanceof RegExp) || Object.getPrototypeOf(pattern) !== RegExp.prototype || pattern.sticky) return undefined;
  return [new RegExp(pattern.source, pattern.flags.replace('g', ''))];
}

/** Every text of two characters and more contains the empty text, by the library's count. */
function isSeed(seed: unknown): seed is string {
  return typeof seed === 'string' && seed !== '';
}

function includesCode(not: string, seed: string): CheckCode {
  return (value) => `(typeof ${value} === 'string' && ${not}${value}.includes(${seed}))`;
}

function caseCode(method: 'toLowerCase' | 'toUpperCase'): CheckCode {
  return (value) => `(typeof ${value} === 'string' && ${value} === ${value}.${method}())`;
}

function isEnglish(locale: unknown): boolean {
  return locale === undefined || locale === 'en-US';
}

function numberPattern(options: unknown): RegExp[] | undefined {
  const { no_symbols, locale } = (options ?? {}) as Record<string, unknown>;
  if (no_symbols) return [/^\d+$/];
  return locale ? undefined : [/^[+-]?(?:\d*\.)?\d+$/];
}

/** The library counts what a password has of each kind of characters. */
function passwordPattern(options: unknown): RegExp[] | undefined {
  const {
    minLength = 8,
    minLowercase = 1,
    minUppercase = 1,
    minNumbers = 1,
    minSymbols = 1,
    returnScore,
  } = (options ?? {}) as Record<string, unknown>;
  const counts = [minLowercase, minUppercase, minNumbers, minSymbols, minLength];
  if (returnScore || !counts.every((count) => Number.isSafeInteger(count) && (count as number) >= 0)) return undefined;
  const kinds = ['a-z', 'A-Z', '0-9', SYMBOLS].map((kind, index) => `(?=(?:[^${kind}]*[${kind}]){${counts[index]}})`);
  return [new RegExp(`^${kinds.join('')}[^]{${counts.at(-1)}}`)];
}

/** All of ASCII that is neither a letter nor a digit, as the inside of a class, and the pound. */
const SYMBOLS = ' -/:-@[-`{-~£';

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
