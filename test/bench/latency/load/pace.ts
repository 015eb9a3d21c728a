import { setImmediate as turn, setTimeout as wait } from 'node:timers/promises';

/** Milliseconds of transfer that may be caught up after a delay. More would be a burst that is faster than the line. */
const CATCH_UP = 20;

/** Compiles a function that waits until the next piece of a transfer may be sent. Without a speed it waits for one turn of the event loop. */
export function pace(megabytesPerSecond: number | undefined): (bytes: number) => Promise<void> {
  if (megabytesPerSecond === undefined) return () => turn();
  const bytesPerMillisecond = megabytesPerSecond * 1000;
  let due = performance.now();
  return (bytes) => {
    const now = performance.now();
    due = Math.max(due, now - CATCH_UP) + bytes / bytesPerMillisecond;
    // Timers are not more accurate than 1 ms.
    return due - now >= 1 ? wait(due - now) : turn();
  };
}
