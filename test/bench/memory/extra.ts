import type { Usage } from './usage.ts';

/** The memory that one of several things takes, in bytes. */
export interface Extra {
  /** Resident memory, as the process is. */
  readonly rss: number;
  /** Resident memory after a forced garbage collection. */
  readonly collectedRss: number;
  /** The heap of V8 and buffers after a forced garbage collection. */
  readonly used: number;
}

/** Divides what a process has taken between two reports. Garbage of the first report was collected. */
export function extraPer(count: number, before: Usage, after: Usage): Extra {
  return {
    rss: (after.rss - before.collected.rss) / count,
    collectedRss: (after.collected.rss - before.collected.rss) / count,
    used: (after.collected.used - before.collected.used) / count,
  };
}
