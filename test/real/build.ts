import { spawnSync } from 'node:child_process';
import { ROOT } from './server-process.ts';

/** Builds the packages and the examples: these tests run what users run. Quick where everything is up to date. */
export default function build(): void {
  const { status, stdout } = spawnSync(process.execPath, ['packages/build.mjs'], { cwd: ROOT, encoding: 'utf8' });
  // The other tests need no build, and where the compiler has emitted something these can say more.
  if (status !== 0) console.error(`The packages do not build:\n${stdout}`);
}
