import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Names files that do not outlive their process, and removes those that did. */
export interface Janitor {
  /** A path in a folder that nobody else has or can guess. It says which process it belongs to. */
  newPath(folder: string): string;
}

/** Milliseconds between two looks at what others have left. */
const LOOK_AGAIN = 10 * 60 * 1000;

/**
 * Makes a janitor for names that begin with a word.
 *
 * What belongs to a process of this machine that has ended is removed: when the first path is asked for, and again with one every ten minutes. What
 * other machines and containers have in the same folder is theirs.
 */
export function janitor(word: string): Janitor {
  // Machines and containers that share a folder have processes of the same numbers.
  const machine = `${hostname()} ${told(() => readlinkSync('/proc/self/ns/pid'))}`;
  const prefix = `${word}-${createHash('sha256').update(machine).digest('hex').slice(0, 12)}-`;
  const own = `${process.pid}-${startOf(process.pid)}-`;
  let looked = Number.NEGATIVE_INFINITY;
  return {
    newPath(folder) {
      const now = performance.now();
      if (now - looked >= LOOK_AGAIN) {
        looked = now;
        void removeLeftovers(folder, prefix);
      }
      return join(folder, `${prefix}${own}${randomUUID()}`);
    },
  };
}

/** A folder that cannot be looked at holds nothing of ours; what cannot be removed stays. */
async function removeLeftovers(folder: string, prefix: string): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  const left = names.filter((name) => name.startsWith(prefix) && isDead(name.slice(prefix.length)));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)));
}

const OWNER = /^(\d+)-(\d*)-/;

function isDead(name: string): boolean {
  const [, pid, start] = OWNER.exec(name) ?? [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
    // Another process may have got the number: after a restart of a container it is the same again.
    return startOf(Number(pid)) !== start;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** When a process has started, in ticks since the machine has: no clock changes that. Empty where the system does not tell. */
function startOf(pid: number): string {
  // What follows the name of the program, which may hold anything.
  const fields = told(() => readFileSync(`/proc/${pid}/stat`, 'latin1'))
    .split(') ')
    .at(-1)
    ?.split(' ');
  return fields?.[19] ?? '';
}

/** What the system tells; empty where it does not. */
function told(ask: () => string): string {
  try {
    return ask();
  } catch {
    return '';
  }
}
