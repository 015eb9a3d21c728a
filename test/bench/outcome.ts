import { type FigureRow, isReached } from './figure.ts';
import { median } from './statistics.ts';

/** A figure, measured. */
export interface Outcome {
  /** The median of the ratios of all rounds. What slows a round down affects both sides of its ratio. */
  readonly ratio: number;
  /** The smallest and the largest ratio of a round: the further they are apart, the less the figure says. */
  readonly spread: readonly [number, number];
  /** `undefined` if the figure has no target. */
  readonly reached: boolean | undefined;
}

/** The outcomes of figures on one version of Node.js. A figure that could not be measured has none. */
export type Outcomes = ReadonlyMap<FigureRow, Outcome>;

/** Summarises the ratios of a figure, one of each round; `undefined` if there are none. */
export function outcomeOf({ bound }: FigureRow, ratios: readonly number[]): Outcome | undefined {
  if (ratios.length === 0) return undefined;
  const ratio = median(ratios);
  return { ratio, spread: [Math.min(...ratios), Math.max(...ratios)], reached: bound && isReached(bound, ratio) };
}

/** Collects the outcomes of all figures that could be measured. */
export function outcomesOf<Figure extends FigureRow>(figures: readonly Figure[], measured: (figure: Figure) => Outcome | undefined): Outcomes {
  return new Map(
    figures.flatMap((figure) => {
      const outcome = measured(figure);
      return outcome ? [[figure, outcome] as const] : [];
    }),
  );
}
