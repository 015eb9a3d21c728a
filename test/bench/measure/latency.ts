import type { LoadTool } from '../load/load-tool.ts';
import { VALID } from '../payload.ts';
import type { Cores } from '../processes/cores.ts';
import type { NodeVersion } from '../processes/node-version.ts';
import { startServer } from '../processes/server-process.ts';
import type { Variant } from '../variants.ts';
import { repeatUntilUsed } from './repeat-until-used.ts';

/** Seconds of one run of the load. */
const WARM_UP = 2;
const MEASURED = 3;
/** Seconds of processor time. */
const WARM_UP_USED = 1.5;

/**
 * Returns the milliseconds that 99 of 100 POST requests take at most.
 *
 * Each connection sends its next request when the last one is answered, so both servers of a comparison always have the same number of waiting requests.
 */
export async function measureLatency(
  cores: Cores,
  { run }: LoadTool,
  { program }: NodeVersion,
  { server, connections }: Extract<Variant, { kind: 'latency' }>,
): Promise<number> {
  const { url, pid, stop } = await startServer(cores, { server, program });
  try {
    const request = { url: `${url}/orders`, body: JSON.stringify(VALID), connections, place: 'load' } as const;
    await repeatUntilUsed(pid, WARM_UP_USED, () => run({ ...request, seconds: WARM_UP }));
    return (await run({ ...request, seconds: MEASURED })).p99;
  } finally {
    await stop();
  }
}
