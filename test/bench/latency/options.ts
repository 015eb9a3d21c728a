import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import type { LatencySeconds } from './measure-latency.ts';
import { SCENARIOS, type Scenario, type ScenarioName } from './scenarios.ts';

/** The command line. */
export interface LatencyOptions {
  readonly scenarios: ReadonlyMap<ScenarioName, Scenario>;
  readonly connections: readonly number[];
  /** A file for the medians. */
  readonly json: string | undefined;
  /** `true` if answers are compared and nothing is measured. */
  readonly checkOnly: boolean;
  readonly rounds: number;
  readonly seconds: LatencySeconds;
  /** The version of Node.js that runs the servers. */
  readonly node: string | undefined;
}

export const USAGE =
  'pnpm bench:latency [--json FILE] [--check] [--only scenario,scenario] [--connections 1,64] [--depth 8] [--rounds 3] [--seconds 3] [--node 24]';

const WARM_UP_SECONDS = 2;

/** Reads the command line. Throws if an option is invalid. */
export function readLatencyOptions(args: readonly string[]): LatencyOptions {
  const { values } = parseArgs({
    // Some package managers pass this on.
    args: args.filter((arg) => arg !== '--'),
    options: {
      json: { type: 'string' },
      check: { type: 'boolean', default: false },
      only: { type: 'string', default: Object.keys(SCENARIOS).join() },
      connections: { type: 'string', default: '1,8,64,512' },
      depth: { type: 'string', default: String(SCENARIOS.pipelined.depth) },
      rounds: { type: 'string', default: '3' },
      seconds: { type: 'string', default: '3' },
      node: { type: 'string' },
    },
  });
  const depth = positiveInteger('--depth', values.depth);
  return {
    scenarios: new Map(
      values.only.split(',').map((name) => {
        const scenario = scenarioOf(name);
        return [name as ScenarioName, scenario.depth > 1 ? pipelined(scenario, depth) : scenario];
      }),
    ),
    connections: values.connections.split(',').map((text) => positiveInteger('--connections', text)),
    json: values.json === undefined ? undefined : fromCaller(values.json),
    checkOnly: values.check,
    rounds: positiveInteger('--rounds', values.rounds),
    seconds: { warmUp: WARM_UP_SECONDS, measured: positiveInteger('--seconds', values.seconds) },
    node: values.node,
  };
}

function pipelined(scenario: Scenario, depth: number): Scenario {
  return { ...scenario, depth, title: `${scenario.title}, ${depth} requests in flight per connection` };
}

/** Package managers run scripts in another folder than the one they were called in. */
function fromCaller(path: string): string {
  return resolve(process.env['INIT_CWD'] ?? '', path);
}

function scenarioOf(name: string): Scenario {
  const found = Object.entries(SCENARIOS).find(([key]) => key === name)?.[1];
  if (!found) throw new Error(`There is no scenario ${name}. There are: ${Object.keys(SCENARIOS).join(', ')}`);
  return found;
}

function positiveInteger(option: string, text: string): number {
  const value = Number(text);
  if (!(Number.isInteger(value) && value > 0)) throw new Error(`${option} takes a positive integer, not ${text}`);
  return value;
}
