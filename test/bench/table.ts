import type { Figure } from './figures.ts';
import { markdownTable } from './markdown-table.ts';
import type { Outcome } from './outcome.ts';

const HEADINGS = ['id', 'ours; against', 'ours', 'theirs', 'ratio', 'single rounds', 'at least', 'reached'];
const NUMERIC: ReadonlySet<number> = new Set([2, 3, 4, 5, 6]);

/** The table of ratios, as Markdown that can be read without a program. */
export function table(figures: readonly Figure[], outcomes: ReadonlyMap<Figure, Outcome>): string {
  return markdownTable(
    HEADINGS,
    figures.map((figure) => cells(figure, outcomes.get(figure))),
    NUMERIC,
  );
}

function cells({ id, says, atLeast, unit }: Figure, outcome: Outcome | undefined): string[] {
  if (!outcome) return [id, says, '', '', '', '', `${atLeast} ×`, 'failed'];
  const amount = (value: number) => (unit === 'rate' ? `${Math.round(value)}/s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`);
  const [least, most] = outcome.spread.map(times);
  return [
    id,
    says,
    amount(outcome.ours),
    amount(outcome.theirs),
    `${times(outcome.ratio)} ×`,
    `${least}–${most}`,
    `${atLeast} ×`,
    outcome.reached ? 'yes' : 'no',
  ];
}

function times(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 2 : 1);
}
