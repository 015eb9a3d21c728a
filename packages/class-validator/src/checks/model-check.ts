import type { ComponentProblem, Direction, ValueFormat } from '@modern-rest/core';
import type { PropertyPlan } from '../model-plan.ts';
import type { ModelReading } from '../read-model.ts';

/** A model, and how one component or answer uses it. */
export interface ModelUse {
  readonly reading: ModelReading;
  readonly format: ValueFormat;
  readonly direction: Direction;
  /** The properties that cross the wire in this direction. */
  readonly properties: readonly PropertyPlan[];
  /** `true` for the model that a decorator names, in a list, a record or a union, too. */
  readonly isRoot: boolean;
  /** `true` if the model is reached only as one of the classes that a discriminator tells apart, or as their base. */
  readonly isSubtype: boolean;
}

/** A mistake in a model, without the name of the model. */
export interface ModelFault {
  readonly code: ComponentProblem['code'];
  readonly reason: string;
  readonly fix: string;
}

/** A rule that models must keep. */
export type ModelCheck = (use: ModelUse) => readonly ModelFault[];
