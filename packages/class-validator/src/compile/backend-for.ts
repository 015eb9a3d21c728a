import type { ModelOptions } from '../model-options.ts';
import { type Backend, INTERPRETER } from './backend.ts';
import { generator } from './generate/generator.ts';
import { mayGenerate, type OnGenerated } from './generate/source.ts';

/** What makes functions of plans in this process. `onGenerated` is told of every piece of code. */
export function backendFor({ generate }: ModelOptions, onGenerated?: OnGenerated): Backend {
  return (generate ?? mayGenerate()) ? generator(onGenerated) : INTERPRETER;
}
