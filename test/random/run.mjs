// Runs tests with a new seed, or with TEST_SEED, and without time limits. The arguments are those of Vitest.
import { spawnSync } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));
const seed = process.env.TEST_SEED ?? String(randomInt(2 ** 31));
const args = ['run', '--config', 'test/vitest.config.ts', '--project', 'sources', '--testTimeout', '0', ...process.argv.slice(2)];
const env = { ...process.env, TEST_SEED: seed, PATH: `${root}node_modules/.bin:${process.env.PATH}` };

const repeat = `Set TEST_SEED=${seed} to repeat this run.`;
console.log(repeat);
const { status } = spawnSync('vitest', args, { cwd: root, stdio: 'inherit', env });
console.log(repeat);
process.exitCode = status ?? 1;
