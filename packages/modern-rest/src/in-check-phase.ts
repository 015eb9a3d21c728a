/** Calls that wait at most. More would keep too many requests in memory at once. */
const MAX_WAITING = 64;

/**
 * Creates a function that calls `act` later, in the check phase of the event loop: after all readable sockets were read, or when 64 further calls wait.
 *
 * Calls keep their order. If `act` throws, the calls behind it are made in the next check phase.
 */
export function inCheckPhase<Args extends readonly unknown[]>(act: (...args: Args) => void): (...args: Args) => void {
  let waiting: Args[] = [];
  let isScheduled = false;

  const schedule = (): void => {
    if (isScheduled) return;
    isScheduled = true;
    setImmediate(runInCheckPhase);
  };
  const run = (due: readonly Args[]): void => {
    let called = 0;
    try {
      for (const args of due) {
        called += 1;
        act(...args);
      }
    } finally {
      if (called < due.length) {
        waiting = [...due.slice(called), ...waiting];
        schedule();
      }
    }
  };
  const runInCheckPhase = (): void => {
    isScheduled = false;
    const due = waiting;
    waiting = [];
    run(due);
  };
  return (...args) => {
    const due = waiting;
    if (due.length === MAX_WAITING) waiting = [];
    waiting.push(args);
    schedule();
    if (due !== waiting) run(due);
  };
}
