import type { Dump } from './dump-property.ts';
import { interpretDump } from './interpret-dump.ts';
import { interpretLoad } from './interpret-load.ts';
import { interpretValidate } from './interpret-validate.ts';
import type { DumpPlan, LoadPlan, ValidatePlan } from './plans.ts';
import type { Read } from './read-property.ts';
import type { ValidateProperties } from './validate-value.ts';

/** Makes functions of plans: by generating code, or by interpreting them. */
export interface Backend {
  load(plan: LoadPlan): Read;
  dump(plan: DumpPlan): Dump;
  validate(plan: ValidatePlan): ValidateProperties;
}

/** Works wherever JavaScript does. */
export const INTERPRETER: Backend = { load: interpretLoad, dump: interpretDump, validate: interpretValidate };
