import { setTimeout as wait } from 'node:timers/promises';
import type { GrowthRequest } from '../growth/growth-row.ts';
import { requestSender } from '../growth/request-sender.ts';
import { orderSummary, VALID } from '../payload.ts';
import type { Cores } from '../processes/cores.ts';
import { startServer } from '../processes/server-process.ts';
import { readUsage } from './read-usage.ts';
import type { Usage } from './usage.ts';

/** Requests between two reports. */
export const REQUESTS = 100_000;

const ORDER = JSON.stringify(VALID);

/** A typed POST and a typed GET. */
export const ORDER_REQUESTS: readonly GrowthRequest[] = [
  { method: 'POST', path: '/orders', headers: { 'content-type': 'application/json' }, body: ORDER, answer: ORDER },
  { method: 'GET', path: '/orders/7', answer: JSON.stringify(orderSummary(7)) },
];

/** The usage of a server: idle, after 100,000 requests, and after 200,000. */
export interface AfterRequests {
  readonly idle: Usage;
  readonly first: Usage;
  readonly second: Usage;
}

/** Measures a new server while it answers requests. */
export async function measureAfterRequests(cores: Cores, server: string): Promise<AfterRequests> {
  const { url, pid, stop } = await startServer(cores, { server });
  try {
    await wait(500);
    const idle = await readUsage(pid);
    const answerRequests = async (): Promise<Usage> => {
      const sender = await requestSender(url);
      await sender.send(ORDER_REQUESTS, (sent) => sent < REQUESTS);
      sender.close();
      await wait(500);
      return readUsage(pid);
    };
    return { idle, first: await answerRequests(), second: await answerRequests() };
  } finally {
    await stop();
  }
}
