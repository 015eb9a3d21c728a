import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { compiled } from '../processes/compiled.ts';
import { USAGE_FOLDER, type Usage } from './usage.ts';

/** Milliseconds that a process may take to report. */
const PATIENCE = 30_000;

/** Lets every Node.js process that is started from now on report what it uses. Call it once. */
export function reportUsage(): void {
  const folder = mkdtempSync(join(tmpdir(), 'bench-usage-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  process.env[USAGE_FOLDER] = folder;
  process.env['NODE_OPTIONS'] = `--import=${pathToFileURL(compiled('memory/report-usage'))}`;
}

/** Asks a process that was started after `reportUsage()` what it has used. Rejects if it does not answer. */
export async function readUsage(pid: number): Promise<Usage> {
  const file = `${process.env[USAGE_FOLDER]}/${pid}.json`;
  process.kill(pid, 'SIGUSR2');
  const start = performance.now();
  while (!existsSync(file)) {
    if (performance.now() - start > PATIENCE) throw new Error(`The process ${pid} does not report what it uses`);
    await wait(5);
  }
  const usage = JSON.parse(readFileSync(file, 'utf8')) as Usage;
  rmSync(file);
  return usage;
}
