import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ROOT } from './paths.ts';

const execute = promisify(execFile);

/** Runs a program of Node.js, which finds packages in `node_modules` only. Returns its output. Rejects with the output if it fails. */
export async function runProcess(args: readonly string[], { cwd = ROOT }: { readonly cwd?: string | undefined } = {}): Promise<string> {
  try {
    const { stdout } = await execute(process.execPath, args, { cwd, env: { ...process.env, NODE_PATH: '' } });
    return stdout;
  } catch (error) {
    const { stdout, stderr } = error as { readonly stdout: string; readonly stderr: string };
    throw new Error(`node ${args.join(' ')} failed:\n${stdout}${stderr}`, { cause: error });
  }
}
