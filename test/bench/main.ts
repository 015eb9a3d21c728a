// `pnpm bench`: checks that everybody does the same work, measures it, and prints one table of ratios.
import { writeFileSync } from 'node:fs';
import { check } from './check/check.ts';
import { findLoadTool } from './load/find-load-tool.ts';
import { measure } from './measure/measure.ts';
import { readOptions, USAGE } from './options.ts';
import { outcomeOf } from './outcome.ts';
import { availableCores } from './processes/cores.ts';
import { runRounds } from './run-rounds.ts';
import { table } from './table.ts';
import { versions } from './versions.ts';

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 1;
}

/** Whether everything worked, whatever the ratios are. */
async function main(): Promise<boolean> {
  const { figures, checkOnly, rounds, json } = readOptions(process.argv.slice(2));
  const variants = [...new Set(figures.flatMap(({ needs }) => needs))];
  const cores = availableCores();
  const tool = findLoadTool(cores);
  cores.leaveMeasured();
  console.log([...versions(), `${cores.description}; load by ${tool.name}`].join('\n'));

  const problems = await check(cores, variants);
  for (const problem of problems) console.error(`\nA wrong answer of ${problem}`);
  if (problems.length === 0) console.log('\nAll answers are the same, byte by byte.');
  if (checkOnly || problems.length > 0) return problems.length === 0;

  const samples = await runRounds(variants, (variant) => measure(cores, tool, variant), { rounds, report: (progress) => console.error(progress) });
  const outcomes = new Map(
    figures.flatMap((figure) => {
      const outcome = outcomeOf(figure, samples);
      return outcome ? [[figure, outcome] as const] : [];
    }),
  );
  console.log(`\n${table(figures, outcomes)}`);
  for (const [name, error] of samples.failures) console.error(`\n${name} failed: ${error.message}`);
  if (json !== undefined) {
    const ratios = [...outcomes.values()].map(({ figure, ratio }) => [figure.id, Number(ratio.toFixed(3))]);
    writeFileSync(json, `${JSON.stringify(Object.fromEntries(ratios), null, 2)}\n`);
  }
  return samples.failures.size === 0;
}
