import { readFileSync } from 'node:fs';

/** MiB of memory that a process has taken at most so far. Throws where the system does not tell. */
export function peakMemory(pid: number): number {
  const [, kibibytes] = /^VmHWM:\s*(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  if (kibibytes === undefined) throw new Error('This system does not tell how much memory a process has taken');
  return Number(kibibytes) / 1024;
}
