// `pnpm bench:uploads`: checks that all servers receive the same uploads, measures what they cost, and prints the ratios.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { figureTable } from '../figure-table.ts';
import { outcomesOf } from '../outcome.ts';
import { availableCores } from '../processes/cores.ts';
import { nodeVersions } from '../processes/node-version.ts';
import { ratiosJson } from '../ratios-json.ts';
import { runCommand } from '../run-command.ts';
import { runRounds } from '../run-rounds.ts';
import { failuresOf } from '../samples.ts';
import { versions } from '../versions.ts';
import { CASES, type Case } from './cases.ts';
import { checkTargets } from './check-targets.ts';
import { measureCase } from './measure/measure-case.ts';
import { readUploadOptions, USAGE } from './options.ts';
import { uploadOutcome } from './upload-outcome.ts';
import { memoryTable, rateTable } from './upload-tables.ts';

// Some servers remove files only after the answer, and are ended before.
const folder = mkdtempSync(join(tmpdir(), 'bench-uploads-'));
process.env['TMPDIR'] = folder;
process.once('exit', () => rmSync(folder, { recursive: true }));
await runCommand(main, USAGE);

/** Returns `true` if everything worked, whatever the ratios are. */
async function main(): Promise<boolean> {
  const { figures, cases, checkOnly, rounds, seconds, json, node } = readUploadOptions(process.argv.slice(2));
  const nodes = nodeVersions(node);
  const cores = availableCores();
  cores.leaveMeasured();
  console.log([...versions(nodes), cores.description, load()].join('\n'));

  const problems: string[] = [];
  for (const version of nodes) problems.push(...(await checkTargets(cores, version, cases)));
  for (const problem of problems) console.error(`\nA wrong answer of ${problem}`);
  if (problems.length === 0) console.log('\nAll servers received all files and bytes.');
  if (checkOnly || problems.length > 0) return problems.length === 0;

  const samples = await runRounds({
    names: cases,
    nodes,
    count: () => rounds,
    measure: (name, version) => measureCase(cores, version, CASES.get(name) as Case, seconds),
    report: (progress) => console.error(progress),
  });
  for (const [{ version }, ofNode] of samples) {
    const tables = [rateTable(cases, ofNode), memoryTable(cases, ofNode)].filter((table) => table !== '');
    if (tables.length > 0) console.log(`\nNode.js ${version}:\n\n${tables.join('\n\n')}`);
  }
  const outcomes = new Map([...samples].map(([version, ofNode]) => [version, outcomesOf(figures, (figure) => uploadOutcome(figure, ofNode))]));
  console.log(`\n${figureTable(figures, outcomes)}\n\n${load()}`);
  const failures = failuresOf(samples);
  for (const failure of failures) console.error(`\n${failure}`);
  if (json !== undefined) writeFileSync(json, ratiosJson(outcomes));
  return failures.length === 0;
}

/** Describes the load of the machine: the measurement needs two cores. */
function load(): string {
  return `load of the machine (1, 5, 15 minutes): ${loadavg()
    .map((average) => average.toFixed(1))
    .join(', ')}`;
}
