// `pnpm bench:bodies`: sends bodies that try to keep a server busy, and prints what each of them costs.
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { availableCores, type Cores } from '../processes/cores.ts';
import { startServer } from '../processes/server-process.ts';
import { HOSTILE_BODIES } from './bodies.ts';
import { bodyTable } from './body-table.ts';
import { type BodyCost, measureBody } from './measure-body.ts';
import { type BodyOptions, readBodyOptions, USAGE } from './options.ts';

/** Milliseconds within which any body of 1 MiB is to be answered. */
const AT_MOST = 100;

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  process.exitCode = (await main(readBodyOptions(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 1;
}

/** Whether all were answered in time. */
async function main(options: BodyOptions): Promise<boolean> {
  const cores = availableCores();
  cores.leaveMeasured();
  console.log(`node ${process.version} on ${cpus().length} × ${cpus()[0]?.model.trim() ?? 'an unknown processor'}\n${cores.description}\n`);
  const costs = await measureAll(cores, options);
  console.log(bodyTable(costs));
  if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(costs, null, 2)}\n`);
  const slow = costs.filter(({ blocked }) => blocked.median > AT_MOST);
  console.log(
    `\n${costs.length - slow.length} of ${costs.length} bodies block the server for ${AT_MOST} ms at most, by the median of ${options.rounds}.`,
  );
  return slow.length === 0;
}

async function measureAll(cores: Cores, { only, rounds }: BodyOptions): Promise<BodyCost[]> {
  const server = await startServer(cores, { server: 'bodies', path: '/used' });
  try {
    const costs: BodyCost[] = [];
    for (const body of HOSTILE_BODIES.filter(({ id }) => id.includes(only))) costs.push(await measureBody(server.url, body, rounds));
    return costs;
  } finally {
    await server.stop();
  }
}
