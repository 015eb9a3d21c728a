import type { Backend } from '../backend.ts';
import { generateDump } from './generate-dump.ts';
import { generateLoad } from './generate-load.ts';
import { generateValidate } from './generate-validate.ts';
import type { OnGenerated } from './source.ts';

/** Makes functions of plans by generating code. Needs a process that allows it. */
export function generator(onGenerated?: OnGenerated): Backend {
  return {
    load: (plan) => generateLoad(plan, onGenerated),
    dump: (plan) => generateDump(plan, onGenerated),
    validate: (plan) => generateValidate(plan, onGenerated),
  };
}
