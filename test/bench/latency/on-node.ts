import { execFileSync } from 'node:child_process';
import type { Cores } from '../processes/cores.ts';

/** Runs the programs that would run on the Node.js of this process on another one. The path of its program must exist. */
export function onNode(cores: Cores, node: string): Cores {
  return { ...cores, at: (place, program, args) => cores.at(place, program === process.execPath ? node : program, args) };
}

/** Reads the version of a Node.js program. Throws if there is no such program. */
export function nodeVersion(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
}
