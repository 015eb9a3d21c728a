import { writeFileSync } from 'node:fs';
import { availableCores, type Cores } from '../processes/cores.ts';
import { nodeVersions } from '../processes/node-version.ts';
import { runCommand } from '../run-command.ts';
import { versions } from '../versions.ts';
import { RUN_USAGE, type RunOptions, readRunOptions } from './run-options.ts';

/** A program that measures. */
export interface Program {
  /** The command that runs it. */
  readonly command: string;
  readonly defaultRounds: number;
  /** Measures and returns the tables to print, the results for `--json`, and the requirements that are not met. */
  run(cores: Cores, options: RunOptions): Promise<Report>;
}

/** The results of a program. */
export interface Report {
  /** Empty if no name matches `--only`. */
  readonly tables: readonly string[];
  readonly results: unknown;
  /** One line for each requirement that is not met. */
  readonly failures: readonly string[];
}

/** Runs a program with the arguments of the process. The exit code is 1 if it throws or a requirement is not met. */
export async function runProgram({ command, defaultRounds, run }: Program): Promise<void> {
  await runCommand(async () => {
    const options = readRunOptions(process.argv.slice(2), defaultRounds);
    const cores = availableCores();
    cores.leaveMeasured();
    console.log(`${[...versions(nodeVersions(undefined)), cores.description].join('\n')}\n`);
    const { tables, results, failures } = await run(cores, options);
    if (tables.length === 0) throw new Error(`Nothing has ${options.only} in its name`);
    console.log(tables.join('\n\n'));
    for (const failure of failures) console.error(`\n${failure}`);
    if (options.json !== undefined) writeFileSync(options.json, `${JSON.stringify(results, null, 2)}\n`);
    return failures.length === 0;
  }, `${command} ${RUN_USAGE}`);
}
