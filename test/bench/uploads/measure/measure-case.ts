import type { Cores } from '../../processes/cores.ts';
import type { NodeVersion } from '../../processes/node-version.ts';
import type { Case } from '../cases.ts';
import type { Seconds } from '../options.ts';
import type { Sample } from '../samples.ts';
import { measureMemory } from './memory.ts';
import { measureParser } from './parser.ts';
import { measureRate } from './rate.ts';

/** Measures a case once, in processes that are started for it. */
export function measureCase(cores: Cores, node: NodeVersion, measured: Case, seconds: Seconds): Promise<Sample> {
  switch (measured.kind) {
    case 'rate':
      return measureRate(cores, node, measured, seconds);
    case 'memory':
      return measureMemory(cores, node, measured);
    default:
      return measureParser(cores, node, measured, seconds);
  }
}
