import { checkServer as checkLatencyServer } from '../latency/check-servers.ts';
import { checkEngine } from '../measure/engine.ts';
import type { Cores } from '../processes/cores.ts';
import type { NodeVersion } from '../processes/node-version.ts';
import { type Method, VARIANTS, type Variant, type VariantName } from '../variants.ts';
import { checkServer } from './server.ts';

type Check = () => Promise<void>;

/** Starts every server and every engine that some variants need once on a version of Node.js, and lists what is wrong with their answers. */
export async function check(cores: Cores, node: NodeVersion, names: readonly VariantName[]): Promise<string[]> {
  // By name: several variants need the same server.
  const checks = new Map(names.flatMap((name) => checksOf(cores, node, VARIANTS[name])));
  const problems: string[] = [];
  for (const [name, run] of checks) await run().catch((error: Error) => problems.push(`${name} on Node.js ${node.version}: ${error.message}`));
  return problems;
}

function checksOf(cores: Cores, node: NodeVersion, variant: Variant): (readonly [string, Check])[] {
  switch (variant.kind) {
    case 'engine':
      // Both bodies, whichever is measured: an engine that accepts everything is fast.
      return [true, false].map((valid) => {
        const name = `${variant.engine} for ${valid ? 'a valid' : 'an invalid'} body`;
        return [name, () => checkEngine(cores, node, { ...variant, valid, furtherModels: 0 })];
      });
    case 'http':
      return [serverCheck(variant.server, variant.method)];
    case 'latency':
      return [[`latencies of ${variant.server}`, () => checkLatencyServer(cores, node.program, variant.server)]];
    case 'cluster':
      return [serverCheck('modern-rest-cluster', 'POST', [0, variant.workers])];
    default:
      return [serverCheck(variant.server, 'GET')];
  }

  function serverCheck(server: string, method: Method, args: readonly number[] = []): readonly [string, Check] {
    return [`${method} ${server}`, () => checkServer(cores, node, { server, method, args })];
  }
}
