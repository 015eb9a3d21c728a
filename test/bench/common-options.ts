import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** The options that `pnpm bench` and `pnpm bench:uploads` share. */
export interface CommonOptions<Figure> {
  readonly figures: readonly Figure[];
  /** `true` if the command line names some figures. */
  readonly selected: boolean;
  /** The file that the ratios are written to. */
  readonly json: string | undefined;
  /** `true` if the answers are compared and nothing is timed. */
  readonly checkOnly: boolean;
  readonly rounds: number | undefined;
  /** Versions of Node.js, separated by commas. */
  readonly node: string | undefined;
}

export const COMMON_USAGE = '[--json FILE] [--check] [--only id,id] [--rounds N] [--node 20,24]';

/** Reads the options that all commands share. Throws if one of them is invalid. */
export function readCommonOptions<Figure extends { readonly id: string }>(
  args: readonly string[],
  allFigures: readonly Figure[],
): CommonOptions<Figure> {
  const { values } = parseArgs({
    // Some package managers pass `--` on.
    args: args.filter((arg) => arg !== '--'),
    options: {
      json: { type: 'string' },
      check: { type: 'boolean', default: false },
      only: { type: 'string' },
      rounds: { type: 'string' },
      node: { type: 'string' },
    },
  });
  const rounds = values.rounds === undefined ? undefined : Number(values.rounds);
  if (rounds !== undefined && !(Number.isInteger(rounds) && rounds > 0)) throw new Error(`--rounds takes a whole number, not ${values.rounds}`);
  if (values.node !== undefined && !NODE_LIST.test(values.node)) throw new Error(`--node takes versions such as 20,24, not ${values.node}`);
  return {
    figures: values.only === undefined ? allFigures : values.only.split(',').map((id) => figureOf(id, allFigures)),
    selected: values.only !== undefined,
    // Package managers run scripts in another folder than the one they were called in.
    json: values.json === undefined ? undefined : resolve(process.env['INIT_CWD'] ?? '', values.json),
    checkOnly: values.check,
    rounds,
    node: values.node,
  };
}

/** Versions such as `24`, `24.21` or `24.21.0`. */
const NODE_LIST = /^\d+(?:\.\d+){0,2}(?:,\d+(?:\.\d+){0,2})*$/;

function figureOf<Figure extends { readonly id: string }>(id: string, allFigures: readonly Figure[]): Figure {
  const found = allFigures.find((figure) => figure.id === id);
  if (!found) throw new Error(`There is no ${id}. There are: ${allFigures.map((figure) => figure.id).join(', ')}`);
  return found;
}
