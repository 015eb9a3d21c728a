import { checkEngine } from '../measure/engine.ts';
import type { Cores } from '../processes/cores.ts';
import { VARIANTS, type Variant, type VariantName } from '../variants.ts';
import { checkServer } from './server.ts';

type Check = () => Promise<void>;

/** Starts every server and every engine that some variants need once, and lists what is wrong with their answers. */
export async function check(cores: Cores, names: readonly VariantName[]): Promise<string[]> {
  // By name: several variants need the same server.
  const checks = new Map(names.flatMap((name) => checksOf(cores, VARIANTS[name])));
  const problems: string[] = [];
  for (const [name, run] of checks) await run().catch((error: Error) => problems.push(`${name}: ${error.message}`));
  return problems;
}

function checksOf(cores: Cores, variant: Variant): (readonly [string, Check])[] {
  switch (variant.kind) {
    case 'engine':
      // Whatever is measured: what takes everything for valid is quick.
      return [true, false].map((valid) => {
        const name = `${variant.engine} for ${valid ? 'a valid' : 'an invalid'} body`;
        return [name, () => checkEngine(cores, { ...variant, valid, furtherModels: 0 })];
      });
    case 'cluster':
      return [['modern-rest-cluster', () => checkServer(cores, 'modern-rest-cluster', [0, variant.workers])]];
    default:
      return [[variant.server, () => checkServer(cores, variant.server)]];
  }
}
