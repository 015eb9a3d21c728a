import assert from 'node:assert/strict';
import { INVALID, INVALID_IN_ONE_PLACE, orderSummary, VALID } from '../payload.ts';
import type { Cores } from '../processes/cores.ts';
import type { NodeVersion } from '../processes/node-version.ts';
import { startServer } from '../processes/server-process.ts';
import type { Method } from '../variants.ts';

/** Servers that check nothing, on purpose. */
const UNCHECKED: ReadonlySet<string> = new Set(['koa', 'koa-scheduled']);

/** A server and the method that it is measured with. */
interface CheckedServer {
  readonly server: string;
  readonly method: Method;
  readonly args: readonly number[];
}

/**
 * Rejects unless a server gives the same response as all others, byte by byte.
 * A server that takes a body must reject each invalid one and drop undeclared properties.
 */
export async function checkServer(cores: Cores, { program }: NodeVersion, { server, method, args }: CheckedServer): Promise<void> {
  const { url, stop } = await startServer(cores, { server, program, args });
  try {
    if (method === 'GET') await checkShown(url);
    else await checkCreated(url, VALID);
    if (method === 'POST' && !UNCHECKED.has(server)) await checkChecked(url);
  } finally {
    await stop();
  }
}

async function checkShown(url: string): Promise<void> {
  const shown = await fetch(`${url}/orders/7`);
  assert.deepEqual([shown.status, await shown.text()], [200, JSON.stringify(orderSummary(7))], 'GET');
}

async function checkChecked(url: string): Promise<void> {
  await checkCreated(url, { ...VALID, undeclared: true });
  for (const body of [INVALID, ...INVALID_IN_ONE_PLACE]) {
    const { status } = await post(`${url}/orders`, body);
    assert.ok(status >= 400 && status < 500, `POST of an invalid body is answered with ${status}: ${JSON.stringify(body)}`);
  }
}

async function checkCreated(url: string, body: object): Promise<void> {
  const created = await post(`${url}/orders`, body);
  assert.deepEqual([created.status, await created.text()], [201, JSON.stringify(VALID)], `POST of ${Object.keys(body).join(', ')}`);
}

function post(url: string, body: object): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) });
}
