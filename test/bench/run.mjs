// `pnpm bench`: compiles this folder against what was built, and runs it as plain JavaScript.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));

run(`${folder}node_modules/.bin/tsoa`, ['routes']);
// What tsoa generates is not written for our compiler's settings.
const routes = `${folder}servers/tsoa/routes.ts`;
writeFileSync(routes, `// @ts-nocheck: generated\n${readFileSync(routes, 'utf8')}`);
run(`${folder}../../node_modules/.bin/tsc`, ['-p', folder]);
await import('./dist/main.js');

function run(command, args) {
  const { status, error } = spawnSync(command, args, { cwd: folder, stdio: 'inherit' });
  if (error) console.error(error.message);
  if (status !== 0) process.exit(status ?? 1);
}
