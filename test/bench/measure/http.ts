import type { LoadTool } from '../load/load-tool.ts';
import { FURTHER_VALUE } from '../models/further-models.ts';
import { VALID } from '../payload.ts';
import type { Cores } from '../processes/cores.ts';
import type { NodeVersion } from '../processes/node-version.ts';
import { startServer } from '../processes/server-process.ts';
import type { Variant } from '../variants.ts';
import { repeatUntilUsed } from './repeat-until-used.ts';

/** Seconds of one run of the load. */
const WARM_UP = 2;
const MEASURED = 3;
/** Seconds of processor time. A server that is alone on its core uses more in one run. */
const WARM_UP_USED = 1.5;
const MEASURED_USED = 2;

/**
 * Returns the requests per second of processor time of the server; per second of time if the system does not report the other.
 *
 * A server that is never waiting for the load needs one second for each, so that the two are the same. Where the load
 * is the slower one, or another process takes part of the core, this is what the server would do with the whole core.
 */
export async function measureHttp(
  cores: Cores,
  { run }: LoadTool,
  { program }: NodeVersion,
  { server, method, furtherControllers }: Extract<Variant, { kind: 'http' }>,
): Promise<number> {
  const { url, pid, stop } = await startServer(cores, { server, program, args: [furtherControllers] });
  try {
    for (let index = 0; index < furtherControllers; index += 1) await useFurther(`${url}/further-${index}`);
    const request = method === 'POST' ? { url: `${url}/orders`, body: JSON.stringify(VALID) } : { url: `${url}/orders/7` };
    await repeatUntilUsed(pid, WARM_UP_USED, () => run({ ...request, seconds: WARM_UP, place: 'load' }));
    const { requests, used } = await repeatUntilUsed(pid, MEASURED_USED, () => run({ ...request, seconds: MEASURED, place: 'load' }));
    return requests / used;
  } finally {
    await stop();
  }
}

/** Nothing of an application is new when it is measured. */
async function useFurther(url: string): Promise<void> {
  const { status } = await fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(FURTHER_VALUE) });
  if (status !== 201) throw new Error(`POST ${url} was answered with ${status}`);
}
