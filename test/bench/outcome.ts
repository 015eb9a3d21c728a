import { type Figure, type Measured, ratio } from './figures.ts';
import type { Samples } from './run-rounds.ts';
import { median } from './statistics.ts';

/** A figure, measured. */
export interface Outcome {
  readonly figure: Figure;
  /** Medians of all rounds. */
  readonly ours: number;
  readonly theirs: number;
  /** Of the medians. */
  readonly ratio: number;
  /** The smallest and the largest ratio of a single round: how far this run can be trusted. */
  readonly spread: readonly [number, number];
  readonly reached: boolean;
}

/** What came of a figure; `undefined` if a variant that it needs failed. */
export function outcomeOf(figure: Figure, { values, failures }: Samples): Outcome | undefined {
  if (figure.needs.some((name) => failures.has(name))) return undefined;
  const samples = (name: Parameters<Measured>[0]) => values.get(name) ?? [];
  const medians: Measured = (name) => median(samples(name));
  const rounds = Math.min(...figure.needs.map((name) => samples(name).length));
  const each = Array.from({ length: rounds }, (_, round) => ratio(figure, (name) => samples(name)[round] ?? Number.NaN));
  const ofMedians = ratio(figure, medians);
  return {
    figure,
    ours: figure.ours(medians),
    theirs: figure.theirs(medians),
    ratio: ofMedians,
    spread: [Math.min(...each), Math.max(...each)],
    reached: ofMedians >= figure.atLeast,
  };
}
