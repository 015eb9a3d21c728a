import type { Constraint, Constraints } from './constraint.ts';
import { DATES } from './dates.ts';
import { IDENTIFIERS } from './identifiers.ts';
import { INTERNET } from './internet.ts';
import { LENGTHS } from './lengths.ts';
import { LISTS } from './lists.ts';
import { NUMBERS } from './numbers.ts';
import { PLACES } from './places.ts';
import { TEXTS } from './texts.ts';
import { TYPES } from './types.ts';
import { VALUES } from './values.ts';

/** What is known of class-validator's constraints, by their names. */
export const CONSTRAINTS: Constraints = {
  ...TYPES,
  ...VALUES,
  ...NUMBERS,
  ...DATES,
  ...LENGTHS,
  ...TEXTS,
  ...INTERNET,
  ...IDENTIFIERS,
  ...PLACES,
  ...LISTS,
};

/** Finds what is known of a constraint. One of the user's may have the same name: see `isGenuine`. */
export function constraintNamed(name: string | undefined): Constraint | undefined {
  return name !== undefined && Object.hasOwn(CONSTRAINTS, name) ? CONSTRAINTS[name] : undefined;
}
