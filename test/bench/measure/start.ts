import type { Cores } from '../processes/cores.ts';
import { startServer } from '../processes/server-process.ts';
import type { Variant } from '../variants.ts';

/** Milliseconds from the start of a process to its first answer. */
export async function measureStart(cores: Cores, { server, furtherControllers }: Extract<Variant, { kind: 'start' }>): Promise<number> {
  const { startedIn, stop } = await startServer(cores, { server, args: [furtherControllers] });
  await stop();
  return startedIn;
}
