import type { LoadTool } from '../load/load-tool.ts';
import { VALID } from '../payload.ts';
import type { Cores } from '../processes/cores.ts';
import type { NodeVersion } from '../processes/node-version.ts';
import { startServer } from '../processes/server-process.ts';
import type { Variant } from '../variants.ts';

const WARM_UP = 2;
const MEASURED = 3;

/** POST requests per second of one process or of several under `node:cluster`, the load on the same cores. */
export async function measureCluster(
  cores: Cores,
  { run }: LoadTool,
  { program }: NodeVersion,
  { workers }: Extract<Variant, { kind: 'cluster' }>,
): Promise<number> {
  const start = workers === 1 ? { server: 'modern-rest' } : { server: 'modern-rest-cluster', args: [0, workers] };
  const { url, stop } = await startServer(cores, { ...start, program, place: 'both' });
  try {
    const request = { url: `${url}/orders`, body: JSON.stringify(VALID), place: 'both' } as const;
    await run({ ...request, seconds: WARM_UP });
    const { requests, seconds } = await run({ ...request, seconds: MEASURED });
    return requests / seconds;
  } finally {
    await stop();
  }
}
