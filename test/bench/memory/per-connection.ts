import { readdirSync } from 'node:fs';
import { requestSender } from '../growth/request-sender.ts';
import type { Cores } from '../processes/cores.ts';
import { startServer } from '../processes/server-process.ts';
import { uploadConnection } from '../uploads/load/upload-connection.ts';
import { ORDER_REQUESTS } from './after-requests.ts';
import { type Extra, extraPer } from './extra.ts';
import { readUsage } from './read-usage.ts';

/** Connections that have had one answer, and wait. */
export const IDLE_CONNECTIONS = 2000;
/** Requests of other connections before, so that the process has its usual size. */
const WARM_UP = 5000;
/** Connections that are opened at once: fewer than a server lets wait. */
const AT_ONCE = 100;

/** Measures the memory for each idle connection, in bytes. Rejects if the server has closed some of them before the end. */
export async function measurePerConnection(cores: Cores, server: string): Promise<Extra> {
  const { url, pid, stop } = await startServer(cores, { server });
  const open: Awaited<ReturnType<typeof uploadConnection>>[] = [];
  try {
    const sender = await requestSender(url);
    await sender.send(ORDER_REQUESTS, (sent) => sent < WARM_UP);
    const before = await readUsage(pid);
    const filesBefore = openFiles(pid);
    const request = Buffer.from(`GET /orders/7 HTTP/1.1\r\nHost: ${new URL(url).host}\r\n\r\n`);
    while (open.length < IDLE_CONNECTIONS) {
      const opened = await Promise.all(Array.from({ length: AT_ONCE }, () => uploadConnection(new URL(url))));
      open.push(...opened);
      await Promise.all(opened.map((connection) => connection.send([request])));
    }
    const after = await readUsage(pid);
    const files = openFiles(pid);
    sender.close();
    // Those of the sender may have ended.
    if (files < filesBefore + IDLE_CONNECTIONS - 100) throw new Error(`${server} has closed idle connections: ${files} files are open`);
    return extraPer(IDLE_CONNECTIONS, before, after);
  } finally {
    for (const connection of open) connection.close();
    await stop();
  }
}

function openFiles(pid: number): number {
  return readdirSync(`/proc/${pid}/fd`).length;
}
