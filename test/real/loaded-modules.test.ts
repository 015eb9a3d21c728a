import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RawConnection, rawConnection } from './raw-connection.ts';
import { type ServerProcess, startServer } from './server-process.ts';

const FORM = ['--b', 'Content-Disposition: form-data; name="file"; filename="a.txt"', '', 'A text', '--b--', ''].join('\r\n');

let server: ServerProcess;
let connection: RawConnection;

beforeAll(async () => {
  server = await startServer('test/real/modules-app.mjs');
  connection = await rawConnection(server.port);
});
afterAll(() => server.stop());

async function request(method: string, path: string, type: string, body: string): Promise<number> {
  await connection.write(`${method} ${path} HTTP/1.1\r\nHost: a\r\nContent-Type: ${type}\r\nContent-Length: ${body.length}\r\n\r\n${body}`);
  return (await connection.answer()).status;
}

/** Returns the modules that the server has loaded, of those that take long to load. */
async function expensive(): Promise<string[]> {
  const loaded = (await server.ask('loaded')) as string[];
  return ['deps/undici', 'http2', '/yaml/'].filter((name) => loaded.some((module) => module.includes(name)));
}

test('an application loads neither fetch nor a library that no request needs', async () => {
  expect(await expensive()).toEqual([]);
});

test('requests load what they need, and nothing else', async () => {
  expect(await request('POST', '/notes', 'application/json', '{"title":"A note"}')).toBe(201);
  expect(await request('POST', '/files', 'multipart/form-data; boundary=b', FORM)).toBe(201);
  expect(await expensive()).toEqual([]);
  expect(await request('GET', '/openapi.yaml', 'text/plain', '')).toBe(200);
  expect(await expensive()).toEqual(['/yaml/']);
});
