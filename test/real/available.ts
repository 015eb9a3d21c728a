import { spawnSync } from 'node:child_process';

/** A program that a machine may have; `missing` says what to do where it has not, and was printed. */
export interface Available {
  readonly command: string;
  readonly missing: string | undefined;
}

/** The first of some commands that runs with these arguments and ends well. */
export function findProgram(name: string, commands: readonly string[], args: readonly string[]): Available {
  const command = commands.find((candidate) => spawnSync(candidate, args, { stdio: 'ignore' }).status === 0);
  if (command !== undefined) return { command, missing: undefined };
  const missing = `${name} is not installed: run test/real/install.sh`;
  console.warn(`skipped: ${missing}`);
  return { command: '', missing };
}

/** The name of a `describe` or `test` that may be skipped: it ends with the reason. */
export function titled(title: string, { missing }: Pick<Available, 'missing'>): string {
  return missing === undefined ? title : `${title} (skipped: ${missing})`;
}
