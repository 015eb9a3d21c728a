import { once } from 'node:events';
import { Body, Context, Controller, createApp, Get, Post, type RequestContext, Returns, type RunningServer } from 'modern-rest';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type RawConnection, rawConnection } from '../real/raw-connection.ts';
import { rawHead } from '../real/raw-form.ts';

const MiB = 1024 * 1024;
/** Of a chunk, and of the body. */
const END = '\r\n0\r\n\r\n';

@Controller('/', { limits: { jsonBody: 10 } })
class EchoController {
  @Post('/echo')
  @Returns(String)
  echo(@Body(String) text: string): string {
    return text;
  }

  @Post('/count')
  @Returns(Number)
  async count(@Context() { body }: RequestContext): Promise<number> {
    let bytes = 0;
    body.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
    });
    await once(body, 'end');
    return bytes;
  }

  @Get('/hello')
  @Returns(String)
  hello(): string {
    return 'hello';
  }
}

let running: RunningServer;
beforeEach(async () => {
  running = await createApp({ title: 'Echo', version: '1', controllers: [EchoController] }).listen();
});
afterEach(async () => {
  vi.useRealTimers();
  await running.close();
});

function connect(): Promise<RawConnection> {
  return rawConnection(Number(new URL(running.url).port));
}

/** A connection of which a body was refused that is still being sent, in a chunk of `size` bytes. */
async function refused(size: number, ...headers: readonly string[]): Promise<RawConnection> {
  const connection = await connect();
  await connection.write(rawHead('POST', '/echo', ['Content-Type: application/json', 'Transfer-Encoding: chunked', ...headers]));
  await connection.write(`14\r\n"${'x'.repeat(18)}"\r\n${size.toString(16)}\r\n`);
  expect((await connection.answer()).status).toBe(413);
  return connection;
}

/** A connection of which a body was refused by its announced length alone. */
async function refusedUnread(size: number): Promise<RawConnection> {
  const connection = await connect();
  await connection.write(rawHead('POST', '/echo', ['Content-Type: application/json', `Content-Length: ${size}`]));
  expect((await connection.answer()).status).toBe(413);
  return connection;
}

/** The same in a time that the test makes pass. */
async function refusedInFakeTime(): Promise<RawConnection> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const connection = await refused(100);
  while (vi.getTimerCount() === 0) await new Promise(setImmediate);
  return connection;
}

async function expectHello(connection: RawConnection): Promise<void> {
  await connection.write(rawHead('GET', '/hello', []));
  expect(await connection.answer()).toMatchObject({ status: 200, body: '"hello"' });
}

describe('the rest of a body that was answered early', () => {
  test('is dropped, and the connection takes the next request', async () => {
    const connection = await refused(MiB);
    await connection.write(Buffer.alloc(MiB));
    await connection.write(END);
    await expectHello(connection);
    await connection.abort('FIN');
  });

  test('is dropped before the connection is closed for a client that wants it closed', async () => {
    const connection = await refused(32 * MiB, 'Connection: close');
    // A closed connection would be noticed on the way.
    for (let sent = 0; sent < 32; sent++) await connection.write(Buffer.alloc(MiB));
    await connection.write(END);
    await expect(connection.answer()).rejects.toThrow('The connection has ended after: ""');
  });

  test.each([
    ['that was being read', () => refused(1024 * MiB)],
    ['that nobody began to read', () => refusedUnread(1024 * MiB)],
  ])('may be 64 MiB of a body %s; then the connection is closed', async (_, refuse) => {
    const connection = await refuse();
    const piece = Buffer.alloc(MiB);
    let sent = 0;
    const flood = async (): Promise<void> => {
      for (; sent < 256; sent++) await connection.write(piece);
    };
    await expect(flood()).rejects.toThrow();
    expect(sent).toBeGreaterThanOrEqual(64);
  });

  test('may take 10 s; then the connection is closed', async () => {
    const connection = await refusedInFakeTime();
    vi.advanceTimersByTime(9999);
    expect(vi.getTimerCount()).toBe(1);
    vi.advanceTimersByTime(1);
    await expect(connection.answer()).rejects.toThrow('The connection has ended');
  });

  test('is waited for no longer than it takes', async () => {
    const connection = await refusedInFakeTime();
    await connection.write('x'.repeat(100) + END);
    await expectHello(connection);
    expect(vi.getTimerCount()).toBe(0);
    await connection.abort('FIN');
  });

  test('may never come: the client is gone, and the server serves others', async () => {
    const gone = await refused(100);
    await gone.abort('RST');
    const other = await connect();
    await expectHello(other);
    await other.abort('FIN');
  });
});

describe('a client that asks before it sends its body', () => {
  const asking = (type: string): string => rawHead('POST', '/echo', [`Content-Type: ${type}`, 'Content-Length: 3', 'Expect: 100-continue']);

  test('is told to where the body is read', async () => {
    const connection = await connect();
    await connection.write(asking('application/json'));
    expect((await connection.answer()).status).toBe(100);
    await connection.write('"x"');
    expect(await connection.answer()).toMatchObject({ status: 201, body: '"x"' });
    await connection.abort('FIN');
  });

  test('is refused without sending it where the head is enough, and is not told to afterwards', async () => {
    const connection = await connect();
    await connection.write(asking('text/plain'));
    expect((await connection.answer()).status).toBe(415);
    await expect(connection.answer()).rejects.toThrow('The connection has ended after: ""');
  });

  test('is told to where a handler reads the body by itself', async () => {
    const connection = await connect();
    await connection.write(rawHead('POST', '/count', ['Content-Length: 3', 'Expect: 100-continue']));
    expect((await connection.answer()).status).toBe(100);
    await connection.write('"x"');
    expect(await connection.answer()).toMatchObject({ status: 201, body: '3' });
    await connection.abort('FIN');
  });

  test('is not told to in the middle of an answer', async () => {
    const app = createApp({ title: 'Echo', version: '1', controllers: [EchoController] });
    app.koa.use(async (ctx) => {
      ctx.respond = false;
      const { req, res } = ctx;
      res.writeHead(200, { 'content-length': 3 }).flushHeaders();
      await once(req, 'data');
      res.end('end');
    });
    const { url, close } = await app.listen();
    const connection = await rawConnection(Number(new URL(url).port));
    await connection.write(`${asking('application/json')}"x"`);
    expect(await connection.answer()).toMatchObject({ status: 200, body: 'end' });
    await connection.abort('FIN');
    await close();
  });
});
