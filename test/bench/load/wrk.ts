import { execFile, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import type { Cores } from '../processes/cores.ts';
import { CONNECTIONS, type LoadRequest, type LoadResult, type LoadTool } from './load-tool.ts';

const execute = promisify(execFile);
/** That a machine which is busy with something else is slow is no error. */
const PATIENCE = '20s';

/** wrk, if it is installed. */
export function findWrk(cores: Cores): LoadTool | undefined {
  const { stdout, error } = spawnSync('wrk', ['-v'], { encoding: 'utf8' });
  if (error) return undefined;
  const version = /^wrk (?:debian\/)?(\S+)/.exec(stdout)?.[1] ?? '';
  return { name: `wrk ${version}`, run: (request) => run(cores, request) };
}

async function run(cores: Cores, { url, body, seconds, place }: LoadRequest): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-'));
  try {
    const script = join(folder, 'request.lua');
    writeFileSync(script, body === undefined ? '' : postScript(body));
    const [command, args] = cores.at(place, 'wrk', ['-t1', `-c${CONNECTIONS}`, `-d${seconds}s`, '--timeout', PATIENCE, '-s', script, url]);
    return read((await execute(command, args)).stdout);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

// Four equals signs: no JSON of ours holds the end of such a text.
function postScript(body: string): string {
  return `wrk.method = "POST"\nwrk.headers["Content-Type"] = "application/json"\nwrk.body = [====[${body}]====]\n`;
}

function read(output: string): LoadResult {
  const [, requests, seconds] = /(\d+) requests in ([\d.]+)s/.exec(output) ?? [];
  const failed = !(Number(requests) > 0) || /Non-2xx|Socket errors/.test(output);
  if (failed) throw new Error(`wrk saw errors or no answer:\n${output}`);
  return { requests: Number(requests), seconds: Number(seconds) };
}
