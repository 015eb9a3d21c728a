import { createHash, randomUUID } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';

/** Names temporary files, and deletes those of dead processes. */
export interface Janitor {
  /** Returns an unused path in a folder that cannot be guessed. The name says which process the file belongs to. */
  newPath(folder: string): string;
  /** Deletes the files of dead processes in a folder and resolves with their number. Rejects if the folder cannot be read or a file cannot be deleted. */
  removeLeftovers(folder: string): Promise<number>;
}

/** Milliseconds between two sweeps of `newPath`. */
const SWEEP_INTERVAL = 10 * 60 * 1000;

/** Process id, start time and random number at the end of a name. */
const OWNER = /^(\d+)-(\d*)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * Makes a janitor for names that begin with a word.
 *
 * Deletes files of dead processes on this machine: with `removeLeftovers`, on the first call of `newPath`, then at most every 10 minutes. Keeps files of
 * other machines and containers, files with other names, folders and links.
 */
export function janitor(word: string): Janitor {
  // Machines and containers that share a folder have processes with the same ids.
  const machine = `${hostname()} ${readOrEmpty(() => readlinkSync('/proc/self/ns/pid'))}`;
  const prefix = `${word}-${createHash('sha256').update(machine).digest('hex').slice(0, 12)}-`;
  const own = `${process.pid}-${startOf(process.pid)}-`;
  let lastSweep = Number.NEGATIVE_INFINITY;
  const removeLeftovers = (folder: string): Promise<number> => {
    lastSweep = performance.now();
    return sweep(folder, prefix);
  };
  return {
    removeLeftovers,
    newPath(folder) {
      // Best effort: the files of this request do not depend on it.
      if (performance.now() - lastSweep >= SWEEP_INTERVAL) removeLeftovers(folder).catch(() => undefined);
      return join(folder, `${prefix}${own}${randomUUID()}`);
    },
  };
}

async function sweep(folder: string, prefix: string): Promise<number> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(ignoreMissing);
  const left = entries.filter((entry) => entry.isFile() && entry.name.startsWith(prefix) && isOfDeadProcess(entry.name.slice(prefix.length)));
  const removals = await Promise.allSettled(left.map(({ name }) => rm(join(folder, name), { force: true })));
  const failed = removals.find(({ status }) => status === 'rejected');
  if (failed) throw (failed as PromiseRejectedResult).reason;
  return left.length;
}

/** A folder that does not exist yet contains no files. */
function ignoreMissing(error: NodeJS.ErrnoException): never[] {
  if (error.code === 'ENOENT') return [];
  throw error;
}

function isOfDeadProcess(name: string): boolean {
  const [, pid, start] = OWNER.exec(name) ?? [];
  if (pid === undefined) return false;
  try {
    process.kill(Number(pid), 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
  // The process lives, but another one may have got the id: in a restarted container, ids are the same again.
  const current = startOf(Number(pid));
  return start !== '' && current !== '' && current !== start;
}

/** The start time of a process in clock ticks since the machine started, which no change of the clock affects. Empty if the system does not provide it. */
function startOf(pid: number): string {
  // The second field is the program's name in parentheses, which can contain anything.
  const fields = readOrEmpty(() => readFileSync(`/proc/${pid}/stat`, 'latin1'))
    .split(') ')
    .at(-1)
    ?.split(' ');
  return fields?.[19] ?? '';
}

function readOrEmpty(read: () => string): string {
  try {
    return read();
  } catch {
    return '';
  }
}
