import { ValidationError } from 'class-validator';
import type { Check } from './check.ts';
import type { Failure, NamedStep, Step } from './findings.ts';
import { NOT_LISTED, UNKNOWN_VALUE } from './validate-value.ts';

/** What an error shows besides what is wrong. */
export interface Shown {
  readonly target: boolean;
  readonly value: boolean;
}

/** The failures of an object as the errors that class-validator gives. */
export function toValidationErrors(failures: readonly Failure[], root: object, shown: Shown): ValidationError[] {
  const errors: ValidationError[] = [];
  for (const failure of failures) tell(failure, errors, root, shown);
  return errors;
}

function tell(failure: Failure, errors: ValidationError[], root: object, shown: Shown): void {
  const { rule, steps } = failure;
  let [level, target]: [ValidationError[], unknown] = [errors, root];
  let error: ValidationError | undefined;
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const step = steps[depth] as Step;
    const value = depth === 0 ? failure.value : heldAt(target, step);
    const property = String(typeof step === 'number' ? step : step.wire);
    error = level.find((other) => other.property === property) ?? addError(level, property, target, value, shown);
    [level, target] = [error.children ?? [], value];
  }
  if (rule === UNKNOWN_VALUE) error = addError(level, undefined as unknown as string, target, undefined, shown);
  const told = error as ValidationError;
  if (rule === NOT_LISTED) Object.assign(told, { children: undefined });
  told.constraints ??= {};
  if (rule.constraint in told.constraints) return;
  const message = rule.tell(failure, (steps[0] as NamedStep | undefined)?.wire);
  told.constraints[rule.constraint] = message;
  const context = (rule as Partial<Check>).metadata?.context as object | undefined;
  if (context && message) {
    told.contexts ??= {};
    told.contexts[rule.constraint] = { ...(told.contexts[rule.constraint] as object | undefined), ...context };
  }
}

function addError(level: ValidationError[], property: string, target: unknown, value: unknown, shown: Shown): ValidationError {
  const error = new ValidationError();
  if (shown.target) error.target = target as object;
  if (shown.value) error.value = value;
  error.property = property;
  error.children = [];
  level.push(error);
  return error;
}

function heldAt(target: unknown, step: Step): unknown {
  if (target instanceof Map) return target.get((step as NamedStep).wire) as unknown;
  if (target instanceof Set) return [...target][step as number];
  return (target as Record<string | number, unknown>)[typeof step === 'number' ? step : step.wire];
}
