import { markdownTable } from './markdown-table.ts';
import type { NodeVersion } from './processes/node-version.ts';
import type { Samples } from './samples.ts';
import { median } from './statistics.ts';
import { UNITS, VARIANTS, type VariantName } from './variants.ts';

/** Returns the medians of what was measured as Markdown, with a column for each version of Node.js. */
export function mediansTable(names: readonly VariantName[], samples: ReadonlyMap<NodeVersion, Samples<VariantName, number>>): string {
  const headings = ['measured', ...[...samples.keys()].map(({ version }) => `Node ${version}`)];
  const rows = names.map((name) => [name, ...[...samples.values()].map((ofNode) => cell(name, ofNode))]);
  return markdownTable(headings, rows, new Set(headings.map((_, index) => index).slice(1)));
}

function cell(name: VariantName, { values, failures }: Samples<VariantName, number>): string {
  if (failures.has(name)) return 'failed';
  const value = median(values.get(name) ?? []);
  if (Number.isNaN(value)) return '–';
  return UNITS[VARIANTS[name].kind] === 'rate' ? `${Math.round(value)}/s` : `${value.toFixed(value < 10 ? 2 : 0)} ms`;
}
