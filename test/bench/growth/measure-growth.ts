import { setTimeout as wait } from 'node:timers/promises';
import type { Cores } from '../processes/cores.ts';
import { processorTime } from '../processes/processor-time.ts';
import { startServer } from '../processes/server-process.ts';
import type { GrowthRequest, GrowthRow } from './growth-row.ts';
import { type RequestSender, requestSender } from './request-sender.ts';

/** Seconds. Other endpoints are called before each measured window. */
const WINDOW = 0.5;
const WINDOWS = 3;
/** A server is warm when so many windows in a row are not cheaper than all before: V8 optimizes large functions for seconds. */
const STEADY_WINDOWS = 3;
const MOST_WINDOWS = 40;
/** A window is cheaper if it costs less than this share of the cheapest one. */
const CHEAPER = 0.95;
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
    await warmUp(pid, sender, measured);
    let [sent, used] = [0, 0];
    for (let window = 0; window < WINDOWS; window += 1) {
      await sender.send(beside, (count) => count < beside.length);
      // Garbage of the other endpoints is not part of the cost, and neither is optimizing them.
      await wait(100);
      const measuredWindow = await sendWindow(pid, sender, measured);
      sent += measuredWindow.sent;
      used += measuredWindow.used;
    }
    return (used * 1e6) / sent;
  } finally {
    sender.close();
    await stop();
  }
}

async function warmUp(pid: number, sender: RequestSender, requests: readonly GrowthRequest[]): Promise<void> {
  let cheapest = Number.POSITIVE_INFINITY;
  let steady = 0;
  for (let window = 0; window < MOST_WINDOWS && steady < STEADY_WINDOWS; window += 1) {
    const { sent, used } = await sendWindow(pid, sender, requests);
    const cost = used / sent;
    steady = cost < CHEAPER * cheapest ? 0 : steady + 1;
    cheapest = Math.min(cheapest, cost);
  }
}

/** Sends requests for one window. Returns their number and the processor time of the server in seconds. */
async function sendWindow(pid: number, { send }: RequestSender, requests: readonly GrowthRequest[]): Promise<{ sent: number; used: number }> {
  const before = readTime(pid);
  const end = performance.now() + WINDOW * 1000;
  const sent = await send(requests, () => performance.now() < end);
  return { sent, used: readTime(pid) - before };
}

function readTime(pid: number): number {
  const seconds = processorTime(pid);
  if (seconds === undefined) throw new Error('This system does not tell how much processor time a process has used');
  return seconds;
}
