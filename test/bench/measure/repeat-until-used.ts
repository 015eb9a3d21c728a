import { processorTime } from '../processes/processor-time.ts';

/** The sums of some stretches of load. */
export interface Sums {
  readonly requests: number;
  readonly seconds: number;
  /** Seconds of processor time of the server; of time if the system does not report the other. */
  readonly used: number;
}

/**
 * Repeats a stretch of load until a server has used so many seconds of processor time.
 *
 * The amount of warm-up and of measured work does not depend on what other programs take of the core.
 */
export async function repeatUntilUsed<Stretch extends Pick<Sums, 'requests' | 'seconds'>>(
  pid: number,
  atLeast: number,
  load: () => Promise<Stretch>,
): Promise<Sums & { readonly stretches: readonly Stretch[] }> {
  const before = processorTime(pid);
  const stretches: Stretch[] = [];
  let [requests, seconds, used] = [0, 0, 0];
  while (used < atLeast) {
    const stretch = await load();
    stretches.push(stretch);
    requests += stretch.requests;
    seconds += stretch.seconds;
    used = before === undefined ? seconds : (processorTime(pid) ?? 0) - before;
  }
  return { requests, seconds, used, stretches };
}
