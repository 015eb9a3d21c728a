import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT } from './paths.ts';

const execute = promisify(execFile);

/** Runs a program of Node and gives what it prints. Rejects with all that it printed if it fails. */
export async function runProcess(args: readonly string[], environment: Readonly<Record<string, string>> = {}): Promise<string> {
  try {
    const { stdout } = await execute(process.execPath, args, { cwd: ROOT, env: { ...process.env, ...environment } });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
