import { readFileSync } from 'node:fs';
import { readUsage } from '../memory/read-usage.ts';
import type { Cores } from '../processes/cores.ts';
import { startServer } from '../processes/server-process.ts';
import { callEndpoints } from './call-endpoints.ts';
import { type StageTimes, stagesFile } from './stages.ts';

/** Frameworks that can start with many controllers. */
export const FRAMEWORKS = ['modern-rest', 'nest'] as const;
export type Framework = (typeof FRAMEWORKS)[number];

/** Milliseconds that an application of 1,000 controllers may take to start on a busy machine. */
const PATIENCE = 120_000;

/** The cost of a start: milliseconds of processor time of all threads, and bytes. */
export interface StartCost {
  readonly stages: StageTimes;
  /** The first request of every endpoint. */
  readonly firstRequests: number;
  /** The second request of every endpoint. */
  readonly secondRequests: number;
  /** After the start, and after the first request of every endpoint. Garbage was collected by force. */
  readonly started: Memory;
  readonly used: Memory;
}

/** Memory of a process, in bytes. */
export interface Memory {
  readonly rss: number;
  readonly used: number;
}

/** Starts a server and calls each of its endpoints twice. */
export async function measureStart(cores: Cores, framework: Framework, controllers: number): Promise<StartCost> {
  const start = { server: framework, folder: 'start/servers', args: [controllers], path: '/further-0', patience: PATIENCE };
  const { url, pid, stop } = await startServer(cores, start);
  try {
    const started = await readUsage(pid);
    await callEndpoints(url, controllers);
    const first = await readUsage(pid);
    await callEndpoints(url, controllers);
    const second = await readUsage(pid);
    return {
      stages: JSON.parse(readFileSync(stagesFile(pid), 'utf8')) as StageTimes,
      firstRequests: first.processorTime - started.collected.processorTime,
      secondRequests: second.processorTime - first.collected.processorTime,
      started: started.collected,
      used: first.collected,
    };
  } finally {
    await stop();
  }
}
