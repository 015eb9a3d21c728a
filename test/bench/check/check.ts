import { checkEngine } from '../measure/engine.ts';
import type { Cores } from '../processes/cores.ts';
import { VARIANTS, type VariantName } from '../variants.ts';
import { checkServer } from './server.ts';

/** Starts every server and every engine that some variants need once, and lists what is wrong with their answers. */
export async function check(cores: Cores, names: readonly VariantName[]): Promise<string[]> {
  const variants = names.map((name) => ({ name, ...VARIANTS[name] }));
  const checks = new Map<string, () => Promise<void>>();
  for (const variant of variants) {
    if (variant.kind === 'engine') checks.set(variant.name, () => checkEngine(cores, variant));
    else if (variant.kind === 'cluster') checks.set('modern-rest-cluster', () => checkServer(cores, 'modern-rest-cluster', [0, variant.workers]));
    else checks.set(variant.server, () => checkServer(cores, variant.server));
  }
  const problems: string[] = [];
  for (const [name, run] of checks) {
    try {
      await run();
    } catch (error) {
      problems.push(`${name}: ${(error as Error).message}`);
    }
  }
  return problems;
}
