import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { compiled } from '../processes/compiled.ts';
import type { Cores } from '../processes/cores.ts';
import type { NodeVersion } from '../processes/node-version.ts';
import type { Variant } from '../variants.ts';

const execute = promisify(execFile);

type EngineVariant = Extract<Variant, { kind: 'engine' }>;

/** Times per second of processor time that an engine does its work. */
export async function measureEngine(cores: Cores, node: NodeVersion, variant: EngineVariant): Promise<number> {
  return Number(await run(cores, node, variant));
}

/** Rejects if the results of an engine are not the right ones. */
export async function checkEngine(cores: Cores, node: NodeVersion, variant: EngineVariant): Promise<void> {
  await run(cores, node, variant, 'check');
}

async function run(cores: Cores, node: NodeVersion, { engine, ...options }: EngineVariant, ...mode: string[]): Promise<string> {
  const line = [compiled('measure/engine-process'), engine, JSON.stringify(options), ...mode];
  const [command, args] = cores.at('measured', node.program, line);
  return (await execute(command, args)).stdout;
}
