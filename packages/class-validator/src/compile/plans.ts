import type { Model } from '@modern-rest/core';
import type { ValidateNested } from './ask-property.ts';
import type { DumpProperty } from './dump-property.ts';
import type { LoadProperty } from './load-property.ts';
import type { ValidatedProperty } from './validation-plan.ts';

/** How a model is loaded from the values of a source. */
export interface LoadPlan {
  readonly model: Model;
  readonly properties: readonly LoadProperty[];
  /** Whether values may be within values of the same model. */
  readonly recursive: boolean;
  readonly forbidUnknown: boolean;
  /** Collects the names with brackets; `undefined` if there cannot be any. */
  readonly gather: ((raw: object) => object) | undefined;
  /** Validates what `@Transform` put in the place of a model. */
  readonly validateNested: ValidateNested;
}

/** How a model is validated and written as JSON. */
export interface DumpPlan {
  readonly model: Model;
  readonly properties: readonly DumpProperty[];
  readonly recursive: boolean;
}

/** How the instances of a class are validated. */
export interface ValidatePlan {
  readonly model: Model;
  readonly properties: readonly ValidatedProperty[];
  readonly validateNested: ValidateNested;
}
