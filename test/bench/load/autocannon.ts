import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { compiled } from '../processes/compiled.ts';
import type { Cores } from '../processes/cores.ts';
import type { LoadRequest, LoadResult, LoadTool } from './load-tool.ts';

const execute = promisify(execFile);

/** autocannon, which is always there, in a process of its own. It can need more of its core than some servers need of theirs. */
export function autocannonTool(cores: Cores): LoadTool {
  return { name: 'autocannon', run: (request) => run(cores, request) };
}

async function run(cores: Cores, request: LoadRequest): Promise<LoadResult> {
  const [command, args] = cores.at(request.place, process.execPath, [compiled('load/autocannon-process'), JSON.stringify(request)]);
  return JSON.parse((await execute(command, args)).stdout) as LoadResult;
}
