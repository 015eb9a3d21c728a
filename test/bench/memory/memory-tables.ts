import { markdownTable } from '../markdown-table.ts';
import { median } from '../statistics.ts';
import { type AfterRequests, REQUESTS } from './after-requests.ts';
import type { Extra } from './extra.ts';
import { IDLE_CONNECTIONS } from './per-connection.ts';
import { ACTIVE_UPLOADS, SENT } from './per-upload.ts';

const KIB = 1024;
const MIB = KIB * KIB;

/** Results of several rounds, by name. */
export type Rounds<T> = ReadonlyMap<string, readonly T[]>;

/** The median of one number of all rounds, in bytes. */
export function medianOf<T>(rounds: readonly T[], read: (round: T) => number): number {
  return median(rounds.map(read));
}

/** The memory of whole processes. */
export function processTable(measured: Rounds<AfterRequests>): string {
  const columns: Columns<AfterRequests> = {
    'idle, MiB': ({ idle }) => idle.rss,
    [`after ${REQUESTS} requests`]: ({ first }) => first.rss,
    'garbage collected': ({ first }) => first.collected.rss,
    [`after ${2 * REQUESTS}`]: ({ second }) => second.rss,
    'garbage collected ': ({ second }) => second.collected.rss,
    'heap and buffers, first': ({ first }) => first.collected.used,
    'heap and buffers, second': ({ second }) => second.collected.used,
  };
  return table('RSS of the process', measured, columns, MIB, 1);
}

/** The memory of idle connections. */
export function connectionTable(measured: Rounds<Extra>): string {
  return table(`each of ${IDLE_CONNECTIONS} idle connections, KiB`, measured, EXTRA_COLUMNS, KIB, 1);
}

/** The memory of uploads. */
export function uploadTable(measured: Rounds<Extra>): string {
  return table(`each of ${ACTIVE_UPLOADS} uploads that have sent ${SENT / MIB} MiB, KiB`, measured, EXTRA_COLUMNS, KIB, 0);
}

type Columns<T> = Readonly<Record<string, (round: T) => number>>;

const EXTRA_COLUMNS: Columns<Extra> = {
  RSS: ({ rss }) => rss,
  'RSS, garbage collected': ({ collectedRss }) => collectedRss,
  'heap and buffers': ({ used }) => used,
};

function table<T>(heading: string, measured: Rounds<T>, columns: Columns<T>, unit: number, digits: number): string {
  const reads = Object.values(columns);
  const rows = [...measured].map(([name, rounds]) => [name, ...reads.map((read) => (medianOf(rounds, read) / unit).toFixed(digits))]);
  return rows.length === 0 ? '' : markdownTable([heading, ...Object.keys(columns)], rows, new Set(reads.map((_, index) => index + 1)));
}
