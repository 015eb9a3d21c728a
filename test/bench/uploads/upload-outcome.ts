import type { Figure } from './figures.ts';
import { type Metric, medianOf, type Samples, values } from './samples.ts';

/** A figure, measured. */
export interface UploadOutcome {
  readonly figure: Figure;
  /** Medians of all rounds, of the pair whose ratio is the worst. */
  readonly ours: number;
  readonly theirs: number;
  /** Of the medians. */
  readonly ratio: number;
  /** The smallest and the largest ratio of a single round of that pair. */
  readonly spread: readonly [number, number];
  /** The ratio by the clock. */
  readonly byClock: number | undefined;
  readonly reached: boolean;
}

type Pair = Figure['pairs'][number];

/** What came of a figure; `undefined` if a case that it needs failed, or was not measured. */
export function uploadOutcome(figure: Figure, samples: Samples): UploadOutcome | undefined {
  const { bound, metric, byClock } = figure;
  const [kind, limit] = bound;
  const measured = figure.pairs.flatMap((pair) => measure(pair, metric, samples) ?? []);
  const needed = figure.pairs.flat().some((name) => samples.failures.has(name));
  if (needed || measured.length < figure.pairs.length) return undefined;
  const [worst] = measured.sort((one, other) => (kind === 'at least' ? one.ratio - other.ratio : other.ratio - one.ratio));
  if (!worst) return undefined;
  return {
    figure,
    ...worst,
    byClock: byClock && measure(worst.pair, byClock, samples)?.ratio,
    reached: kind === 'at least' ? worst.ratio >= limit : worst.ratio <= limit,
  };
}

function measure(
  pair: Pair,
  metric: Metric,
  samples: Samples,
): (Pick<UploadOutcome, 'ours' | 'theirs' | 'ratio' | 'spread'> & { pair: Pair }) | undefined {
  const [ours, theirs] = pair.map((name) => medianOf(samples, name, metric));
  if (ours === undefined || theirs === undefined) return undefined;
  const [our, their] = pair.map((name) => values(samples, name, metric)) as [number[], number[]];
  const each = our.slice(0, their.length).map((value, round) => value / (their[round] as number));
  return { pair, ours, theirs, ratio: ours / theirs, spread: [Math.min(...each), Math.max(...each)] };
}
