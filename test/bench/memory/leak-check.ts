import type { AfterRequests } from './after-requests.ts';
import { medianOf } from './memory-tables.ts';

/** Bytes that 100,000 further requests may leave behind, without garbage: five bytes a request. Code that V8 compiles later is among them. */
const USED_AT_MOST = 512 * 1024;
/** The factor that the resident memory may grow by. */
const RSS_AT_MOST = 1.15;

/** Lists the signs of a leak: a server that has more after 200,000 requests than after 100,000. */
export function leaksOf(server: string, rounds: readonly AfterRequests[]): string[] {
  const grown = medianOf(rounds, ({ first, second }) => second.collected.used - first.collected.used);
  const factor = medianOf(rounds, ({ first, second }) => second.rss / first.rss);
  return [
    ...(grown > USED_AT_MOST ? [`${server}: heap and buffers grow by ${Math.round(grown / 1024)} KiB with further requests`] : []),
    ...(factor > RSS_AT_MOST ? [`${server}: the resident memory is ${factor.toFixed(2)} times as large after further requests`] : []),
  ];
}
