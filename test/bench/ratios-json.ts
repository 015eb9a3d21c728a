import type { Outcomes } from './outcome.ts';
import type { NodeVersion } from './processes/node-version.ts';

/** Returns ratios as JSON, by version of Node.js: `{ "24.21.0": { "post-vs-koa": 1.31 } }`. */
export function ratiosJson(outcomes: ReadonlyMap<NodeVersion, Outcomes>): string {
  const byVersion = [...outcomes].map(([{ version }, all]) => [
    version,
    Object.fromEntries([...all].map(([{ id }, { ratio }]) => [id, Number(ratio.toFixed(3))])),
  ]);
  return `${JSON.stringify(Object.fromEntries(byVersion), null, 2)}\n`;
}
