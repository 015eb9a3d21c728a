import { ask, type Check } from './check.ts';
import type { Doubt } from './doubt.ts';
import { type Findings, fail, forget, type NamedStep, type Rule, within } from './findings.ts';
import type { PropertyChecks, Skips } from './property-checks.ts';

/** What is known of a property's value when its constraints are asked. */
export interface Held {
  readonly value: unknown;
  /** What was found within the value: from the first to before the second count of failures. */
  readonly from: number;
  readonly to: number;
  /** Whether its type may be doubted: it came from outside, and was read as a whole. */
  readonly doubtful: boolean;
  /** Whether items of the value itself could not be read. */
  readonly incomplete: boolean;
}

/** Asks everything about a property of an object that holds its other properties, too. */
export function askProperty(
  { conditions, defined, customs, nested, skips }: PropertyChecks,
  held: Held,
  object: object,
  found: Findings,
  step: NamedStep,
  doubt: Doubt | undefined,
  validateNested: ValidateNested = isNested,
): void {
  const { value, from, to, doubtful, incomplete } = held;
  if (!isMet(conditions, object, value)) {
    forget(found, from, to);
    return;
  }
  const own = found.failures.length;
  const over = (check: Check): boolean => (skips.atFirstError && hasFailed(found, own)) || (incomplete && check.metadata.each === true);
  for (const check of defined) if (!over(check)) ask(check, value, object, found, step);
  if ((skips.undefined && value === undefined) || (skips.null && value === null)) return;
  for (const check of customs) if (!over(check)) ask(check, value, object, found, step);
  if (nested && value !== undefined) {
    if (skips.atFirstError && hasFailed(found, own)) forget(found, from, to);
    else validateWithin(value, nested, skips, object, found, step, validateNested);
  }
  if (doubtful && found.failures.length === own) doubt?.(value, object, found, step);
}

/** Whether something failed since a count. What waits has not, yet. */
function hasFailed({ failures }: Findings, from: number): boolean {
  return failures.slice(from).some(({ verdict }) => verdict === undefined);
}

/** Validates what is nested: an object by its class, a collection item by item. Anything else breaks `rule`. */
export type ValidateNested = (value: unknown, rule: Rule, skips: Skips, object: object, found: Findings) => void;

function validateWithin(
  value: unknown,
  nested: Rule,
  skips: Skips,
  object: object,
  found: Findings,
  step: NamedStep,
  validateNested: ValidateNested,
): void {
  const from = found.failures.length;
  validateNested(value, nested, skips, object, found);
  within(found, from, step);
}

/** What was read as a model has been validated with it. */
function isNested(value: unknown, rule: Rule, _skips: Skips, object: object, found: Findings): void {
  if (!(value instanceof Object)) fail(found, rule, value, object, undefined);
}

/** Whether all conditions hold. All are asked: they are the user's, and may do more than answer. */
export function isMet(conditions: PropertyChecks['conditions'], object: object, value: unknown): boolean {
  let met = true;
  for (const condition of conditions) met = Boolean(condition(object, value)) && met;
  return met;
}
