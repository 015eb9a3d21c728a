import type { Figure } from './figures.ts';
import type { Outcome } from './outcome.ts';

const HEADINGS = ['id', 'ours; against', 'ours', 'theirs', 'ratio', 'single rounds', 'at least', 'reached'];
const NUMERIC: ReadonlySet<number> = new Set([2, 3, 4, 5, 6]);

/** The table of ratios, as Markdown that can be read without a program. */
export function table(figures: readonly Figure[], outcomes: ReadonlyMap<Figure, Outcome>): string {
  const rows = [HEADINGS, ...figures.map((figure) => cells(figure, outcomes.get(figure)))];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => `| ${row.map((cell, column) => pad(cell, column, widths[column] ?? 0)).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${NUMERIC.has(column) ? ':' : '-'}`).join('|')}|`;
  const [headings = '', ...body] = rows.map(line);
  return [headings, rule, ...body].join('\n');
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

function pad(cell: string, column: number, width: number): string {
  return NUMERIC.has(column) ? cell.padStart(width) : cell.padEnd(width);
}
