import type { Model } from '@modern-rest/core';
import type { Check } from './check.ts';
import type { PropertyChecks } from './property-checks.ts';

/** `true` for `undefined` and for null if the constraints of a property accept it. */
export interface Absent {
  readonly undefined: boolean;
  readonly null: boolean;
}

/**
 * Tries the constraints of a property with `undefined` and `null`.
 *
 * A property without constraints is required: TypeScript declares its type, and class-validator does not check it.
 */
export function readAbsent({ defined, customs }: PropertyChecks, model: Model): Absent {
  const checks = [...defined, ...customs];
  const accepts = (value: undefined | null): boolean => checks.length > 0 && checks.every((check) => passes(check, value, model));
  return { undefined: accepts(undefined), null: accepts(null) };
}

/** An asynchronous constraint is not tried: it may query a database. */
function passes(check: Check, value: undefined | null, model: Model): boolean {
  if (check.isAsync) return false;
  try {
    const verdict = check.passes(value, Object.create(model.prototype as object) as object);
    if (typeof verdict === 'object' && verdict !== null) Promise.resolve(verdict).catch(() => undefined);
    return verdict === true;
  } catch {
    return false;
  }
}
