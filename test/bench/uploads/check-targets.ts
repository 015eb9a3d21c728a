import type { Cores } from '../processes/cores.ts';
import type { NodeVersion } from '../processes/node-version.ts';
import { CASES, type Case, type CaseName, type UploadTo } from './cases.ts';
import { startTarget } from './measure/start-target.ts';

/** Sends each server that some cases need one upload of each kind, and lists what is wrong with the answers. */
export async function checkTargets(cores: Cores, node: NodeVersion, names: readonly CaseName[]): Promise<string[]> {
  const problems: string[] = [];
  // That of a gigabyte is checked when it is measured, and so is what a parser has seen.
  for (const name of names.filter((candidate) => !candidate.startsWith('memory 1 GiB'))) {
    const checked = CASES.get(name) as Case;
    if (checked.kind !== 'parser') {
      await checkTarget(cores, node, checked).catch((error: Error) => problems.push(`${name} on Node.js ${node.version}: ${error.message}`));
    }
  }
  return problems;
}

async function checkTarget(cores: Cores, node: NodeVersion, to: UploadTo): Promise<void> {
  const { send, stop } = await startTarget(cores, node, to);
  try {
    await send({ connections: 1, seconds: 0 });
  } finally {
    await stop();
  }
}
