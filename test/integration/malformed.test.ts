import { once } from 'node:events';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { createApp } from 'modern-rest';
import { expect, test } from 'vitest';
import { rawConnection } from '../real/raw-connection.ts';

test('bytes that are not HTTP end an answer that is under way, and nothing is written into it', async () => {
  const app = createApp({ title: 'Malformed', version: '1', controllers: [] });
  app.koa.use((ctx) => {
    ctx.respond = false;
    ctx.res.writeHead(200, { 'content-length': 100 });
    ctx.res.write('a part');
  });
  const { url, close } = await app.listen();
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  socket.on('error', () => undefined);
  let received = '';
  socket.on('data', (chunk) => {
    received += chunk.toString();
  });
  socket.write('GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n');
  while (!received.endsWith('a part')) await once(socket, 'data');
  socket.write('nonsense\r\n\r\n');
  await once(socket, 'close');
  expect(received).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\na part$/);
  await close();
});

test.each(['http://', 'http://[', 'http://[::1/openapi.json', '*'])('a target that is no URL is at no path: %s', async (target) => {
  const { url, close } = await createApp({ title: 'Malformed', version: '1', controllers: [] }).listen();
  const connection = await rawConnection(Number(new URL(url).port));
  await connection.write(`OPTIONS ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  const { status, body } = await connection.answer();
  expect([status, JSON.parse(body)]).toEqual([404, { detail: [{ msg: 'There is nothing at this path', type: 'not_found' }] }]);
  await connection.abort('FIN');
  await close();
});

test('an error that gives no reason is answered without one', async () => {
  const { server, close } = await createApp({ title: 'Malformed', version: '1', controllers: [] }).listen();
  const socket = new PassThrough();
  server.emit('clientError', new Error('who knows'), socket);
  expect(await text(socket)).toMatch(
    /^HTTP\/1\.1 400 Bad Request\r\n[\s\S]*\{"detail":\[\{"msg":"The request is not valid HTTP","type":"value_error"\}\]\}$/,
  );
  await close();
});
