import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** A version of Node.js that measured programs run on. */
export interface NodeVersion {
  /** `24.21.0`. */
  readonly version: string;
  /** The path of the program. */
  readonly program: string;
}

const INSTALL = fileURLToPath(new URL('../../../install-node.sh', import.meta.url));

/** Installs the versions of Node.js in a list such as `20,24`. Without a list, returns the one that runs this process. */
export function nodeVersions(list: string | undefined): NodeVersion[] {
  if (list === undefined) return [{ version: process.versions.node, program: process.execPath }];
  return list.split(',').map((name) => versionOf(execFileSync('bash', [INSTALL, name], { encoding: 'utf8' }).trim()));
}

/** `true` if a version is not older than a major version. */
export function isAtLeast({ version }: NodeVersion, major = 0): boolean {
  return Number.parseInt(version, 10) >= major;
}

function versionOf(program: string): NodeVersion {
  return { program, version: execFileSync(program, ['--version'], { encoding: 'utf8' }).trim().slice(1) };
}
