import type { ValidationOptions } from 'class-validator';

/** A built-in decorator with its arguments. */
export interface ConstraintCase {
  decorate(options?: ValidationOptions): PropertyDecorator;
  /** Values that keep it. */
  readonly passes: readonly unknown[];
}

/** Cases by the names of the decorators. */
export type ConstraintCases = Readonly<Record<string, readonly ConstraintCase[]>>;

/** A decorator that is kept by these values. */
export function keptBy(decorate: ConstraintCase['decorate'], ...passes: readonly unknown[]): ConstraintCase {
  return { decorate, passes };
}
