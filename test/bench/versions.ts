import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import type { NodeVersion } from './processes/node-version.ts';

const HERE = new URL('../package.json', import.meta.url);
/** The packages that are installed for the repository, not for this folder: there is one copy of each. */
const SHARED = ['class-validator', 'class-transformer', 'koa'];

/** Describes the machine and what is measured on it, in lines for people. */
export function versions(nodes: readonly NodeVersion[]): string[] {
  const { dependencies } = readPackage(HERE);
  const shared = SHARED.map((name) => `${name} ${readPackage(new URL(`../../../node_modules/${name}/package.json`, import.meta.url)).version}`);
  const peers = Object.entries(dependencies ?? {}).filter(([name]) => !name.startsWith('@types/'));
  const [processor] = cpus();
  return [
    `Node.js ${nodes.map(({ version }) => version).join(' and ')} on ${cpus().length} × ${processor?.model.trim() ?? 'an unknown processor'}`,
    [...shared, ...peers.map(([name, version]) => `${name} ${version}`)].join(', '),
  ];
}

function readPackage(url: URL): { version: string; dependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(url, 'utf8'));
}
