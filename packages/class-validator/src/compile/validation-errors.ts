import { ValidationError } from 'class-validator';
import { type Check, isCollection } from './check.ts';
import type { Failure, NamedStep, Rule, Step } from './findings.ts';
import { NOT_LISTED, UNKNOWN_VALUE } from './validate-value.ts';

/** What an error shows besides what is wrong. */
export interface Shown {
  readonly target: boolean;
  readonly value: boolean;
}

/** The failures of an object as the errors that class-validator gives. */
export function toValidationErrors(failures: readonly Failure[], root: object, shown: Shown): ValidationError[] {
  const errors: ValidationError[] = [];
  const told = failures.map((failure) => ({ failure, error: place(failure, errors, root, shown) }));
  const isSync = ({ failure }: (typeof told)[number]): boolean => failure.verdict === undefined;
  // Contexts are looked for when all is told that waits for nothing. What waited brings its own.
  // Of two decorators that ask for one constraint the upper one is heard: it is asked last.
  const sync = told.filter(isSync).sort((a, b) => b.failure.rule.order - a.failure.rule.order);
  for (const { failure, error } of sync) tell(failure, error);
  for (const { failure, error } of sync) addContexts(error, failure.rule, error.constraints?.[failure.rule.constraint] ? contextsOf(failure) : []);
  for (const { failure, error } of inTheirTime(told.filter((one) => !isSync(one)))) {
    tell(failure, error);
    const { context } = (failure.rule as Check).metadata as { readonly context?: object };
    addContexts(error, failure.rule, context ? [context] : []);
  }
  return errors;
}

/** What was asked of items is told after what was asked of the whole: class-validator waits for all of them first. */
function inTheirTime<T extends { readonly failure: Failure }>(told: readonly T[]): T[] {
  const isPerItem = ({ failure: { rule, value } }: T): number => Number((rule as Check).metadata.each === true && isCollection(value));
  return [...told].sort((a, b) => isPerItem(a) - isPerItem(b));
}

/** The error that tells of a failure, new or told before. */
function place(failure: Failure, errors: ValidationError[], root: object, shown: Shown): ValidationError {
  const { rule, steps } = failure;
  let [level, target]: [ValidationError[], unknown] = [errors, root];
  let error: ValidationError | undefined;
  for (let depth = steps.length - 1; depth >= 0; depth--) {
    const step = steps[depth] as Step;
    const value = depth === 0 && rule !== UNKNOWN_VALUE ? failure.value : heldAt(target, step);
    const property = String(typeof step === 'number' ? step : step.wire);
    error = level.find((other) => other.property === property) ?? addError(level, property, target, value, shown);
    [level, target] = [error.children as ValidationError[], value];
  }
  return error && rule !== UNKNOWN_VALUE ? error : unknownValue(level, target, shown);
}

function tell(failure: Failure, error: ValidationError): void {
  const { rule, steps } = failure;
  if (rule === NOT_LISTED) Object.assign(error, { children: undefined });
  error.constraints ??= {};
  error.constraints[rule.constraint] = rule.tell(failure, rule === NOT_LISTED ? (steps[0] as NamedStep).wire : undefined);
}

function contextsOf({ rule }: Failure): object[] {
  return ((rule as Partial<Check>).contexts ?? []).filter(([constraint]) => constraint === rule.constraint).map(([, context]) => context);
}

function addContexts(error: ValidationError, { constraint }: Rule, contexts: readonly object[]): void {
  if (contexts.length === 0) return;
  error.contexts ??= {};
  error.contexts[constraint] = Object.assign({}, error.contexts[constraint] as object | undefined, ...contexts) as object;
}

/** It has no property, and no value whether values are shown or not. */
function unknownValue(level: ValidationError[], target: unknown, shown: Shown): ValidationError {
  const error = addError(level, undefined as unknown as string, target, undefined, shown);
  error.value = undefined;
  return error;
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
  if (target instanceof Map) return target.get((step as NamedStep).key) as unknown;
  if (target instanceof Set) return [...target][step as number];
  return (target as Record<string | number, unknown>)[typeof step === 'number' ? step : step.wire];
}
