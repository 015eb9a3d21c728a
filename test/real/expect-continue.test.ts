import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawConnection } from './raw-connection.ts';
import { rawHead } from './raw-form.ts';
import { LIMITED, type ServerProcess, startServer } from './server-process.ts';

const MiB = 1024 * 1024;

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer(LIMITED);
});
afterAll(() => server.stop());

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
