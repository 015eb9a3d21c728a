import { existsSync, readFileSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { blackPng } from '../unit/image/images.ts';
import { findProgram, titled } from './available.ts';
import { type RawConnection, rawConnection } from './raw-connection.ts';
import { canReadDescriptors, type ServerProcess, type StartOptions, startServer } from './server-process.ts';

const APP = 'test/real/images-app.mjs';
const canSeeChildren = { missing: existsSync('/proc/self/task') ? undefined : 'only Linux shows the children of a process' };

async function start(options?: StartOptions): Promise<ServerProcess> {
  const server = await startServer(APP, 0, options);
  onTestFinished(async () => void (await server.stop()));
  return server;
}

async function send({ url }: ServerProcess, bytes: Buffer): Promise<readonly [status: number, body: unknown]> {
  const response = await fetch(`${url}/picture`, { method: 'PUT', headers: { 'content-type': 'image/png' }, body: bytes as Uint8Array<ArrayBuffer> });
  return [response.status, await response.json()];
}

/** The processes that a server has started and that are still there. */
function childrenOf({ pid }: ServerProcess): number[] {
  return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').split(' ').filter(Boolean).map(Number);
}

const refusal = (msg: string): readonly [number, unknown] => [400, { detail: [expect.objectContaining({ loc: ['files', 'picture'], msg })] }];

test('a server of built packages takes an image and says what is wrong with another', async () => {
  const server = await start();
  const png = blackPng(20, 20);
  expect(await send(server, png)).toEqual([200, png.length]);
  expect(await send(server, png.subarray(0, 50))).toEqual(refusal('picture is cut off after 50 bytes, within its chunk IDAT'));
  expect(await send(server, Buffer.from('%PDF-1.7'))).toEqual(refusal('picture is not a png or jpeg image: it looks like a PDF document'));
  expect(await send(server, blackPng(50_000, 50_000))).toEqual(refusal('picture has 50000 × 50000 pixels, at most 8192 are allowed on a side'));
  expect(server.printed().trim()).toBe(server.url);
});

describe.skipIf(canSeeChildren.missing)(titled('the process that reads images', canSeeChildren), () => {
  test('starts with the first image, and keeps no server from its end', async () => {
    const server = await start();
    expect(childrenOf(server)).toEqual([]);
    await send(server, blackPng(20, 20));
    const [reader, ...others] = childrenOf(server);
    expect(others).toEqual([]);
    expect(await server.stop('SIGTERM')).toMatchObject({ code: 0 });
    await vi.waitUntil(() => !existsSync(`/proc/${reader}`), { timeout: 20_000 });
  });

  test('ends with a server that is killed', async () => {
    const server = await start();
    await send(server, blackPng(20, 20));
    const [reader] = childrenOf(server);
    await server.stop('SIGKILL');
    await vi.waitUntil(() => !existsSync(`/proc/${reader}`), { timeout: 20_000 });
  });

  test('is replaced when somebody kills it', async () => {
    const server = await start();
    const png = blackPng(20, 20);
    await send(server, png);
    const [reader] = childrenOf(server) as [number];
    process.kill(reader, 'SIGKILL');
    await vi.waitUntil(() => !existsSync(`/proc/${reader}`), { timeout: 20_000 });
    expect(await send(server, png)).toEqual([200, png.length]);
    expect(childrenOf(server)).not.toContain(reader);
  });
});

const shell = findProgram('bash', ['bash'], ['-c', 'true']);
const needed = { missing: canReadDescriptors.missing ?? shell.missing };

test.skipIf(needed.missing)(titled('a server without descriptors answers 503 to an image, and reads the next one', needed), async () => {
  const limit = 64;
  const server = await start({ through: [shell.command, '-c', `ulimit -n ${limit} && exec "$0" "$@"`] });
  const connections = [await rawConnection(server.port)];
  while (server.descriptors().length < limit) {
    connections.push(await rawConnection(server.port));
    await setTimeout(1);
  }
  const png = blackPng(20, 20);
  const [connection] = connections as [RawConnection];
  await connection.write(`PUT /picture HTTP/1.1\r\nHost: a\r\nContent-Type: image/png\r\nContent-Length: ${png.length}\r\n\r\n`);
  await connection.write(png);
  expect((await connection.answer()).status).toBe(503);
  await Promise.all(connections.map((one) => one.abort('FIN')));
  await expect.poll(() => server.descriptors().length).toBeLessThan(limit / 2);
  expect(await send(server, png)).toEqual([200, png.length]);
});
