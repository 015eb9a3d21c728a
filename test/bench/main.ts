// `pnpm bench`: checks that all servers and engines do the same work, measures it, and prints one table of ratios.
import { writeFileSync } from 'node:fs';
import { check } from './check/check.ts';
import { figureOutcome } from './figure-outcome.ts';
import { figureTable } from './figure-table.ts';
import { findLoadTool } from './load/find-load-tool.ts';
import { measure } from './measure/measure.ts';
import { mediansTable } from './medians-table.ts';
import { readOptions, USAGE } from './options.ts';
import { outcomesOf } from './outcome.ts';
import { availableCores } from './processes/cores.ts';
import { nodeVersions } from './processes/node-version.ts';
import { ratiosJson } from './ratios-json.ts';
import { runCommand } from './run-command.ts';
import { runRounds } from './run-rounds.ts';
import { failuresOf } from './samples.ts';
import { isSupported, ROUNDS, VARIANTS } from './variants.ts';
import { versions } from './versions.ts';

await runCommand(main, USAGE);

/** Returns `true` if everything worked, whatever the ratios are. */
async function main(): Promise<boolean> {
  const { figures, checkOnly, rounds, json, node } = readOptions(process.argv.slice(2));
  const nodes = nodeVersions(node);
  const names = [...new Set(figures.flatMap(({ needs }) => needs))];
  const cores = availableCores();
  const tool = findLoadTool(cores);
  cores.leaveMeasured();
  console.log([...versions(nodes), `${cores.description}; load by ${tool.name}`].join('\n'));

  const problems: string[] = [];
  for (const version of nodes) {
    const supported = names.filter((name) => isSupported(name, version));
    const unsupported = names.filter((name) => !supported.includes(name));
    if (unsupported.length > 0) console.log(`Needs a newer version than Node.js ${version.version}: ${unsupported.join(', ')}`);
    problems.push(...(await check(cores, version, supported)));
  }
  for (const problem of problems) console.error(`\nA wrong answer of ${problem}`);
  if (problems.length === 0) console.log('\nAll answers are the same, byte by byte.');
  if (checkOnly || problems.length > 0) return problems.length === 0;

  const samples = await runRounds({
    names,
    nodes,
    count: (name, version) => (isSupported(name, version) ? (rounds ?? ROUNDS[VARIANTS[name].kind]) : 0),
    measure: (name, version) => measure(cores, tool, version, VARIANTS[name]),
    report: (progress) => console.error(progress),
  });
  const outcomes = new Map([...samples].map(([version, ofNode]) => [version, outcomesOf(figures, (figure) => figureOutcome(figure, ofNode))]));
  console.log(`\n${mediansTable(names, samples)}\n\n${figureTable(figures, outcomes)}`);
  const failures = failuresOf(samples);
  for (const failure of failures) console.error(`\n${failure}`);
  if (json !== undefined) writeFileSync(json, ratiosJson(outcomes));
  return failures.length === 0;
}
