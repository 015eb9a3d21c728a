// The load: takes a `LatencyLoad`, prints a `LatencyResult`.
import { createHistogram } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { watchEventLoop } from '../event-loop/event-loop-delay.ts';
import { fetchDelay } from '../event-loop/fetch-delay.ts';
import { closedLoop } from './closed-loop.ts';
import { type Connection, openConnections } from './connection.ts';
import { constantRateLoop } from './constant-rate-loop.ts';
import type { LatencyLoad, LatencyResult } from './latency-load.ts';
import type { RequestLoop } from './request-loop.ts';
import { type UploadLoop, uploadLoop } from './upload-loop.ts';

const NANOSECONDS = 1e6;
const WARM_UP_CONNECTIONS = 64;
/** Milliseconds between the start of the loop that is measured and the first latency that counts. */
const SETTLE = 500;

const load = JSON.parse(process.argv[2] ?? '') as LatencyLoad;
const { scenario, rate, order, delaySocket } = load;
const url = new URL(load.url);
const request = Buffer.from(
  `POST ${scenario.path} HTTP/1.1\r\nHost: ${url.host}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(order)}\r\n\r\n${order}`,
);
const latencies = createHistogram({ lowest: 1, highest: 60e9, figures: 3 });
const record = (milliseconds: number): void => latencies.record(Math.round(milliseconds * NANOSECONDS));

const upload = scenario.upload && (await uploadLoop(new URL('/files', url), load.uploaded, scenario.upload));
await warmUp();
console.log(JSON.stringify(await measure(upload)));
upload?.stop();

/** Always sends with many connections: the code of the server is optimized, whatever is measured. */
async function warmUp(): Promise<void> {
  const connections = await openConnections(url, { request, answer: order, count: WARM_UP_CONNECTIONS });
  const loop = closedLoop({ connections, request, record, depth: scenario.depth });
  await wait(load.warmUpSeconds * 1000);
  await loop.stop();
  for (const connection of connections) connection.close();
}

async function measure(upload: UploadLoop | undefined): Promise<LatencyResult> {
  const connections = await openConnections(url, { request, answer: order, count: load.connections });
  const loop = startLoop(connections);
  const readOwnDelay = watchEventLoop();
  await wait(SETTLE);
  await fetchDelay(delaySocket);
  readOwnDelay();
  latencies.reset();
  const [start, cpu, uploaded] = [performance.now(), process.cpuUsage(), upload?.bytes() ?? 0];

  await wait(load.seconds * 1000);
  await loop.stop();
  const seconds = (performance.now() - start) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  const result = {
    p50: latencies.percentile(50) / NANOSECONDS,
    p99: latencies.percentile(99) / NANOSECONDS,
    most: latencies.max / NANOSECONDS,
    seconds,
    requestsPerSecond: latencies.count / seconds,
    uploadSpeed: ((upload?.bytes() ?? 0) - uploaded) / 1e6 / seconds,
    load: readOwnDelay(),
    server: await fetchDelay(delaySocket),
    loadShare: (user + system) / 1e6 / seconds,
  };
  for (const connection of connections) connection.close();
  return result;
}

function startLoop(connections: readonly Connection[]): RequestLoop {
  const options = { connections, request, record };
  return rate === undefined ? closedLoop({ ...options, depth: scenario.depth }) : constantRateLoop({ ...options, rate });
}
