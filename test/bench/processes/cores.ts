import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Where a process runs: the measured one on one core, the load on another, or both on both. */
export type Place = 'measured' | 'load' | 'both';

/** Decides where processes run. */
export interface Cores {
  /** One line for people. */
  readonly description: string;
  /** The command line that runs a program at a place. */
  at(place: Place, program: string, args: readonly string[]): readonly [string, string[]];
  /** Keeps this process, all of its threads, away from the core that is measured on. */
  leaveMeasured(): void;
}

/** Pins with taskset. Where there is none, or one core only, everything runs where the system puts it. */
export function availableCores(): Cores {
  const [measured, load] = allowedCores();
  if (measured === undefined || load === undefined || spawnSync('taskset', ['-V']).status !== 0) return UNPINNED;
  const lists: Readonly<Record<Place, string>> = { measured, load, both: `${measured},${load}` };
  return {
    description: `measured on core ${measured}, load on core ${load}`,
    at: (place, program, args) => ['taskset', ['-c', lists[place], program, ...args]],
    leaveMeasured() {
      execFileSync('taskset', ['-acp', load, String(process.pid)], { stdio: 'ignore' });
    },
  };
}

const UNPINNED: Cores = {
  description: 'nothing is pinned: there is no taskset, or one core only',
  at: (_place, program, args) => [program, [...args]],
  leaveMeasured: () => undefined,
};

/** The numbers of the cores that this process may use; none where the system does not tell. */
function allowedCores(): string[] {
  try {
    const [, list = ''] = /^Cpus_allowed_list:\s*(.+)$/m.exec(readFileSync('/proc/self/status', 'utf8')) ?? [];
    return list.split(',').flatMap((range) => {
      const [first = 0, last = first] = range.split('-').map(Number);
      return Array.from({ length: last - first + 1 }, (_, index) => String(first + index));
    });
  } catch {
    return [];
  }
}
