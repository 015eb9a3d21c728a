import type { Model } from '@modern-rest/core';
import { ValidateNested } from 'class-validator';
import type { ValidationMetadata } from 'class-validator/types/metadata/ValidationMetadata.js';

/** Names the model of a property, or the model of a list's items as `[Model]`. */
export type NestedReference = () => Model | readonly [Model];

// Kept in the context of class-validator's own metadata, which knows about inheritance.
const REFERENCE = Symbol.for('modern-rest:nested');

/**
 * Declares a property whose value is a model, and validates it as one.
 *
 * Without an argument the model is the declared class of the property. A list needs it: `@Nested(() => [Item])`.
 */
export function Nested(reference?: NestedReference): PropertyDecorator {
  return ValidateNested({ ...(reference && { context: { [REFERENCE]: reference } }) });
}

/** What `@Nested` said about a property; `undefined` if it was given nothing. */
export function nestedReference(validations: readonly ValidationMetadata[]): NestedReference | undefined {
  for (const { context } of validations as readonly { context?: Record<symbol, NestedReference> }[]) {
    const reference = context?.[REFERENCE];
    if (reference) return reference;
  }
  return undefined;
}
