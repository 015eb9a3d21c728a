/** A table as Markdown that can be read without a program. Columns of numbers, by their index, are to the right. */
export function markdownTable(headings: readonly string[], rows: readonly (readonly string[])[], numeric: ReadonlySet<number>): string {
  const widths = headings.map((heading, column) => Math.max(heading.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const pad = (cell: string, column: number): string => (numeric.has(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0));
  const line = (row: readonly string[]): string => `| ${row.map(pad).join(' | ')} |`;
  const rule = `|${widths.map((width, column) => `${'-'.repeat(width + 1)}${numeric.has(column) ? ':' : '-'}`).join('|')}|`;
  return [line(headings), rule, ...rows.map(line)].join('\n');
}
