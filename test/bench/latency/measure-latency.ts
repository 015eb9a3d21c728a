import type { Cores } from '../processes/cores.ts';
import { ORDER, UPLOADED } from './bodies.ts';
import { startLatencyServer } from './latency-server.ts';
import { type LatencyResult, runLatencyLoad } from './load/latency-load.ts';
import type { Scenario, ServerName } from './scenarios.ts';

/** One measurement. */
export interface LatencyCase {
  readonly server: ServerName;
  readonly scenario: Scenario;
  readonly connections: number;
  /** Requests per second, for arrivals at a constant rate. */
  readonly rate?: number;
}

/** Seconds of each measurement. */
export interface LatencySeconds {
  readonly warmUp: number;
  readonly measured: number;
}

/** Measures a server once, in a new process. */
export async function measureLatency(
  cores: Cores,
  program: string,
  { server, rate, ...load }: LatencyCase,
  { warmUp, measured }: LatencySeconds,
): Promise<LatencyResult> {
  const { stop, ...addresses } = await startLatencyServer(cores, program, server);
  try {
    const bodies = { order: ORDER, uploaded: UPLOADED };
    return await runLatencyLoad(cores, { ...load, ...addresses, ...bodies, rate, warmUpSeconds: warmUp, seconds: measured });
  } finally {
    await stop();
  }
}
