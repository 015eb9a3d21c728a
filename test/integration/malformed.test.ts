import { once } from 'node:events';
import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { createApp, type ServerOptions } from 'modern-rest';
import { describe, expect, onTestFinished, test } from 'vitest';
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

describe('the head of a request', () => {
  const ask = async (head: string[], options: ServerOptions = {}) => {
    const { url, close } = await createApp({ title: 'Heads', version: '1', controllers: [] }).listen(0, '127.0.0.1', options);
    onTestFinished(() => close());
    const connection = await rawConnection(Number(new URL(url).port));
    await connection.write(`${['GET /openapi.json HTTP/1.1', ...head].join('\r\n')}\r\n\r\n`);
    const { status, body } = await connection.answer();
    return [status, status === 200 ? undefined : (JSON.parse(body) as { detail: { msg: string }[] }).detail[0]?.msg];
  };
  const headers = (count: number) => Array.from({ length: count }, (_, index) => `x-${index}: 1`);

  test('has 100 fields at most, or as many as the server takes, and none of them is lost', async () => {
    expect(await ask(['Host: a', ...headers(99)])).toEqual([200, undefined]);
    for (const count of [100, 1100])
      expect(await ask(['Host: a', ...headers(count)])).toEqual([431, 'The request must not have more than 100 headers']);
    expect(await ask(['Host: a', ...headers(3)], { maxHeaders: 3 })).toEqual([431, 'The request must not have more than 3 headers']);
  });

  test('has one Host', async () => {
    expect(await ask(['Host: a', 'hOsT: b'])).toEqual([400, 'The request has more than one Host']);
    expect(await ask([])).toEqual([400, 'The request has no Host']);
  });

  test('of HTTP/1.0 needs none', async () => {
    const { url, close } = await createApp({ title: 'Heads', version: '1', controllers: [] }).listen();
    const old = await rawConnection(Number(new URL(url).port));
    await old.write('GET /openapi.json HTTP/1.0\r\n\r\n');
    expect((await old.answer()).status).toBe(200);
    await close();
  });

  test('is no larger than the server takes', async () => {
    expect((await ask(['Host: a', `x: ${'y'.repeat(900)}`], { maxHeaderSize: 1000 }))[0]).toBe(200);
    expect((await ask(['Host: a', `x: ${'y'.repeat(1100)}`], { maxHeaderSize: 1000 }))[0]).toBe(431);
  });

  test('comes in time, and so does the body', async () => {
    const { url, close } = await createApp({ title: 'Heads', version: '1', controllers: [] }).listen(0, '127.0.0.1', {
      headersTimeout: 50,
      requestTimeout: 0,
    });
    const slow = await rawConnection(Number(new URL(url).port));
    await slow.write('GET / HTTP/1.1\r\nHost:');
    expect(await slow.answer()).toMatchObject({ status: 408 });
    await close();
  });
});

test('a client that ends its side behind its request is answered', async () => {
  const app = createApp({ title: 'Half', version: '1', controllers: [] });
  app.koa.use(async (ctx) => {
    await delay(50);
    ctx.body = 'late';
  });
  const { url, close } = await app.listen();
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true });
  socket.end('GET / HTTP/1.1\r\nHost: a\r\n\r\n');
  expect(await text(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n[\s\S]*\r\n\r\nlate$/);
  await close();
});
