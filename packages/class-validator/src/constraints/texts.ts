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
  isAscii: textConstraint(isAscii, { exactly: () => [/^\p{ASCII}+$/u] }),
  isMultibyte: textConstraint(isMultibyte, { exactly: () => [/\P{ASCII}/u] }),
  isSurrogatePair: textConstraint(isSurrogatePair, { exactly: () => [/[\uD800-\uDBFF][\uDC00-\uDFFF]/] }),
  isFullWidth: opaqueText(),
  isHalfWidth: opaqueText(),
  isVariableWidth: opaqueText(),
  isLowercase: { ...textConstraint(isLowercase, {}), code: () => caseCode('toLowerCase') },
  isUppercase: { ...textConstraint(isUppercase, {}), code: () => caseCode('toUpperCase') },
  isStrongPassword: opaqueText(),
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

/** A sticky expression goes on where it stopped the last time; a global one finds the same as one that is not. */
function statelessPattern(pattern: unknown): RegExp[] | undefined {
  if (!(pattern instanceof RegExp) || pattern.sticky) return undefined;
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

function escapePattern(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}
