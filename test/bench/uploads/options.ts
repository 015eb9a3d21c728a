import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { CASES, type CaseName } from './cases.ts';
import { FIGURES, type Figure } from './figures.ts';

/** What the command line asks for. */
export interface UploadOptions {
  readonly figures: readonly Figure[];
  /** What is measured: for some figures what they need, for all of them everything. */
  readonly cases: readonly CaseName[];
  /** Where the ratios go. */
  readonly json: string | undefined;
  /** Whether the answers are compared and nothing is measured. */
  readonly checkOnly: boolean;
  readonly rounds: number;
  readonly seconds: Seconds;
}

/** Seconds of processor time that uploads are sent for, before they are measured and while they are. */
export interface Seconds {
  readonly warmUp: number;
  readonly measured: number;
}

export const USAGE = 'pnpm bench:uploads [--json FILE] [--check] [--quick] [--only id,id] [--rounds N]';

/** Reads the command line. Throws if it makes no sense. */
export function readUploadOptions(args: readonly string[]): UploadOptions {
  const { values } = parseArgs({
    // What some package managers hand on besides the arguments.
    args: args.filter((arg) => arg !== '--'),
    options: {
      json: { type: 'string' },
      check: { type: 'boolean', default: false },
      quick: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
    },
  });
  const rounds = Number(values.rounds ?? (values.quick ? 1 : 5));
  if (!(Number.isInteger(rounds) && rounds > 0)) throw new Error(`--rounds takes a whole number, not ${values.rounds}`);
  const figures = values.only === undefined ? FIGURES : values.only.split(',').map(figureOf);
  return {
    figures,
    cases: values.only === undefined ? [...CASES.keys()] : [...new Set(figures.flatMap(({ pairs }) => pairs.flat()))],
    // Package managers run scripts elsewhere than where they were called.
    json: values.json === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '', values.json),
    checkOnly: values.check,
    rounds,
    seconds: values.quick ? { warmUp: 0.5, measured: 0.5 } : { warmUp: 1.5, measured: 2 },
  };
}

function figureOf(id: string): Figure {
  const found = FIGURES.find((figure) => figure.id === id);
  if (!found) throw new Error(`There is no ${id}. There are: ${FIGURES.map((figure) => figure.id).join(', ')}`);
  return found;
}
