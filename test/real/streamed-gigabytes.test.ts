import { existsSync, readFileSync } from 'node:fs';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { json } from 'node:stream/consumers';
import { pipeline } from 'node:stream/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { titled } from './available.ts';
import { startServer } from './server-process.ts';

const GiB = 1024 ** 3;
const MiB = 1024 ** 2;
const canSeeMemory = { missing: existsSync('/proc/self/status') ? undefined : 'only Linux tells what a process has had of memory' };

/** The most memory that a process has ever had, in bytes. */
function mostMemory(pid: number): number {
  return Number(/VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}

/** Sends a form with one file of so many bytes, and gives the answer. */
async function send(url: string, size: number): Promise<readonly [status: number | undefined, body: unknown]> {
  const chunk = Buffer.alloc(MiB, 'what is sent again and again, ');
  function* body(): Generator<Buffer> {
    yield Buffer.from('--bound\r\nContent-Disposition: form-data; name="large"; filename="l"\r\n\r\n');
    for (let sent = 0; sent < size; sent += chunk.length) yield chunk;
    yield Buffer.from('\r\n--bound--');
  }
  const sending = request(url, { method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=bound' } });
  const answered = new Promise<readonly [number | undefined, unknown]>((resolve, reject) => {
    sending.on('error', reject).on('response', (response) => void json(response).then((told) => resolve([response.statusCode, told]), reject));
  });
  await pipeline(Readable.from(body(), { objectMode: false }), sending);
  return answered;
}

describe.skipIf(canSeeMemory.missing)(titled('five gigabytes that are taken while they arrive', canSeeMemory), () => {
  test('take no more memory than one has taken, but for a hundredth of them', async () => {
    const server = await startServer('test/real/stream-app.mjs');
    onTestFinished(async () => void (await server.stop()));
    expect(await send(server.url, GiB)).toEqual([201, GiB]);
    const before = mostMemory(server.pid);
    expect(await send(server.url, 5 * GiB)).toEqual([201, 5 * GiB]);
    expect(mostMemory(server.pid) - before).toBeLessThan(50 * MiB);
    expect(server.temporaryFiles()).toEqual([]);
  });
});
