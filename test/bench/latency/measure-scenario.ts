import type { LatencyResult } from './load/latency-load.ts';
import type { LatencyCase } from './measure-latency.ts';
import { CONSTANT_RATE_SHARE, type Scenario, SERVERS, type ServerName } from './scenarios.ts';

/** The results of one server with one number of connections, a result per round. */
export interface LatencySamples {
  readonly server: ServerName;
  readonly connections: number;
  readonly rate: number | undefined;
  readonly results: LatencyResult[];
}

/** The input of `measureScenario`. */
export interface ScenarioRun {
  readonly scenario: Scenario;
  readonly connections: readonly number[];
  readonly rounds: number;
  readonly measure: (measured: LatencyCase) => Promise<LatencyResult>;
  readonly report: (progress: string) => void;
}

/** The outcome of a scenario. */
export interface ScenarioOutcome {
  readonly samples: readonly LatencySamples[];
  /** A message for each server and number of connections that failed. These have no samples. */
  readonly failures: readonly string[];
}

/** Measures all servers in turn, round by round, so that a slow minute of the machine affects all of them. */
export async function measureScenario(run: ScenarioRun): Promise<ScenarioOutcome> {
  const failures = new Map<LatencySamples, string>();
  const samples: LatencySamples[] = [];
  for (const connections of run.connections) {
    const rate = run.scenario.arrivals === 'constant-rate' ? await constantRate(run, connections) : undefined;
    samples.push(...SERVERS.map((server) => ({ server, connections, rate, results: [] })));
  }
  for (let round = 1; round <= run.rounds; round += 1) {
    for (const sample of samples.filter((candidate) => !failures.has(candidate))) {
      const { server, connections, rate, results } = sample;
      run.report(`round ${round} of ${run.rounds}: ${server}, ${connections} connections`);
      const measured = { server, scenario: run.scenario, connections, ...(rate === undefined ? {} : { rate }) };
      await run.measure(measured).then(
        (result) => results.push(result),
        (error: Error) => failures.set(sample, `${server}, ${connections} connections: ${error.message}`),
      );
    }
  }
  return { samples: samples.filter((sample) => !failures.has(sample)), failures: [...failures.values()] };
}

/** Requests per second that even the slowest server can answer with so many connections. */
async function constantRate({ scenario, measure, report }: ScenarioRun, connections: number): Promise<number> {
  const throughputs: number[] = [];
  for (const server of SERVERS) {
    report(`throughput of ${server}, ${connections} connections`);
    throughputs.push((await measure({ server, scenario: { ...scenario, arrivals: 'closed' }, connections })).requestsPerSecond);
  }
  return Math.round(Math.min(...throughputs) * CONSTANT_RATE_SHARE);
}
