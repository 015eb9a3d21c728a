/** The limit of a ratio. */
export type Bound = readonly ['at least' | 'at most', number];

/** One row of a table of ratios. */
export interface FigureRow {
  readonly id: string;
  /** The two things that are compared, for people. */
  readonly says: string;
  /** The target. Without one, the ratio is only shown. */
  readonly bound: Bound | undefined;
}

/** `true` if a ratio is within a bound. */
export function isReached([kind, limit]: Bound, ratio: number): boolean {
  return kind === 'at least' ? ratio >= limit : ratio <= limit;
}
