import { readFileSync } from 'node:fs';

/** Linux counts in ticks of 10 ms, whatever the kernel was built with. */
const TICKS_PER_SECOND = 100;

/** Seconds of processor time that a process, all of its threads, has used so far; `undefined` where the system does not tell. */
export function processorTime(pid: number): number | undefined {
  try {
    // The name of the program, in parentheses, may hold spaces.
    const [, rest = ''] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ');
    const fields = rest.split(' ');
    return (Number(fields[11]) + Number(fields[12])) / TICKS_PER_SECOND;
  } catch {
    return undefined;
  }
}
