import type { BodyCost } from './measure-request.ts';

const HEADINGS = ['request', 'answer', 'blocked', 'most', 'answered after', 'processor time', 'at most'];

/** Requests and their costs, the worst in proportion to its limit first, as Markdown that can be read without a program. Times are medians in milliseconds. */
export function bodyTable(costs: readonly BodyCost[]): string {
  const worstFirst = [...costs].sort((one, other) => other.blocked.median / other.atMost - one.blocked.median / one.atMost);
  const rows = [HEADINGS, ...worstFirst.map(cells)];
  const widths = HEADINGS.map((_, column) => Math.max(...rows.map((row) => (row[column] as string).length)));
  const line = (row: readonly string[]): string =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0] as number) : cell.padStart(widths[column] as number))).join(' | ')} |`;
  const rule = `| ${widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`)).join(' | ')} |`;
  const [headings = '', ...body] = rows.map(line);
  return [headings, rule, ...body].join('\n');
}

function cells({ id, status, blocked, answered, used, atMost }: BodyCost): string[] {
  return [id, String(status), ...[blocked.median, blocked.most, answered.median, used.median].map((time) => time.toFixed(1)), String(atMost)];
}
