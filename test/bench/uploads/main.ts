// `pnpm bench:uploads`: checks that everybody sees the same uploads, measures what they cost, and prints what is required of us.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { availableCores } from '../processes/cores.ts';
import { versions } from '../versions.ts';
import { checkTargets } from './check-targets.ts';
import { measureCase } from './measure/measure-case.ts';
import { measureRounds } from './measure-rounds.ts';
import { readUploadOptions, USAGE } from './options.ts';
import { uploadOutcome } from './upload-outcome.ts';
import { figureTable, memoryTable, rateTable } from './upload-tables.ts';

// Some servers remove files only after the answer, and are ended before.
const folder = mkdtempSync(join(tmpdir(), 'bench-uploads-'));
process.env['TMPDIR'] = folder;
process.once('exit', () => rmSync(folder, { recursive: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));
try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  console.error(`${(error as Error).message}\n${USAGE}`);
  process.exitCode = 1;
}

/** Whether everything worked, whatever the ratios are. */
async function main(): Promise<boolean> {
  const { figures, cases, checkOnly, rounds, seconds, json } = readUploadOptions(process.argv.slice(2));
  const cores = availableCores();
  cores.leaveMeasured();
  console.log([...versions(), cores.description, load()].join('\n'));

  const problems = await checkTargets(cores, cases);
  for (const problem of problems) console.error(`\nA wrong answer of ${problem}`);
  if (problems.length === 0) console.log('\nEverybody has seen all files and bytes.');
  if (checkOnly || problems.length > 0) return problems.length === 0;

  const measure = (measured: Parameters<typeof measureCase>[1]) => measureCase(cores, measured, seconds);
  const samples = await measureRounds(cases, measure, { rounds, report: (progress) => console.error(progress) });
  const outcomes = new Map(
    figures.flatMap((figure) => {
      const outcome = uploadOutcome(figure, samples);
      return outcome ? [[figure, outcome] as const] : [];
    }),
  );
  const tables = [rateTable(cases, samples), memoryTable(cases, samples), figureTable(figures, outcomes)];
  console.log(`\n${tables.filter((table) => table !== '').join('\n\n')}\n\n${load()}`);
  for (const [name, error] of samples.failures) console.error(`\n${name} failed: ${error.message}`);
  if (json !== undefined) {
    const ratios = [...outcomes.values()].map(({ figure, ratio }) => [figure.id, Number(ratio.toFixed(3))]);
    writeFileSync(json, `${JSON.stringify(Object.fromEntries(ratios), null, 2)}\n`);
  }
  return samples.failures.size === 0;
}

/** Whether others use the machine: of two cores the measurement takes two. */
function load(): string {
  return `load of the machine (1, 5, 15 minutes): ${loadavg()
    .map((average) => average.toFixed(1))
    .join(', ')}`;
}
