// `pnpm bench:latency`: compares the answers of all servers, measures latencies and stalls, and prints one table per scenario.
import { writeFileSync } from 'node:fs';
import { availableCores } from '../processes/cores.ts';
import { type NodeVersion, nodeVersions } from '../processes/node-version.ts';
import { runCommand } from '../run-command.ts';
import { versions } from '../versions.ts';
import { checkServers } from './check-servers.ts';
import { type LatencySummary, summarizeLatencies } from './latency-summary.ts';
import { latencyTable } from './latency-table.ts';
import { type LatencyCase, measureLatency } from './measure-latency.ts';
import { measureScenario } from './measure-scenario.ts';
import { readLatencyOptions, USAGE } from './options.ts';

await runCommand(main, USAGE);

/** Resolves with `true` if everything worked, whatever the latencies are. */
async function main(): Promise<boolean> {
  const { scenarios, connections, json, checkOnly, rounds, seconds, node } = readLatencyOptions(process.argv.slice(2));
  const nodes = nodeVersions(node);
  const { program } = nodes[0] as NodeVersion;
  const cores = availableCores();
  cores.leaveMeasured();
  console.log([...versions(nodes), cores.description].join('\n'));

  const problems = await checkServers(cores, program);
  for (const problem of problems) console.error(`\nA wrong answer of ${problem}`);
  if (problems.length === 0) console.log('\nAll answers are the same, byte by byte.');
  if (checkOnly || problems.length > 0) return problems.length === 0;

  const summaries: Record<string, LatencySummary[]> = {};
  const failures: string[] = [];
  const measure = (measured: LatencyCase) => measureLatency(cores, program, measured, seconds);
  for (const [name, scenario] of scenarios) {
    const report = (progress: string): void => console.error(`${name}: ${progress}`);
    try {
      const outcome = await measureScenario({ scenario, connections, rounds, measure, report });
      const summary = summarizeLatencies(outcome.samples);
      summaries[name] = summary;
      failures.push(...outcome.failures.map((failure) => `${name}: ${failure}`));
      console.log(`\n${scenario.title}\n\n${latencyTable(scenario, summary)}`);
    } catch (error) {
      failures.push(`${name}: ${(error as Error).message}`);
    }
  }
  for (const failure of failures) console.error(`\nFailed: ${failure}`);
  if (json !== undefined) writeFileSync(json, `${JSON.stringify(summaries, null, 2)}\n`);
  return failures.length === 0;
}
