import { connect } from 'node:net';
import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { Body, Controller, createApp, Post, Returns, type ServerOptions } from 'modern-rest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type RawAnswer, rawConnection } from '../real/raw-connection.ts';

test.each(['http://', 'http://[', 'http://[::1/openapi.json', '*'])('a target that is no URL is at no path: %s', async (target) => {
  const { url, close } = await createApp({ title: 'Malformed', version: '1', controllers: [] }).listen();
  const connection = await rawConnection(Number(new URL(url).port));
  await connection.write(`OPTIONS ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  const { status, body } = await connection.answer();
  expect([status, JSON.parse(body)]).toEqual([404, { detail: [{ msg: 'There is nothing at this path', type: 'not_found' }] }]);
  await connection.abort('FIN');
  await close();
});

test('an error without a code gets the general answer', async () => {
  const { server, close } = await createApp({ title: 'Malformed', version: '1', controllers: [] }).listen();
  const socket = new PassThrough();
  server.emit('clientError', new Error('who knows'), socket);
  expect(await text(socket)).toMatch(
    /^HTTP\/1\.1 400 Bad Request\r\n[\s\S]*\{"detail":\[\{"msg":"The request is not valid HTTP: its request line, a header field or a chunk of its body is malformed","type":"value_error"\}\]\}$/,
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
  const headers = (count: number) => Array.from({ length: count }, (_, index) => `${index % 10}:1`);

  test('has 100 fields at most, or as many as the server takes, and none of them is lost', async () => {
    expect(await ask(['Host: a', ...headers(99)])).toEqual([200, undefined]);
    for (const count of [100, 999, 1000, 1100, 1999, 2000, 2300])
      expect(await ask(['Host: a', ...headers(count)])).toEqual([431, 'The request must not have more than 100 headers']);
    expect(await ask(['Host: a', ...headers(3)], { maxHeaders: 3 })).toEqual([431, 'The request must not have more than 3 headers']);
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

describe('G1: malformed HTTP gets one answer from every version of Node.js', () => {
  const LINE = 'its request line, a header field or a chunk of its body is malformed';
  const FRAMING = 'its Content-Length or Transfer-Encoding is invalid';
  const post = (head: string, body = ''): string => `POST /notes HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\n${head}\r\n\r\n${body}`;
  const chunked = (body: string): string => post('Transfer-Encoding: chunked', body);

  test.each([
    ['no request at all', 'nonsense\r\n\r\n', 'it does not start with a known method'],
    ['a TLS handshake', '\x16\x03\x01\x02\x00\x01\x00', 'it does not start with a known method'],
    ['an unknown method', 'FETCH / HTTP/1.1\r\nHost: a\r\n\r\n', 'it does not start with a known method'],
    ['a control character in the URL', 'GET /\x01 HTTP/1.1\r\nHost: a\r\n\r\n', 'its URL has invalid characters'],
    ['a blank in the URL', 'GET /a b HTTP/1.1\r\nHost: a\r\n\r\n', LINE],
    ['another protocol', 'GET / ICY/1.1\r\nHost: a\r\n\r\n', LINE],
    ['lines that end with LF', 'GET / HTTP/1.1\nHost: a\n\n', LINE],
    ['a field without a colon', 'GET / HTTP/1.1\r\nHost: a\r\nXb\r\n\r\n', LINE],
    ['a NUL in a field', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\0b\r\n\r\n', LINE],
    ['a field on two lines', 'GET / HTTP/1.1\r\nHost: a\r\nX: a\r\n b\r\n\r\n', LINE],
    ['a field that ends with CR', 'GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n', LINE],
    ['a length that is not a number', post('Content-Length: x'), FRAMING],
    ['two lengths', post('Content-Length: 1\r\nContent-Length: 1', '1'), FRAMING],
    ['a length that is too large', post(`Content-Length: ${'9'.repeat(30)}`), FRAMING],
    ['a length and chunks', post('Content-Length: 1\r\nTransfer-Encoding: chunked', '0\r\n\r\n'), FRAMING],
    ['chunks and a length', post('Transfer-Encoding: chunked\r\nContent-Length: 1', '0\r\n\r\n'), FRAMING],
    ['chunks that are not the last encoding', post('Transfer-Encoding: chunked, gzip', '0\r\n\r\n'), FRAMING],
    ['a chunk without a size', chunked('zz\r\n'), LINE],
    ['a chunk that is longer than its size', chunked('1\r\nxx\r\n0\r\n\r\n'), LINE],
    ['a chunk that ends with LF', chunked('1\r\nx\n0\r\n\r\n'), LINE],
    ['a chunk size that ends with LF', chunked('1\nx\r\n0\r\n\r\n'), LINE],
    ['a trailer without a colon', chunked('1\r\n1\r\n0\r\nX y\r\n\r\n'), LINE],
  ])('%s', async (_, request, reason) => {
    const { status, body } = await answerOf(request);
    expect([status, JSON.parse(body)]).toEqual([400, { detail: [{ msg: `The request is not valid HTTP: ${reason}`, type: 'value_error' }] }]);
  });

  test.each([
    ['the head', 'GET / HTTP/1.1\r\nHos'],
    ['a body', post('Content-Length: 5', '1')],
    ['a chunk', chunked('5\r\n1')],
  ])('a request that ends within %s', async (_, request) => {
    const { url, close } = await notes().listen();
    onTestFinished(() => close());
    const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1', allowHalfOpen: true });
    socket.end(request);
    expect(await text(socket)).toContain('The request is not valid HTTP: it ends too early');
  });

  test.each([
    ['chunk extensions', chunked(`1;a=${'b'.repeat(20_000)}\r\n1\r\n`), 413, 'The chunk extensions of the body are too large'],
    ['a URL', `GET /${'a'.repeat(20_000)} HTTP/1.1\r\nHost: a\r\n\r\n`, 431, 'The header of the request is too large'],
    ['a trailer', chunked(`0\r\nX: ${'y'.repeat(20_000)}\r\n\r\n`), 431, 'The header of the request is too large'],
  ] as const)('%s of 20,000 bytes', async (_, request, status, msg) => {
    const answer = await answerOf(request);
    expect([answer.status, JSON.parse(answer.body)]).toEqual([status, { detail: [{ msg, type: 'value_error' }] }]);
  });

  test('1,000 trailers are not counted as header fields', async () => {
    expect(await answerOf(chunked(`1\r\n1\r\n0\r\n${'a:1\r\n'.repeat(1000)}\r\n`))).toMatchObject({ status: 201, body: '1' });
  });

  async function answerOf(request: string): Promise<RawAnswer> {
    const { url, close } = await notes().listen();
    onTestFinished(() => close());
    const connection = await rawConnection(Number(new URL(url).port));
    await connection.write(Buffer.from(request, 'latin1'));
    return connection.answer();
  }
});

@Controller('/notes')
class NoteController {
  @Post()
  @Returns(Number)
  add(@Body(Number) note: number): number {
    return note;
  }
}

function notes(): ReturnType<typeof createApp> {
  return createApp({ title: 'Notes', version: '1', controllers: [NoteController] });
}

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
