import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawConnection } from './raw-connection.ts';
import { rawForm, rawHead } from './raw-form.ts';
import { LIMITED, type ServerProcess, startServer } from './server-process.ts';

const MiB = 1024 * 1024;

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer(LIMITED);
});
afterAll(() => server.stop());

const large = rawForm('PUT', '/document', { document: Buffer.alloc(4 * MiB) });
const refused = [
  { status: 413, why: 'a file that is too large', form: large },
  { status: 415, why: 'an unsupported type', form: { ...large, head: large.head.replace('multipart/form-data', 'multipart/mixed') } },
  { status: 400, why: 'a Content-Type without a boundary', form: { ...large, head: large.head.replace(/; boundary=\S+/, '') } },
  { status: 404, why: 'an unknown path', form: { ...large, head: large.head.replace('/document', '/nowhere') } },
];

test.each(refused)('a connection that was answered early with $status for $why takes the next request', async ({ status, form }) => {
  const connection = await rawConnection(server.port);
  await connection.write(form.head);
  // The answer comes while most of the body is still to be sent.
  await connection.write(form.body.subarray(0, 2 * MiB));
  const early = await connection.answer();
  expect(early.status).toBe(status);
  expect(early.headers['connection']).not.toBe('close');

  await connection.write(form.body.subarray(2 * MiB));
  await connection.write(rawHead('GET', '/hello', []));
  expect(await connection.answer()).toMatchObject({ status: 200, body: '"hello"' });
  await connection.abort('FIN');
});
