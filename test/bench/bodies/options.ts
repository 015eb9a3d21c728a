import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What the command line asks for. */
export interface BodyOptions {
  /** Where the times go. */
  readonly json: string | undefined;
  /** What the names of the bodies must have in them. */
  readonly only: string;
  /** How often each is sent. */
  readonly rounds: number;
}

export const USAGE = 'pnpm bench:bodies [--json FILE] [--only TEXT] [--rounds N]';

/** Reads the command line. Throws if it makes no sense. */
export function readBodyOptions(args: readonly string[]): BodyOptions {
  const { values } = parseArgs({
    // What some package managers hand on besides the arguments.
    args: args.filter((arg) => arg !== '--'),
    options: { json: { type: 'string' }, only: { type: 'string', default: '' }, rounds: { type: 'string', default: '9' } },
  });
  const rounds = Number(values.rounds);
  if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error(`--rounds takes a whole number, not ${values.rounds}`);
  // Package managers run scripts elsewhere than where they were called.
  const json = values.json === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '', values.json);
  return { json, only: values.only, rounds };
}
