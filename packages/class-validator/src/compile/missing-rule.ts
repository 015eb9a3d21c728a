import { rootName, shownName } from '@modern-rest/core';
import { type Failure, type Rule, refusal } from './findings.ts';

/** Names that are compared at most, and their longest length: names are data of the client. */
const MOST_NAMES = 100;
const LONGEST = 100;

/**
 * The rule that a value was sent. Its failures hold the raw object.
 *
 * If the object has a name that the client probably mistook for the declared one, the message says so. Values are never shown.
 */
export function missingRule(declared: ReadonlySet<string>): Rule {
  return {
    ...refusal('is required', 'required'),
    tell: ({ value: raw }: Failure, name) => {
      const similar = similarName(name as string, raw as object, declared);
      return `${name} is required${similar === undefined ? '' : `; the request has "${shownName(similar)}"`}`;
    },
  };
}

/** The first undeclared name that differs from `wanted` in nothing but case, separators, brackets and the plural. */
function similarName(wanted: string, raw: object, declared: ReadonlySet<string>): string | undefined {
  const stem = stemOf(wanted);
  return Object.keys(raw)
    .slice(0, MOST_NAMES)
    .find((name) => name.length <= LONGEST && !declared.has(name) && stemOf(name) === stem);
}

function stemOf(name: string): string {
  return rootName(name)
    .replaceAll(/[-_ {}]/g, '')
    .toLowerCase()
    .replace(/(?:ies|y)$/, 'y')
    .replace(/s$/, '');
}
