import assert from 'node:assert/strict';
import { INVALID, VALID } from '../payload.ts';
import type { Cores } from '../processes/cores.ts';
import { LARGE } from '../uploads/load/upload.ts';
import { uploadBody } from '../uploads/load/upload-body.ts';
import { uploadConnection, uploadRequest } from '../uploads/load/upload-connection.ts';
import { ORDER, UPLOADED } from './bodies.ts';
import { startLatencyServer } from './latency-server.ts';
import { SERVERS, type ServerName } from './scenarios.ts';

/** Servers that do not validate, on purpose. */
const UNCHECKED: ReadonlySet<ServerName> = new Set(['koa']);

/** Sends every server each kind of request once, and lists the answers that differ from the expected bytes. */
export async function checkServers(cores: Cores, program: string): Promise<string[]> {
  const problems: string[] = [];
  for (const server of SERVERS) await checkServer(cores, program, server).catch((error: Error) => problems.push(`${server}: ${error.message}`));
  return problems;
}

/** Rejects if an answer of a server differs from the expected bytes. */
export async function checkServer(cores: Cores, program: string, server: ServerName): Promise<void> {
  const { url, stop } = await startLatencyServer(cores, program, server);
  try {
    for (const path of ['/orders', '/waiting-orders']) {
      await checkCreated(`${url}${path}`, VALID);
      if (UNCHECKED.has(server)) continue;
      await checkCreated(`${url}${path}`, { ...VALID, undeclared: true });
      const { status } = await post(`${url}${path}`, INVALID);
      assert.ok(status >= 400 && status < 500, `POST ${path} of an invalid order: status ${status}`);
    }
    await checkUpload(new URL(`${url}/files`));
  } finally {
    await stop();
  }
}

async function checkCreated(url: string, order: object): Promise<void> {
  const created = await post(url, order);
  assert.deepEqual([created.status, await created.text()], [201, ORDER], `POST ${url}`);
}

async function checkUpload(url: URL): Promise<void> {
  const { send, close } = await uploadConnection(url);
  try {
    assert.equal(await send(uploadRequest(url, uploadBody({ transport: 'multipart', ...LARGE }))), UPLOADED, `POST ${url}`);
  } finally {
    close();
  }
}

function post(url: string, order: object): Promise<Response> {
  return fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(order) });
}
