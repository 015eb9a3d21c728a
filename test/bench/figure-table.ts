import type { FigureRow } from './figure.ts';
import { markdownTable } from './markdown-table.ts';
import type { Outcome, Outcomes } from './outcome.ts';
import type { NodeVersion } from './processes/node-version.ts';

/** Returns the table of ratios as Markdown, with three columns for each version of Node.js. A figure that was not measured has `–`. */
export function figureTable(figures: readonly FigureRow[], outcomes: ReadonlyMap<NodeVersion, Outcomes>): string {
  const headings = [
    'id',
    'ours; against',
    'target',
    ...[...outcomes.keys()].flatMap(({ version }) => [`Node ${version}`, 'single rounds', 'reached']),
  ];
  const numeric = new Set([...outcomes.keys()].flatMap((_, index) => [3 + 3 * index, 4 + 3 * index]));
  const rows = figures.map((figure) => [
    figure.id,
    figure.says,
    targetOf(figure),
    ...[...outcomes.values()].flatMap((all) => cells(all.get(figure))),
  ]);
  return markdownTable(headings, rows, numeric);
}

/** Returns the target as text: `≥ 1.25 ×`. Empty for a figure without one. */
export function targetOf({ bound }: FigureRow): string {
  if (!bound) return '';
  const [kind, limit] = bound;
  return `${kind === 'at least' ? '≥' : '≤'} ${limit} ×`;
}

function cells(outcome: Outcome | undefined): string[] {
  if (!outcome) return ['–', '–', '–'];
  const { ratio, spread, reached } = outcome;
  return [`${times(ratio)} ×`, spread.map(times).join('–'), reached === undefined ? '' : reached ? 'yes' : 'no'];
}

function times(ratio: number): string {
  return ratio.toFixed(ratio < 10 ? 2 : 1);
}
