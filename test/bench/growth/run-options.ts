import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The options that `bench:growth`, `bench:memory` and `bench:start` share. */
export interface RunOptions {
  /** The file that receives the results as JSON. */
  readonly json: string | undefined;
  /** Only rows with this text in their names are measured. */
  readonly only: string;
  readonly rounds: number;
}

export const RUN_USAGE = '[--json FILE] [--only TEXT] [--rounds N]';

/** Reads the command line. Throws for an unknown option, and for rounds that are not a positive integer. */
export function readRunOptions(args: readonly string[], defaultRounds: number): RunOptions {
  const { values } = parseArgs({
    // Some package managers pass this argument on.
    args: args.filter((arg) => arg !== '--'),
    options: { json: { type: 'string' }, only: { type: 'string', default: '' }, rounds: { type: 'string', default: String(defaultRounds) } },
  });
  const rounds = Number(values.rounds);
  if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error(`--rounds takes a positive integer, not ${values.rounds}`);
  // Package managers run scripts in another folder than the caller's.
  const json = values.json === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '', values.json);
  return { json, only: values.only, rounds };
}
