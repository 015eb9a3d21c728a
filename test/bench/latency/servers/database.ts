import { setTimeout as wait } from 'node:timers/promises';

/** Waits 1 ms, like a handler that queries a database. */
export function queryDatabase(): Promise<void> {
  return wait(1);
}
