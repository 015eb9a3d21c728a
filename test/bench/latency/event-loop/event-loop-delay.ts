import { monitorEventLoopDelay } from 'node:perf_hooks';

/** Milliseconds between two calls of a timer. */
const RESOLUTION = 1;
const NANOSECONDS = 1e6;

/** Intervals between two calls of a timer of 1 ms, in milliseconds. An idle event loop shows a little more than 1. */
export interface EventLoopDelay {
  readonly longest: number;
  readonly p99: number;
}

/** Watches the event loop of this process. The returned function reads what happened since its last call. */
export function watchEventLoop(): () => EventLoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  return () => {
    const delay = { longest: histogram.max / NANOSECONDS, p99: histogram.percentile(99) / NANOSECONDS };
    histogram.reset();
    return delay;
  };
}
