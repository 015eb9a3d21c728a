import type { Model } from '@modern-rest/core';
import type { InstanceView } from '../as-instance.ts';
import type { ValidateNested } from './ask-property.ts';
import type { Dumping, DumpProperty } from './dump-property.ts';
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
  /** Completes an instance before constraints that need the whole object run; `undefined` for most models. */
  readonly complete: ((instance: object, raw: object) => void) | undefined;
  /** Validates what `@Transform` put in the place of a model. */
  readonly validateNested: ValidateNested;
}

/** The plan that validates a model and writes it, as JSON text or in another form. */
export interface DumpPlan<T = string> {
  readonly model: Model;
  readonly properties: readonly DumpProperty<T>[];
  readonly recursive: boolean;
  readonly view: InstanceView;
  readonly dumping: Pick<Dumping<T>, 'form' | 'writeAny'>;
}

/** How the instances of a class are validated. */
export interface ValidatePlan {
  readonly model: Model;
  readonly properties: readonly ValidatedProperty[];
  readonly validateNested: ValidateNested;
}
