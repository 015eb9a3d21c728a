import { experimentalDecorator } from '@modern-rest/core';
import { ValidateIf } from 'class-validator';

/** Marks the condition that `@Nullable` sets. */
export const NULLABLE = Symbol.for('modern-rest:nullable');

/** Declares that a value may be null, but not left out. Text sources write it as `null`. */
export function Nullable(): PropertyDecorator {
  return experimentalDecorator(
    ValidateIf((_object, value) => value !== null, { context: { [NULLABLE]: true } }),
    Nullable,
  );
}
