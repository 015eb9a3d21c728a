import { markdownTable } from '../markdown-table.ts';
import { median } from '../statistics.ts';
import type { Framework, StartCost } from './measure-start.ts';
import { STAGES } from './stages.ts';

/** Controllers of an application. Each has five endpoints and two models of ten properties. */
export const SIZES = [10, 100, 1000] as const;
export type Size = (typeof SIZES)[number];

const MIB = 1024 * 1024;
const [FEWEST, MOST] = [SIZES[0], SIZES[SIZES.length - 1] as Size];

/** The costs of all rounds of an application. */
export type CostsOf = (framework: Framework, size: Size) => readonly StartCost[];

/** A column: a number of a start, in its unit. */
interface Column {
  readonly heading: string;
  readonly read: (cost: StartCost) => number;
  readonly bytes?: true;
}

const COLUMNS: readonly Column[] = [
  ...STAGES.map((stage) => ({ heading: stage, read: ({ stages }: StartCost) => stages[stage] })),
  { heading: 'first requests', read: ({ firstRequests }) => firstRequests },
  { heading: 'second requests', read: ({ secondRequests }) => secondRequests },
  { heading: 'heap', read: ({ started }) => started.used, bytes: true },
  { heading: 'RSS', read: ({ started }) => started.rss, bytes: true },
  { heading: 'heap, used', read: ({ used }) => used.used, bytes: true },
  { heading: 'RSS, used', read: ({ used }) => used.rss, bytes: true },
];

const NUMERIC: ReadonlySet<number> = new Set(COLUMNS.map((_, index) => index + 1));
const HEADINGS = COLUMNS.map(({ heading }) => heading);

/** The processor time until a server listens, without what Node.js and the imports take: the median of all rounds. */
export function startTime(costs: readonly StartCost[]): number {
  return median(costs.map(({ stages }) => stages.declare + stages.create + stages.listen));
}

/** What whole applications cost. */
export function applicationTable(frameworks: readonly Framework[], costsOf: CostsOf): string {
  const rows = frameworks.flatMap((framework) =>
    SIZES.map((size) => [
      `${framework}, ${size}`,
      ...COLUMNS.map(({ read, bytes }) => {
        const value = medianOf(costsOf(framework, size), read);
        return bytes ? (value / MIB).toFixed(1) : value.toFixed(0);
      }),
    ]),
  );
  return markdownTable(['controllers; ms and MiB', ...HEADINGS], rows, NUMERIC);
}

/** What one more controller costs. */
export function controllerTable(frameworks: readonly Framework[], costsOf: CostsOf): string {
  const rows = frameworks.map((framework) => [
    framework,
    ...COLUMNS.map(({ read, bytes }) => {
      const [few, many] = [FEWEST, MOST].map((size) => medianOf(costsOf(framework, size as Size), read)) as [number, number];
      const each = (many - few) / (MOST - FEWEST);
      return bytes ? (each / 1024).toFixed(0) : each.toFixed(2);
    }),
  ]);
  return markdownTable(['one more controller; ms and KiB', ...HEADINGS], rows, NUMERIC);
}

function medianOf(costs: readonly StartCost[], read: Column['read']): number {
  return median(costs.map(read));
}
