import { experimentalDecorator, type Model } from '@modern-rest/core';
import { ValidateNested } from 'class-validator';

/** Names the model of a property, or the model of a list's items as `[Model]`. */
export type NestedReference = () => Model | readonly [Model];

/** Where a property keeps its `NestedReference`. */
export const REFERENCE = Symbol.for('modern-rest:nested');

/**
 * Declares a property whose value is a model, and validates it as one.
 *
 * Without an argument the model is the declared class of the property. A list needs it: `@Nested(() => [Item])`.
 */
export function Nested(reference?: NestedReference): PropertyDecorator {
  return experimentalDecorator(ValidateNested({ ...(reference && { context: { [REFERENCE]: reference } }) }), Nested);
}
