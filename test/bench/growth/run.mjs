// `pnpm bench:growth`: compiles what it needs of test/bench against what was built, and runs it as plain JavaScript.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const { status, error } = spawnSync(`${folder}../../../node_modules/.bin/tsc`, ['-p', folder], { stdio: 'inherit' });
if (error) console.error(error.message);
if (status !== 0) process.exit(status ?? 1);
await import('../dist/growth/main.js');
