import assert from 'node:assert/strict';
import { INVALID, orderSummary, VALID } from '../payload.ts';
import type { Cores } from '../processes/cores.ts';
import { startServer } from '../processes/server-process.ts';

/** Servers that check nothing, on purpose. */
const UNCHECKED: ReadonlySet<string> = new Set(['koa']);

/** Rejects unless a server answers what every other one answers, byte by byte, refuses what is not valid, and drops what is not declared. */
export async function checkServer(cores: Cores, server: string, args: readonly number[] = []): Promise<void> {
  const { url, stop } = await startServer(cores, { server, args });
  try {
    const shown = await fetch(`${url}/orders/7`);
    assert.deepEqual([shown.status, await shown.text()], [200, JSON.stringify(orderSummary(7))], 'GET');
    await checkCreated(url, VALID);
    if (!UNCHECKED.has(server)) await checkChecked(url);
  } finally {
    await stop();
  }
}

async function checkChecked(url: string): Promise<void> {
  await checkCreated(url, { ...VALID, undeclared: true });
  const { status } = await post(`${url}/orders`, INVALID);
  assert.ok(status >= 400 && status < 500, `POST of an invalid body is answered with ${status}`);
}

async function checkCreated(url: string, body: object): Promise<void> {
  const created = await post(`${url}/orders`, body);
  assert.deepEqual([created.status, await created.text()], [201, JSON.stringify(VALID)], `POST of ${Object.keys(body).join(', ')}`);
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
