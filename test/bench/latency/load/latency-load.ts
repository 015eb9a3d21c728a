import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { compiled } from '../../processes/compiled.ts';
import type { Cores } from '../../processes/cores.ts';
import type { EventLoopDelay } from '../event-loop/event-loop-delay.ts';
import type { Scenario } from '../scenarios.ts';

const execute = promisify(execFile);

/** Seconds after which a load that should have ended is stopped. */
const PATIENCE = 60;

/** The input of the load process. */
export interface LatencyLoad {
  /** The address of the server, without a path. */
  readonly url: string;
  readonly scenario: Scenario;
  readonly connections: number;
  /** Requests per second, for arrivals at a constant rate. */
  readonly rate: number | undefined;
  readonly order: string;
  /** The body of every answer to an upload. */
  readonly uploaded: string;
  /** The Unix socket on which the server serves the delays of its event loop. */
  readonly delaySocket: string;
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

/** The measurements of one load. Latencies in milliseconds. */
export interface LatencyResult {
  readonly p50: number;
  readonly p99: number;
  readonly most: number;
  /** From the first latency that counts until the last answer. */
  readonly seconds: number;
  readonly requestsPerSecond: number;
  /** Megabytes per second of the upload; 0 without one. */
  readonly uploadSpeed: number;
  readonly server: EventLoopDelay;
  readonly load: EventLoopDelay;
  /** The part of its core that the load process used, from 0 to 1. */
  readonly loadShare: number;
}

/** Runs a load in a process on the core for loads. Rejects if an answer is wrong or a connection is lost. */
export async function runLatencyLoad(cores: Cores, load: LatencyLoad): Promise<LatencyResult> {
  const [command, args] = cores.at('load', process.execPath, [compiled('latency/load/load-process'), JSON.stringify(load)]);
  const timeout = (load.warmUpSeconds + load.seconds + PATIENCE) * 1000;
  const { stdout } = await execute(command, args, { timeout }).catch(({ stderr, message }: Error & { stderr: string }) => {
    throw new Error(stderr || message);
  });
  return JSON.parse(stdout) as LatencyResult;
}
