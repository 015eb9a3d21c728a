import { experimentalDecorator, type Model } from '@modern-rest/core';
import { ValidateNested } from 'class-validator';

/** Names the model of a property. `[Model]` stands for a list, `[[Model]]` for a list of lists. */
export type NestedReference = () => NestedModel;

type NestedModel = Model | readonly [NestedModel];

/** Where a property keeps its `NestedReference`. */
export const REFERENCE = Symbol.for('modern-rest:nested');

/**
 * Declares a property whose value is a model, and validates it as one.
 *
 * Without an argument the model is the declared class of the property. A list needs it: `@Nested(() => [Item])`, and
 * `@Nested(() => [[Item]])` for a list of lists.
 */
export function Nested(reference?: NestedReference): PropertyDecorator {
  return experimentalDecorator(ValidateNested({ ...(reference && { context: { [REFERENCE]: reference } }) }), Nested);
}
