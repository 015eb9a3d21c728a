import { setTimeout as wait } from 'node:timers/promises';
import type { Cores } from '../processes/cores.ts';
import { processorTime } from '../processes/processor-time.ts';
import { startServer } from '../processes/server-process.ts';
import type { GrowthRow } from './growth-row.ts';
import { type RequestSender, requestSender } from './request-sender.ts';

/** Seconds. Other endpoints are called before each window. */
const WARM_UP = 1;
const WINDOW = 0.5;
const WINDOWS = 3;
/** Milliseconds that an application of 10,000 endpoints may take to start on a busy machine. */
const PATIENCE = 120_000;

/** Measures the processor time of a new server for one request, in microseconds. */
export async function measureGrowth(cores: Cores, { id, requests, others = () => [] }: GrowthRow, size: number): Promise<number> {
  const { url, pid, stop } = await startServer(cores, { server: 'server', folder: 'growth', args: [id, size], path: '/ready', patience: PATIENCE });
  const sender = await requestSender(url);
  try {
    const measured = requests(size);
    const beside = others(size);
    await sender.send(measured, (sent) => sent < measured.length);
    await sendFor(WARM_UP, sender, measured);
    let [sent, used] = [0, 0];
    for (let window = 0; window < WINDOWS; window += 1) {
      await sender.send(beside, (count) => count < beside.length);
      // Garbage of the other endpoints is not part of the cost, and neither is optimizing them.
      await wait(100);
      const before = readTime(pid);
      sent += await sendFor(WINDOW, sender, measured);
      used += readTime(pid) - before;
    }
    return (used * 1e6) / sent;
  } finally {
    sender.close();
    await stop();
  }
}

function sendFor(seconds: number, { send }: RequestSender, requests: Parameters<RequestSender['send']>[0]): Promise<number> {
  const end = performance.now() + seconds * 1000;
  return send(requests, () => performance.now() < end);
}

function readTime(pid: number): number {
  const seconds = processorTime(pid);
  if (seconds === undefined) throw new Error('This system does not tell how much processor time a process has used');
  return seconds;
}
