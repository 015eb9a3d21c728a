import { monitorEventLoopDelay } from 'node:perf_hooks';
import { coreWait } from './core-wait.ts';

/** Milliseconds between two calls of the timer. */
const RESOLUTION = 1;
const NANOSECONDS = 1e6;

/** Delays of an event loop during a period, in milliseconds. */
export interface EventLoopDelay {
  /** The longest interval between two calls of a timer of 1 ms. An idle event loop shows a little more than 1. */
  readonly longest: number;
  /** The 99th percentile of these intervals. */
  readonly p99: number;
  /** Time that the main thread waited for its core, see `coreWait`. */
  readonly coreWait?: number | undefined;
}

/** Watches the event loop of this process. The returned function reads the period since its last call. */
export function watchEventLoop(): () => EventLoopDelay {
  const histogram = monitorEventLoopDelay({ resolution: RESOLUTION });
  histogram.enable();
  let before = coreWait();
  return () => {
    const now = coreWait();
    const waited = now === undefined || before === undefined ? undefined : now - before;
    const delay = { longest: histogram.max / NANOSECONDS, p99: histogram.percentile(99) / NANOSECONDS, coreWait: waited };
    before = now;
    histogram.reset();
    return delay;
  };
}
