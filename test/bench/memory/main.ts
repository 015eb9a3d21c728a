// `pnpm bench:memory`: measures the memory of a server, of its idle connections and of uploads that wait.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runProgram } from '../growth/run-program.ts';
import { measureAfterRequests } from './after-requests.ts';
import { leaksOf } from './leak-check.ts';
import { connectionTable, processTable, type Rounds, uploadTable } from './memory-tables.ts';
import { measurePerConnection } from './per-connection.ts';
import { measurePerUpload, UPLOAD_TARGETS } from './per-upload.ts';
import { reportUsage } from './read-usage.ts';

const SERVERS = ['modern-rest', 'koa', 'fastify'];
const OURS = 'modern-rest';

// Some servers leave temporary files behind when they are ended.
const folder = mkdtempSync(join(tmpdir(), 'bench-memory-'));
process.env['TMPDIR'] = folder;
process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
reportUsage();

await runProgram({
  command: 'pnpm bench:memory',
  defaultRounds: 3,
  async run(cores, { only, rounds }) {
    const chosen = (part: string, names: readonly string[]): string[] => names.filter((name) => `${part}: ${name}`.includes(only));
    const measure = <T>(part: string, names: readonly string[], one: (name: string) => Promise<T>) =>
      inRounds(part, chosen(part, names), rounds, one);
    const processes = await measure('process', SERVERS, (server) => measureAfterRequests(cores, server));
    const connections = await measure('connections', SERVERS, (server) => measurePerConnection(cores, server));
    const uploads = await measure('uploads', Object.keys(UPLOAD_TARGETS), (name) =>
      measurePerUpload(cores, UPLOAD_TARGETS[name as keyof typeof UPLOAD_TARGETS]),
    );
    return {
      tables: [processTable(processes), connectionTable(connections), uploadTable(uploads)].filter((table) => table !== ''),
      results: { processes: Object.fromEntries(processes), connections: Object.fromEntries(connections), uploads: Object.fromEntries(uploads) },
      failures: leaksOf(OURS, processes.get(OURS) ?? []),
    };
  },
});

/** Measures all names in each round, so that the state of the machine affects all of them. */
async function inRounds<T>(part: string, names: readonly string[], rounds: number, one: (name: string) => Promise<T>): Promise<Rounds<T>> {
  const measured = new Map<string, T[]>(names.map((name) => [name, []]));
  for (let round = 1; round <= rounds && names.length > 0; round += 1) {
    console.error(`${part}: round ${round} of ${rounds}`);
    for (const name of names) measured.get(name)?.push(await one(name));
  }
  return measured;
}
