import { measureLatency } from '../latency/measure-latency.ts';
import { SCENARIOS } from '../latency/scenarios.ts';
import type { LoadTool } from '../load/load-tool.ts';
import type { Cores } from '../processes/cores.ts';
import type { NodeVersion } from '../processes/node-version.ts';
import type { Variant } from '../variants.ts';
import { measureCluster } from './cluster.ts';
import { measureEngine } from './engine.ts';
import { measureHttp } from './http.ts';
import { measureStart } from './start.ts';

/** Measures a variant once, in processes that are started for it. */
export function measure(cores: Cores, tool: LoadTool, node: NodeVersion, variant: Variant): Promise<number> {
  switch (variant.kind) {
    case 'engine':
      return measureEngine(cores, node, variant);
    case 'http':
      return measureHttp(cores, tool, node, variant);
    case 'latency':
      return measureP99(cores, node, variant);
    case 'cluster':
      return measureCluster(cores, tool, node, variant);
    default:
      return measureStart(cores, node, variant);
  }
}

/** Seconds of the load. */
const LATENCY_SECONDS = { warmUp: 2, measured: 3 };

/** Returns the milliseconds that 99 of 100 POST requests take at most. */
async function measureP99(cores: Cores, { program }: NodeVersion, { server, connections }: Extract<Variant, { kind: 'latency' }>): Promise<number> {
  return (await measureLatency(cores, program, { server, connections, scenario: SCENARIOS.plain }, LATENCY_SECONDS)).p99;
}
