import type { Figure } from './figures.ts';
import { type Outcome, outcomeOf } from './outcome.ts';
import type { Samples } from './samples.ts';
import type { VariantName } from './variants.ts';

/** Returns the outcome of a figure; `undefined` if a variant that it needs failed or was not measured. */
export function figureOutcome(figure: Figure, { values, failures }: Samples<VariantName, number>): Outcome | undefined {
  if (figure.needs.some((name) => failures.has(name))) return undefined;
  const value = (name: VariantName, round: number): number => values.get(name)?.[round] ?? Number.NaN;
  const rounds = Math.min(...figure.needs.map((name) => values.get(name)?.length ?? 0));
  return outcomeOf(
    figure,
    Array.from({ length: rounds }, (_, round) => figure.ratio((name) => value(name, round))),
  );
}
