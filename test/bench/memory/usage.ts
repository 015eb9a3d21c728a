/** What a process has used so far, as it reports itself. Memory is in bytes. */
export interface Usage {
  /** Milliseconds of processor time of all threads, before any garbage was collected for this report. */
  readonly processorTime: number;
  /** As the process is. */
  readonly rss: number;
  /** After a forced garbage collection. */
  readonly collected: {
    readonly rss: number;
    /** The heap of V8 and buffers outside of it. */
    readonly used: number;
    /** Milliseconds, with those of the collection. */
    readonly processorTime: number;
  };
}

/** The environment variable with the folder for the reports. */
export const USAGE_FOLDER = 'BENCH_USAGE_FOLDER';
