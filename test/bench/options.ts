import { COMMON_USAGE, type CommonOptions, readCommonOptions } from './common-options.ts';
import { FIGURES, type Figure } from './figures.ts';

export const USAGE = `pnpm bench ${COMMON_USAGE}`;

/** Reads the command line. Throws if it is invalid. */
export function readOptions(args: readonly string[]): CommonOptions<Figure> {
  return readCommonOptions(args, FIGURES);
}
