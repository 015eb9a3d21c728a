import { markdownTable } from '../markdown-table.ts';
import type { GrowthOutcome } from './growth-outcome.ts';

const HEADINGS = ['cost against', 'size: µs of processor time per request', 'must be', 'growth', 'at most', 'passed', 'raised limits'];
const NUMERIC: ReadonlySet<number> = new Set([3, 4]);

/** The table of all rows, as Markdown that can be read without a program. */
export function growthTable(outcomes: readonly GrowthOutcome[]): string {
  return markdownTable(HEADINGS, outcomes.map(cells), NUMERIC);
}

function cells({ row, costs, growth, atMost, passed }: GrowthOutcome): string[] {
  const list = row.sizes.map((size, index) => `${size}: ${microseconds(costs[index] as number)}`).join(', ');
  return [row.id, list, row.growth, growth.toFixed(2), String(atMost), passed ? 'yes' : 'no', row.raised ?? ''];
}

function microseconds(cost: number): string {
  return cost < 100 ? cost.toFixed(1) : String(Math.round(cost));
}
