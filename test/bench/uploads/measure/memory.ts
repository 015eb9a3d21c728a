import type { Cores } from '../../processes/cores.ts';
import type { NodeVersion } from '../../processes/node-version.ts';
import { peakMemory } from '../../processes/peak-memory.ts';
import type { Case } from '../cases.ts';
import type { Sample } from '../samples.ts';
import { startTarget } from './start-target.ts';

/** The memory that one upload takes at most, in a process that has answered nothing but that it is there. */
export async function measureMemory(cores: Cores, node: NodeVersion, to: Extract<Case, { kind: 'memory' }>): Promise<Sample> {
  const { pid, send, stop } = await startTarget(cores, node, to);
  try {
    const idle = peakMemory(pid);
    await send({ connections: 1, seconds: 0 });
    const peak = peakMemory(pid);
    return { idle, peak, grown: peak - idle };
  } finally {
    await stop();
  }
}
