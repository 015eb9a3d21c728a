import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ROOT } from './server-process.ts';

/** Builds the packages and the examples: these tests run what users run. Quick where everything is up to date. */
export default function build(): void {
  const compiler = join(dirname(createRequire(import.meta.url).resolve('typescript/package.json')), 'bin/tsc');
  const { status, stdout } = spawnSync(process.execPath, [compiler, '-b', 'packages'], { cwd: ROOT, encoding: 'utf8' });
  // The other tests need no build, and where the compiler has emitted something these can say more.
  if (status !== 0) console.error(`The packages do not build:\n${stdout}`);
}
