import type { Constraint } from './constraint.ts';

/** The verdict of a function of class-validator, which takes what its decorator is given in the same order. */
export function byLibrary(validate: (value: never, ...args: never[]) => boolean): Required<Constraint>['verdict'] {
  const ask = validate as (value: unknown, ...args: readonly unknown[]) => boolean;
  return (value, args) => ask(value, ...args);
}
