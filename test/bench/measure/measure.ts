import type { LoadTool } from '../load/load-tool.ts';
import type { Cores } from '../processes/cores.ts';
import type { NodeVersion } from '../processes/node-version.ts';
import type { Variant } from '../variants.ts';
import { measureCluster } from './cluster.ts';
import { measureEngine } from './engine.ts';
import { measureHttp } from './http.ts';
import { measureLatency } from './latency.ts';
import { measureStart } from './start.ts';

/** Measures a variant once, in processes that are started for it. */
export function measure(cores: Cores, tool: LoadTool, node: NodeVersion, variant: Variant): Promise<number> {
  switch (variant.kind) {
    case 'engine':
      return measureEngine(cores, node, variant);
    case 'http':
      return measureHttp(cores, tool, node, variant);
    case 'latency':
      return measureLatency(cores, tool, node, variant);
    case 'cluster':
      return measureCluster(cores, tool, node, variant);
    default:
      return measureStart(cores, node, variant);
  }
}
