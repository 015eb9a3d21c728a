import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';

/** Runs a client to its end and gives what it printed. Rejects if it ends with another exit code than the good ones. */
export async function run(command: string, args: readonly string[], input = '', good: readonly number[] = [0]): Promise<string> {
  const child = spawn(command, args, { env: { ...process.env, NO_PROXY: '127.0.0.1', no_proxy: '127.0.0.1' } });
  // Not all of them read it, and one may have ended before.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input);
  const [output, errors] = await Promise.all([text(child.stdout), text(child.stderr), once(child, 'close')]);
  if (!good.includes(child.exitCode ?? -1)) throw new Error(`${command} ended with ${child.exitCode ?? child.signalCode}:\n${errors}`);
  return output;
}
