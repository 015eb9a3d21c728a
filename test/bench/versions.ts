import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';

const HERE = new URL('../package.json', import.meta.url);
/** Those that are installed for the repository, not for this folder: there is one of each for all. */
const SHARED = ['class-validator', 'class-transformer', 'koa'];

/** The machine and what is measured on it, in lines for people. */
export function versions(): string[] {
  const { dependencies } = readPackage(HERE);
  const shared = SHARED.map((name) => `${name} ${readPackage(new URL(`../../../node_modules/${name}/package.json`, import.meta.url)).version}`);
  const peers = Object.entries(dependencies ?? {}).filter(([name]) => !name.startsWith('@types/'));
  const [processor] = cpus();
  return [
    `node ${process.version} on ${cpus().length} × ${processor?.model.trim() ?? 'an unknown processor'}`,
    [...shared, ...peers.map(([name, version]) => `${name} ${version}`)].join(', '),
  ];
}

function readPackage(url: URL): { version: string; dependencies?: Record<string, string> } {
  return JSON.parse(readFileSync(url, 'utf8'));
}
