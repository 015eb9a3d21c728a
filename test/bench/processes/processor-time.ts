import { readdirSync, readFileSync } from 'node:fs';

/** Linux reports ticks of 10 ms, whatever the kernel was built with. */
const TICKS_PER_SECOND = 100;
const NANOSECONDS_PER_SECOND = 1e9;

/**
 * Returns the seconds of processor time that all threads of a process have used so far; `undefined` if the system does not report them.
 *
 * The larger of two sums, neither of which exceeds the true one: that of the running threads, in nanoseconds, lacks threads that have ended,
 * and that of the process includes them, but is rounded down to ticks. `/proc/PID/schedstat` does not help: it has the main thread only.
 */
export function processorTime(pid: number): number | undefined {
  const ticks = timeOfProcess(pid);
  return ticks === undefined ? undefined : Math.max(ticks, timeOfThreads(pid));
}

function timeOfProcess(pid: number): number | undefined {
  const stat = readOrEmpty(`/proc/${pid}/stat`);
  // The name of the program, in parentheses, may contain spaces.
  const fields = stat.slice(stat.lastIndexOf(') ') + 2).split(' ');
  const ticks = Number(fields[11]) + Number(fields[12]);
  return Number.isNaN(ticks) ? undefined : ticks / TICKS_PER_SECOND;
}

/** 0 if the kernel has no `schedstat`. */
function timeOfThreads(pid: number): number {
  const folder = `/proc/${pid}/task`;
  // A thread may end after it was listed.
  const times = listOrEmpty(folder).map((thread) => Number.parseInt(readOrEmpty(`${folder}/${thread}/schedstat`), 10) || 0);
  return times.reduce((sum, nanoseconds) => sum + nanoseconds, 0) / NANOSECONDS_PER_SECOND;
}

function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

function listOrEmpty(path: string): string[] {
  try {
    return readdirSync(path);
  } catch {
    return [];
  }
}
