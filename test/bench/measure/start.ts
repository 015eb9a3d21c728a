import type { Cores } from '../processes/cores.ts';
import type { NodeVersion } from '../processes/node-version.ts';
import { processorTime } from '../processes/processor-time.ts';
import { startServer } from '../processes/server-process.ts';
import type { Variant } from '../variants.ts';

/**
 * Milliseconds of processor time from the start of a process to its first answer; of time where the system does not tell the other.
 *
 * On a core of its own the two are the same: a server that starts waits for nobody.
 */
export async function measureStart(
  cores: Cores,
  { program }: NodeVersion,
  { server, furtherControllers }: Extract<Variant, { kind: 'start' }>,
): Promise<number> {
  const { startedIn, pid, stop } = await startServer(cores, { server, program, args: [furtherControllers] });
  const used = processorTime(pid);
  await stop();
  return used === undefined ? startedIn : used * 1000;
}
