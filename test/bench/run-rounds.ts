import type { NodeVersion } from './processes/node-version.ts';
import type { Samples } from './samples.ts';

/** What is measured, where, and how often. */
export interface Rounds<Name, Value> {
  readonly names: readonly Name[];
  readonly nodes: readonly NodeVersion[];
  /** Returns the number of rounds of something; 0 if a version of Node.js does not support it. */
  count(name: Name, node: NodeVersion): number;
  measure(name: Name, node: NodeVersion): Promise<Value>;
  report(progress: string): void;
}

/** Measures everything in turn, round by round on each version of Node.js: what slows the machine down for a while affects all of them. */
export async function runRounds<Name, Value>({
  names,
  nodes,
  count,
  measure,
  report,
}: Rounds<Name, Value>): Promise<ReadonlyMap<NodeVersion, Samples<Name, Value>>> {
  const samples = new Map(nodes.map((node) => [node, { values: new Map<Name, Value[]>(), failures: new Map<Name, Error>() }]));
  const rounds = Math.max(...nodes.flatMap((node) => names.map((name) => count(name, node))));
  for (let round = 1; round <= rounds; round += 1) {
    for (const [node, { values, failures }] of samples) {
      const due = names.filter((name) => count(name, node) >= round && !failures.has(name));
      report(`round ${round} of ${rounds} on Node.js ${node.version}: ${due.length} measurements`);
      for (const name of due) {
        await measure(name, node).then(
          (value) => values.set(name, [...(values.get(name) ?? []), value]),
          (error: Error) => failures.set(name, error),
        );
      }
    }
  }
  return samples;
}
