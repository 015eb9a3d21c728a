import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { titled } from './available.ts';
import { CLIENTS } from './clients/clients.ts';
import type { Form } from './clients/form.ts';
import { rawConnection } from './raw-connection.ts';
import { rawHead } from './raw-form.ts';
import { LIMITED, type ServerProcess, startServer } from './server-process.ts';

const MiB = 1024 * 1024;

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer(LIMITED);
});
afterAll(() => server.stop());

const folder = mkdtempSync(join(tmpdir(), 'real-limits-'));
afterAll(() => rmSync(folder, { recursive: true }));

/** The form with one file of some size. */
function form(bytes: number, chunked: boolean): Form {
  const path = join(folder, String(bytes));
  writeFileSync(path, Buffer.alloc(bytes));
  return {
    method: 'PUT',
    url: `${server.url}/document`,
    files: [{ field: 'document', name: 'a.bin', type: 'application/octet-stream', path }],
    chunked,
  };
}

const tooLarge = { status: 413, body: { detail: [{ loc: ['files', 'document', 'size'], msg: expect.stringContaining('1048576') }] } };

describe.each(CLIENTS)('$name', (client) => {
  describe.skipIf(client.missing).each([false, true])(titled('with a file for a limit of 1 MiB (in chunks: %s)', client), (chunked) => {
    test('exactly 1 MiB passes', async () => {
      expect(await client.send(form(MiB, chunked))).toEqual({ status: 200, body: MiB });
    });

    test('one byte more is answered with 413', async () => {
      expect(await client.send(form(MiB + 1, chunked))).toMatchObject(tooLarge);
    });

    test('50 MiB are answered with 413, and the client receives it', async () => {
      expect(await client.send(form(50 * MiB, chunked))).toMatchObject(tooLarge);
    });
  });
});

describe('a client that asks before it sends its body', () => {
  const ask = (length: number): string =>
    rawHead('PUT', '/document', ['Content-Type: multipart/form-data; boundary=b', `Content-Length: ${length}`, 'Expect: 100-continue']);

  test('is told to send one that is not too large', async () => {
    const connection = await rawConnection(server.port);
    await connection.write(ask(1000));
    expect((await connection.answer()).status).toBe(100);
    await connection.abort('RST');
  });

  test('is refused at once by its Content-Length', async () => {
    const connection = await rawConnection(server.port);
    await connection.write(ask(65 * MiB));
    expect((await connection.answer()).status).toBe(413);
    await connection.abort('RST');
  });
});
