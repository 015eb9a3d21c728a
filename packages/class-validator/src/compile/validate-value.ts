import type { Model } from '@modern-rest/core';
import type { ModelOptions } from '../model-options.ts';
import type { ValidateNested } from './ask-property.ts';
import { isCollection } from './check.ts';
import { type Failure, type Findings, fail, type Rule, within } from './findings.ts';
import type { Skips } from './property-checks.ts';
import { readValidationPlan, type ValidatedProperty, type ValidationPlan } from './validation-plan.ts';

/** Validates an object by its class. */
export type ValidateObject = (value: object, found: Findings) => void;

/** Thrown where only class-validator itself can validate. */
export const FOREIGN = Symbol('foreign');

/** Asks about the properties of an object whose class is known. */
export type ValidateProperties = (object: object, found: Findings) => void;

/** Gives what asks about the properties of a class. */
export type CompileValidate = (model: Model, properties: readonly ValidatedProperty[], validateNested: ValidateNested) => ValidateProperties;

/** Validates values as class-validator does. Both throw `FOREIGN` for what it alone can validate. */
export interface Validation {
  readonly validateObject: ValidateObject;
  readonly validateNested: ValidateNested;
  /** Compiles a class before it is met. */
  compileClass(model: Model): void;
}

/** Returns what validates objects by their classes. */
export function compileValidation(options: ModelOptions, compile: CompileValidate): Validation {
  const { whitelist = false, forbidNonWhitelisted = false, forbidUnknownValues = true } = options.validator ?? {};
  const known = new Map<unknown, { readonly plan: ValidationPlan; readonly validate: ValidateProperties }>();
  const classOf = (model: Model): { readonly plan: ValidationPlan; readonly validate: ValidateProperties } => {
    const found = known.get(model);
    if (found) return found;
    const plan = readValidationPlan(model, options);
    const entry = { plan, validate: compile(model, plan.properties, validateNested) };
    known.set(model, entry);
    return entry;
  };
  const validateObject: ValidateObject = (value, found) => {
    // What is no object has no class: class-validator fails at it.
    if (value === null || (typeof value !== 'object' && typeof value !== 'function')) {
      fail(found, UNKNOWN_VALUE, undefined, value, undefined);
      return;
    }
    const { plan, validate } = classOf(value.constructor as Model);
    if (plan.foreign) throw FOREIGN;
    if (plan.unknown && forbidUnknownValues) {
      fail(found, UNKNOWN_VALUE, undefined, value, undefined);
      return;
    }
    if (whitelist) keepListed(value as Record<string, unknown>, plan.properties, forbidNonWhitelisted, found);
    validate(value, found);
  };
  const validateNested: ValidateNested = (value, rule, skips, object, found) => {
    if (isCollection(value)) return validateItems(value, rule, skips, found);
    if (value instanceof Object) return validateObject(value, found);
    fail(found, rule, value, object, undefined);
  };
  const validateItems = (items: Iterable<unknown> & object, rule: Rule, skips: Skips, found: Findings): void => {
    const entries = items instanceof Map ? items.entries() : [...items].entries();
    for (const [key, item] of entries as Iterable<[unknown, unknown]>) {
      if (item === undefined || (item === null && (skips.null || skips.nullItems))) continue;
      const from = found.failures.length;
      validateNested(item, rule, skips, items, found);
      within(found, from, items instanceof Map ? { wire: String(key), position: 0, key } : (key as number));
    }
  };
  return { validateObject, validateNested, compileClass: classOf };
}

/** The rule that a value must be of a class which says something of it. */
export const UNKNOWN_VALUE: Rule = {
  constraint: 'unknownValue',
  order: 0,
  refuses: false,
  tell: () => 'an unknown value was passed to the validate function',
};

/** The rule that an object has no other properties than those with a decorator. */
export const NOT_LISTED: Rule = {
  constraint: 'whitelistValidation',
  order: 0,
  refuses: false,
  tell: (_: Failure, name) => `property ${name} should not exist`,
};

function keepListed(object: Record<string, unknown>, properties: readonly ValidatedProperty[], forbids: boolean, found: Findings): void {
  const listed = new Set(properties.map(({ name }) => name));
  for (const name of Object.keys(object)) {
    if (listed.has(name)) continue;
    if (forbids) fail(found, NOT_LISTED, object[name], object, { wire: name, position: -1 });
    else delete object[name];
  }
}
