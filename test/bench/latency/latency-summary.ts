import { median } from '../statistics.ts';
import type { EventLoopDelay } from './event-loop/event-loop-delay.ts';
import type { LatencyResult } from './load/latency-load.ts';
import type { LatencySamples } from './measure-scenario.ts';
import { REFERENCE, type ServerName } from './scenarios.ts';

/** Medians of all rounds of one server with one number of connections. Times in milliseconds. */
export interface LatencySummary {
  readonly server: ServerName;
  readonly connections: number;
  /** Requests per second that were due, if they arrived at a constant rate. */
  readonly rate: number | undefined;
  readonly p50: number;
  readonly p99: number;
  /** The smallest and the largest p99 of a single round. */
  readonly p99Spread: readonly [number, number];
  /** The p99 divided by the p99 of the reference server; `NaN` if that one failed. */
  readonly p99Ratio: number;
  readonly most: number;
  readonly longestStall: number;
  readonly p99Stall: number;
  /** The part of the time that the main thread of the server waited for its core, from 0 to 1; `NaN` if unknown. */
  readonly coreWait: number;
  readonly requestsPerSecond: number;
  /** Megabytes per second of the upload; 0 without one. */
  readonly uploadSpeed: number;
  readonly loadShare: number;
  readonly loadLongestStall: number;
  /** Like `coreWait`, of the load process. */
  readonly loadCoreWait: number;
}

/** Summarizes the rounds of a scenario. */
export function summarizeLatencies(samples: readonly LatencySamples[]): LatencySummary[] {
  return samples.map(({ server, connections, rate, results }) => {
    const of = (metric: (result: LatencyResult) => number): number => median(results.map(metric));
    const reference = samples.find((other) => other.server === REFERENCE && other.connections === connections)?.results ?? [];
    const p99s = results.map(({ p99 }) => p99);
    const p99 = median(p99s);
    return {
      server,
      connections,
      rate,
      p50: of((result) => result.p50),
      p99,
      p99Spread: [Math.min(...p99s), Math.max(...p99s)],
      p99Ratio: p99 / median(reference.map((result) => result.p99)),
      most: of((result) => result.most),
      longestStall: of((result) => result.server.longest),
      p99Stall: of((result) => result.server.p99),
      coreWait: of((result) => waitShare(result.server, result)),
      requestsPerSecond: of((result) => result.requestsPerSecond),
      uploadSpeed: of((result) => result.uploadSpeed),
      loadShare: of((result) => result.loadShare),
      loadLongestStall: of((result) => result.load.longest),
      loadCoreWait: of((result) => waitShare(result.load, result)),
    };
  });
}

function waitShare({ coreWait = Number.NaN }: EventLoopDelay, { seconds }: LatencyResult): number {
  return coreWait / 1000 / seconds;
}
