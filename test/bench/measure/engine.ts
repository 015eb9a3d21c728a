import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { compiled } from '../processes/compiled.ts';
import type { Cores } from '../processes/cores.ts';
import type { Variant } from '../variants.ts';

const execute = promisify(execFile);

type EngineVariant = Extract<Variant, { kind: 'engine' }>;

/** Times per second of processor time that an engine does its work. */
export async function measureEngine(cores: Cores, variant: EngineVariant): Promise<number> {
  return Number(await run(cores, variant));
}

/** Rejects if the results of an engine are not the right ones. */
export async function checkEngine(cores: Cores, variant: EngineVariant): Promise<void> {
  await run(cores, variant, 'check');
}

async function run(cores: Cores, { engine, ...options }: EngineVariant, ...mode: string[]): Promise<string> {
  const program = compiled('measure/engine-process');
  const [command, args] = cores.at('measured', process.execPath, [program, engine, JSON.stringify(options), ...mode]);
  return (await execute(command, args)).stdout;
}
