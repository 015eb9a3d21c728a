import { readFileSync } from 'node:fs';

const NANOSECONDS = 1e6;

/**
 * Reads for how many milliseconds the main thread of this process has been ready to run while another thread had its core.
 *
 * The other thread may belong to another program or to V8. Returns `undefined` if the system does not provide it.
 */
export function coreWait(): number | undefined {
  try {
    // Processor time, time in the run queue, number of time slices: "Documentation/scheduler/sched-stats" of Linux.
    const [, waited] = readFileSync('/proc/self/schedstat', 'utf8').split(' ').map(Number);
    return waited === undefined ? undefined : waited / NANOSECONDS;
  } catch {
    return undefined;
  }
}
