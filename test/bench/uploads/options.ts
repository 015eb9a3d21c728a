import { COMMON_USAGE, type CommonOptions, readCommonOptions } from '../common-options.ts';
import { CASES, type CaseName } from './cases.ts';
import { FIGURES, type Figure } from './figures.ts';

/** The options of the command line. */
export interface UploadOptions extends Omit<CommonOptions<Figure>, 'selected'> {
  /** The cases that the selected figures need; all cases if no figure was selected. */
  readonly cases: readonly CaseName[];
  readonly rounds: number;
  readonly seconds: Seconds;
}

/** Seconds of processor time that uploads are sent for, before they are measured and while they are. */
export interface Seconds {
  readonly warmUp: number;
  readonly measured: number;
}

export const USAGE = `pnpm bench:uploads [--quick] ${COMMON_USAGE}`;

/** Reads the command line. Throws if it is invalid. */
export function readUploadOptions(args: readonly string[]): UploadOptions {
  const quick = args.includes('--quick');
  const rest = args.filter((arg) => arg !== '--quick');
  const { selected, ...common } = readCommonOptions(rest, FIGURES);
  return {
    ...common,
    cases: selected ? [...new Set(common.figures.flatMap(({ pairs }) => pairs.flat()))] : [...CASES.keys()],
    rounds: common.rounds ?? (quick ? 1 : 5),
    seconds: quick ? { warmUp: 0.5, measured: 0.5 } : { warmUp: 1.5, measured: 2 },
  };
}
