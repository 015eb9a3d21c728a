import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { FIGURES, type Figure } from './figures.ts';

/** What the command line asks for. */
export interface Options {
  readonly figures: readonly Figure[];
  /** Where the ratios go. */
  readonly json: string | undefined;
  /** Whether the answers are compared and nothing is timed. */
  readonly checkOnly: boolean;
  /** Of every kind of variant; `undefined` for the usual ones. */
  readonly rounds: number | undefined;
}

export const USAGE = 'pnpm bench [--json FILE] [--check] [--only id,id] [--rounds N]';

/** Reads the command line. Throws if it makes no sense. */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    // What some package managers hand on besides the arguments.
    args: args.filter((arg) => arg !== '--'),
    options: { json: { type: 'string' }, check: { type: 'boolean', default: false }, only: { type: 'string' }, rounds: { type: 'string' } },
  });
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) throw new Error(`--rounds takes a whole number, not ${values.rounds}`);
  return {
    figures: values.only === undefined ? FIGURES : values.only.split(',').map(figureOf),
    // Package managers run scripts elsewhere than where they were called.
    json: values.json === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '', values.json),
    checkOnly: values.check,
    rounds,
  };
}

function figureOf(id: string): Figure {
  const found = FIGURES.find((figure) => figure.id === id);
  if (!found) throw new Error(`There is no ${id}. There are: ${FIGURES.map((figure) => figure.id).join(', ')}`);
  return found;
}
