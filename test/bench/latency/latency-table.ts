import { markdownTable } from '../markdown-table.ts';
import type { LatencySummary } from './latency-summary.ts';
import { REFERENCE, type Scenario } from './scenarios.ts';

/** One column: its heading and its cells. */
interface Column {
  readonly heading: string;
  readonly cell: (summary: LatencySummary) => string;
}

const COLUMNS: readonly Column[] = [
  { heading: 'connections', cell: ({ connections }) => String(connections) },
  { heading: 'server', cell: ({ server }) => server },
  { heading: 'p50, ms', cell: ({ p50 }) => shown(p50) },
  { heading: 'p99, ms', cell: ({ p99 }) => shown(p99) },
  { heading: 'single rounds', cell: ({ p99Spread }) => p99Spread.map(shown).join('–') },
  { heading: `p99 / ${REFERENCE}`, cell: ({ p99Ratio }) => (Number.isNaN(p99Ratio) ? '' : `${p99Ratio.toFixed(2)} ×`) },
  { heading: 'most, ms', cell: ({ most }) => shown(most) },
  { heading: 'longest stall, ms', cell: ({ longestStall }) => shown(longestStall) },
  { heading: 'p99 stall, ms', cell: ({ p99Stall }) => shown(p99Stall) },
  { heading: 'waits for core, %', cell: ({ coreWait }) => percent(coreWait) },
  { heading: 'requests/s', cell: ({ requestsPerSecond }) => requestsPerSecond.toFixed(0) },
];
const RATE: Column = { heading: 'due/s', cell: ({ rate }) => String(rate) };
const UPLOAD: Column = { heading: 'upload, MB/s', cell: ({ uploadSpeed }) => shown(uploadSpeed) };
const LOAD: readonly Column[] = [
  { heading: 'load: % of its core', cell: ({ loadShare }) => percent(loadShare) },
  { heading: 'load: longest stall, ms', cell: ({ loadLongestStall }) => shown(loadLongestStall) },
  { heading: 'load: waits for core, %', cell: ({ loadCoreWait }) => percent(loadCoreWait) },
];
/** The index of the only column of text. */
const SERVER = 1;

/** The table of a scenario as Markdown. */
export function latencyTable(scenario: Scenario, summaries: readonly LatencySummary[]): string {
  const columns = [...COLUMNS, ...(scenario.arrivals === 'constant-rate' ? [RATE] : []), ...(scenario.upload ? [UPLOAD] : []), ...LOAD];
  const rows = summaries.map((summary) => columns.map(({ cell }) => cell(summary)));
  const numeric = new Set(columns.keys());
  numeric.delete(SERVER);
  return markdownTable(
    columns.map(({ heading }) => heading),
    rows,
    numeric,
  );
}

function percent(share: number): string {
  return Number.isNaN(share) ? '' : (share * 100).toFixed(0);
}

function shown(value: number): string {
  return value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);
}
