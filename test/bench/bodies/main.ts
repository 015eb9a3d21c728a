// `pnpm bench:bodies`: sends requests that try to keep a server busy, and prints the cost of each.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { availableCores, type Cores } from '../processes/cores.ts';
import { startServer } from '../processes/server-process.ts';
import { bodyTable } from './body-table.ts';
import { HOSTILE_FORMS } from './forms.ts';
import { HOSTILE_HEADS } from './heads.ts';
import type { HostileRequest } from './hostile-request.ts';
import { HOSTILE_JSON } from './json.ts';
import { type BodyCost, measureRequest } from './measure-request.ts';
import { type BodyOptions, readBodyOptions, USAGE } from './options.ts';

const REQUESTS: readonly HostileRequest[] = [...HOSTILE_JSON, ...HOSTILE_FORMS, ...HOSTILE_HEADS];

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  process.exitCode = (await main(readBodyOptions(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 1;
}

/** Returns `true` if no request blocked the server for longer than it may and all answers were as expected. */
async function main(options: BodyOptions): Promise<boolean> {
  const cores = availableCores();
  cores.leaveMeasured();
  console.log(`node ${process.version} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'an unknown processor'}\n${cores.description}\n`);
  const costs = await measureAll(cores, options);
  console.log(bodyTable(costs));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(costs, null, 2)}\n`);
  const slow = costs.filter(({ blocked, atMost }) => blocked.median > atMost);
  const unexpected = costs.filter(({ isExpected }) => !isExpected);
  for (const { id, status } of unexpected) console.log(`${id}: the status ${status} was not expected`);
  for (const { id, atMost } of slow) console.log(`${id}: more than ${atMost} ms`);
  const within = costs.length - slow.length;
  console.log(`\n${within} of ${costs.length} requests block the server no longer than they may, by the median of ${options.rounds}.`);
  return unexpected.length === 0 && slow.length === 0;
}

async function measureAll(cores: Cores, { only, rounds }: BodyOptions): Promise<BodyCost[]> {
  const server = await startServer(cores, { server: 'bodies', path: '/used' });
  try {
    const costs: BodyCost[] = [];
    for (const hostile of REQUESTS.filter(({ id }) => id.includes(only))) costs.push(await measureRequest(server.url, hostile, rounds));
    return costs;
  } finally {
    await server.stop();
  }
}
