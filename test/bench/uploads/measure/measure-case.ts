import type { Cores } from '../../processes/cores.ts';
import type { Case } from '../cases.ts';
import type { Seconds } from '../options.ts';
import type { Sample } from '../samples.ts';
import { measureMemory } from './memory.ts';
import { measureParser } from './parser.ts';
import { measureRate } from './rate.ts';

/** Measures a case once, in processes that are started for it. */
export function measureCase(cores: Cores, measured: Case, seconds: Seconds): Promise<Sample> {
  switch (measured.kind) {
    case 'rate':
      return measureRate(cores, measured, seconds);
    case 'memory':
      return measureMemory(cores, measured);
    default:
      return measureParser(cores, measured, seconds);
  }
}
