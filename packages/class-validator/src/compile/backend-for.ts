import type { ModelOptions } from '../model-options.ts';
import { type Backend, INTERPRETER } from './backend.ts';
import { generator } from './generate/generator.ts';
import { mayGenerate, type OnGenerated } from './generate/source.ts';

/**
 * What makes functions of plans in this process. `onGenerated` is told of every piece of code.
 *
 * The process is asked each time: there are hosts that allow code while an application starts, and models are compiled when their first value comes.
 */
export function backendFor({ generate }: ModelOptions, onGenerated?: OnGenerated): Backend {
  const generated = generator(onGenerated);
  const backend = (): Backend => ((generate ?? mayGenerate()) ? generated : INTERPRETER);
  return {
    load: (plan) => backend().load(plan),
    dump: (plan) => backend().dump(plan),
    validate: (plan) => backend().validate(plan),
  };
}
