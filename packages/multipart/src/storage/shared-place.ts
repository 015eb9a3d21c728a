import { chmod, link, rename, rm, stat } from 'node:fs/promises';
import type { Place } from './place.ts';

/** The requests of this process that have published one path and are still active. */
interface Claims {
  count: number;
  /** `true` if one of them created the file. */
  created: boolean;
  /** `true` if one of them succeeded. */
  kept: boolean;
  /** The last operation on the path. Operations run one after the other. */
  last: Promise<unknown>;
}

/** The claims of this process by path. Process-wide, because several storages can use one folder. An entry lives as long as its requests. */
const CLAIMS = new Map<string, Claims>();

/** Read-only: another process relies on the file. */
const SHARED = 0o400;
const WRITABLE = 0o200;

/**
 * A path that several requests can get, because it is the hash of their bytes. If all of them fail, the file is deleted.
 *
 * Other processes do not see the claims of this one. A process that finds the file there marks it as `SHARED`, and a marked file is never deleted. If
 * all requests of both processes fail, the file stays. `newPath` returns an unused path on the same disk.
 */
export function sharedPlace(path: string, newPath: () => string): Place {
  let claims: Claims | undefined;
  return {
    put(from) {
      const mine = claim(path);
      claims = mine;
      return inTurn(mine, async () => {
        mine.created = await publish(from, path, mine.created);
      });
    },
    keep() {
      const mine = claims as Claims;
      mine.kept = true;
      mine.count -= 1;
      forgetUnused(path, mine);
    },
    async remove() {
      if (!claims) return;
      const mine = claims;
      await inTurn(mine, async () => {
        mine.count -= 1;
        if (mine.count > 0 || !mine.created || mine.kept) return;
        mine.created = false;
        await takeAway(path, newPath());
      }).finally(() => forgetUnused(path, mine));
    },
  };
}

function claim(path: string): Claims {
  const claims = CLAIMS.get(path) ?? { count: 0, created: false, kept: false, last: Promise.resolve() };
  CLAIMS.set(path, claims);
  claims.count += 1;
  return claims;
}

function forgetUnused(path: string, { count }: Claims): void {
  if (count === 0) CLAIMS.delete(path);
}

function inTurn(claims: Claims, act: () => Promise<void>): Promise<void> {
  const turn = claims.last.then(act);
  claims.last = turn.catch(() => undefined);
  return turn;
}

/** Links a file to a path, or marks the file that is there. Returns `true` if this process created the file, now or before. */
async function publish(from: string, path: string, created: boolean): Promise<boolean> {
  if ((await linkTo(from, path)) || created) return true;
  if (await markShared(path)) return false;
  // The other process has deleted it in between.
  return publish(from, path, created);
}

/** Deletes a file unless it is marked. A path cannot be deleted and checked in one step, so the file is moved, checked, and put back if it was marked. */
async function takeAway(path: string, aside: string): Promise<void> {
  if (await isShared(path)) return;
  await rename(path, aside);
  if (await isShared(aside)) await linkTo(aside, path);
  await rm(aside);
}

async function isShared(path: string): Promise<boolean> {
  return ((await stat(path)).mode & WRITABLE) === 0;
}

/** Returns `false` if there is no file. */
function markShared(path: string): Promise<boolean> {
  return unlessCode('ENOENT', chmod(path, SHARED));
}

/** Returns `false` if there is a file already. */
function linkTo(from: string, to: string): Promise<boolean> {
  return unlessCode('EEXIST', link(from, to));
}

async function unlessCode(code: string, done: Promise<void>): Promise<boolean> {
  try {
    await done;
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === code) return false;
    throw error;
  }
}
