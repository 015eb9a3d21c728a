import { type Outcome, outcomeOf } from '../outcome.ts';
import type { Figure } from './figures.ts';
import { metricOf, type Samples } from './samples.ts';

/** Returns the outcome of the pair whose ratio is the worst; `undefined` if a case that the figure needs failed or was not measured. */
export function uploadOutcome(figure: Figure, samples: Samples): Outcome | undefined {
  const { bound, metric, pairs } = figure;
  if (pairs.flat().some((name) => samples.failures.has(name))) return undefined;
  const outcomes = pairs.flatMap(([ours, theirs]) => {
    const their = metricOf(samples, theirs, metric);
    const ratios = metricOf(samples, ours, metric)
      .slice(0, their.length)
      .map((value, round) => value / (their[round] as number));
    return outcomeOf(figure, ratios) ?? [];
  });
  if (outcomes.length < pairs.length) return undefined;
  const [kind] = bound;
  return outcomes.sort((one, other) => (kind === 'at least' ? one.ratio - other.ratio : other.ratio - one.ratio))[0];
}
