import { once } from 'node:events';
import { request as httpRequest } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Configure,
  Controller,
  createApp,
  FileMetadata,
  Nested,
  Put,
  Returns,
  type RunningServer,
  rawFileParser,
  type ServerOptions,
  type Storage,
  UploadedFile,
} from 'modern-rest';
import { describe, expect, onTestFinished, test } from 'vitest';

class Files {
  @Nested()
  file!: UploadedFile;
}

/** Keeps nothing, and takes a second to delete that. */
const slowToDelete: Storage = {
  keeps: false,
  responses: [],
  open: () => ({ write: () => undefined, finish: () => ({ content: undefined }), abort: () => delay(1000) }),
};

@Controller('/')
class UploadController {
  @Put('/file')
  @Configure({ parsers: [rawFileParser()] })
  @Returns(Number)
  put(@FileMetadata(Files) { file }: Files): number {
    return file.size;
  }

  @Put('/slow-handler')
  @Configure({ parsers: [rawFileParser()] })
  @Returns(Number)
  async slowHandler(@FileMetadata(Files) { file }: Files): Promise<number> {
    await delay(1000);
    return file.size;
  }

  @Put('/slow-to-delete')
  @Configure({ parsers: [rawFileParser('application/octet-stream', { storage: slowToDelete })] })
  @Returns(Number)
  slow(@FileMetadata(Files) { file }: Files): number {
    return file.size;
  }
}

/** More than a small body. */
const LARGE = 1024 * 1024 + 1;
const BUSY = 'The server accepts no more uploads at the moment. Try again later.';

interface Client {
  /** Address of its connections. Default: 127.0.0.1. */
  readonly from?: string;
  /** `X-Forwarded-For` */
  readonly forwarded?: string;
  /** Bytes of its file that it sends before it stops. Default: 5. */
  readonly bytes?: number;
  readonly path?: string;
}

async function listening(options: ServerOptions, host = '127.0.0.1') {
  const running = await createApp({ title: 'Slots', version: '1', controllers: [UploadController] }).listen(0, host, options);
  onTestFinished(() => running.close({ grace: 0 }));
  return slots(running);
}

function slots({ server, url, close }: RunningServer) {
  const port = Number(new URL(url).port);
  /** A connection that announces a large upload, sends its beginning, and then nothing. */
  const hold = async ({ from = '127.0.0.1', forwarded, bytes = 5, path = '/file' }: Client = {}): Promise<Held> => {
    const socket = connect({ port, host: '127.0.0.1', localAddress: from });
    onTestFinished(() => void socket.destroy());
    await once(socket, 'connect');
    const proxies = forwarded === undefined ? '' : `X-Forwarded-For: ${forwarded}\r\n`;
    socket.write(`PUT ${path} HTTP/1.1\r\nHost: a\r\n${proxies}Content-Type: application/octet-stream\r\nContent-Length: ${LARGE}\r\n\r\n`);
    socket.write(Buffer.alloc(bytes));
    return held(socket, LARGE - bytes);
  };
  /** Uploads a large file. Resolves with the status and the message of an error. */
  const upload = async ({ from = '127.0.0.1', forwarded }: Client = {}): Promise<readonly [number, string?]> => {
    const headers = {
      'content-type': 'application/octet-stream',
      'content-length': LARGE,
      ...(forwarded !== undefined && { 'x-forwarded-for': forwarded }),
    };
    const sent = httpRequest({ port, host: '127.0.0.1', localAddress: from, path: '/file', method: 'PUT', headers, agent: false });
    sent.end(Buffer.alloc(LARGE));
    const [response] = await once(sent, 'response');
    const text = (await response.setEncoding('utf8').toArray()).join('');
    return response.statusCode === 200 ? [200] : [response.statusCode, JSON.parse(text).detail[0].msg];
  };
  return { hold, upload, close, server };
}

interface Held {
  readonly socket: Socket;
  /** What the server has answered so far. */
  answer(): string;
  /** Sends more of the file. */
  send(bytes: number): void;
  /** Sends the rest of the file. */
  finish(): void;
}

function held(socket: Socket, size: number): Held {
  let left = size;
  const send = (bytes: number): void => {
    left -= bytes;
    socket.write(Buffer.alloc(bytes));
  };
  let text = '';
  socket.setEncoding('utf8').on('error', () => undefined);
  socket.on('data', (chunk: string) => {
    text += chunk;
  });
  return { socket, answer: () => text, send, finish: () => send(left) };
}

/** Waits until the server has received requests. */
async function times<T>(count: number, make: (index: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let index = 0; index < count; index += 1) made.push(await make(index));
  await delay(50);
  return made;
}

describe('F3: the slots of one client', () => {
  const options: ServerOptions = { maxUploads: 6, slowUploadRate: 0, uploadWait: 0 };

  test('are three quarters of all slots by default', async () => {
    const { hold, upload } = await listening({ ...options, maxUploads: 4 });
    await times(3, () => hold());
    expect(await upload()).toEqual([503, BUSY]);
    expect(await upload({ from: '127.0.0.2' })).toEqual([200]);
  });

  test('are an option, and free again when an upload ends in any way', async () => {
    const { hold, upload } = await listening({ ...options, maxUploadsPerClient: 2 });
    const [first, second] = await times(2, () => hold());
    expect(await upload()).toEqual([503, BUSY]);
    first?.finish();
    await expect.poll(() => first?.answer()).toContain('200 OK');
    expect(await upload()).toEqual([200]);
    await times(1, () => hold());
    expect(await upload()).toEqual([503, BUSY]);
    second?.socket.destroy();
    await expect.poll(() => upload()).toEqual([200]);
  });

  test('are no more than all slots together', async () => {
    const { hold, upload } = await listening({ ...options, maxUploads: 2, maxUploadsPerClient: 5 });
    await times(2, (index) => hold({ from: `127.0.0.${index + 2}` }));
    expect(await upload()).toEqual([503, BUSY]);
  });

  const one = { ...options, maxUploadsPerClient: 1, trustedProxies: 1 };
  test.each([
    ['one address', '192.0.2.1', '192.0.2.1'],
    ['an IPv4 address within IPv6', '192.0.2.1', '::ffff:192.0.2.1'],
    ['two addresses of one IPv6 network', '2001:db8:1:2::1', '2001:0db8:1:2:ffff::2'],
    ['an address after what the client has written', '10.1.1.1, 192.0.2.1', '10.2.2.2,192.0.2.1'],
    ['no address and an invalid one, which are the connection', '', 'unknown'],
  ])('belong to one client: %s', async (_what, first, second) => {
    const { hold, upload } = await listening(one);
    await times(1, () => hold({ forwarded: first }));
    expect(await upload({ forwarded: second })).toEqual([503, BUSY]);
  });

  test.each([
    ['two addresses', '192.0.2.1', '192.0.2.2'],
    ['two IPv6 networks', '2001:db8:1:2::1', '2001:db8:1:3::1'],
    ['an address before that of the proxy', '192.0.2.1, 10.0.0.1', '192.0.2.1, 10.0.0.2'],
  ])('belong to two clients: %s', async (_what, first, second) => {
    const { hold, upload } = await listening(one);
    await times(1, () => hold({ forwarded: first }));
    expect(await upload({ forwarded: second })).toEqual([200]);
  });

  test('are counted by the connection unless proxies are trusted, and by the place of the proxy if there are several', async () => {
    const untrusting = await listening({ ...one, trustedProxies: 0 });
    await times(1, () => untrusting.hold({ forwarded: '192.0.2.1' }));
    expect(await untrusting.upload({ forwarded: '192.0.2.2' })).toEqual([503, BUSY]);

    const behindTwo = await listening({ ...one, trustedProxies: 2 });
    await times(1, () => behindTwo.hold({ forwarded: '10.9.9.9, 192.0.2.1, 10.0.0.1' }));
    expect(await behindTwo.upload({ forwarded: '10.8.8.8, 192.0.2.1, 10.0.0.2' })).toEqual([503, BUSY]);
    expect(await behindTwo.upload({ forwarded: '10.9.9.9, 192.0.2.2, 10.0.0.1' })).toEqual([200]);
  });
});

describe('F3: an upload that finds no slot', () => {
  const options: ServerOptions = { maxUploads: 1, maxUploadsPerClient: 1, slowUploadRate: 0 };

  test('waits, and starts when a slot is free', async () => {
    const { hold, upload } = await listening({ ...options, uploadWait: 60_000 });
    const [first] = await times(1, () => hold());
    const waiting = upload();
    await delay(100);
    first?.finish();
    expect(await waiting).toEqual([200]);
  });

  test('gets 503 with Retry-After when it has waited long enough', async () => {
    const { hold } = await listening({ ...options, uploadWait: 200 });
    const [, second] = await times(2, () => hold());
    expect(second?.answer()).toBe('');
    await expect.poll(() => second?.answer()).toMatch(/^HTTP\/1.1 503 [\s\S]*retry-after: 1\r\n[\s\S]*accepts no more uploads/);
  });

  test('leaves its place when its client leaves', async () => {
    const { hold, upload } = await listening({ ...options, uploadWait: 60_000 });
    const [first, second] = await times(2, () => hold());
    second?.socket.destroy();
    const waiting = upload();
    await delay(100);
    first?.finish();
    expect(await waiting).toEqual([200]);
  });

  test('gets 503 immediately if four wait for each slot', async () => {
    const { hold, upload } = await listening({ ...options, uploadWait: 60_000 });
    await times(5, () => hold());
    expect(await upload()).toEqual([503, BUSY]);
  });

  test('gets 503 when the server closes', async () => {
    const { hold, close } = await listening({ ...options, uploadWait: 60_000 });
    const [first, second] = await times(2, () => hold());
    const closed = close();
    await expect.poll(() => second?.answer()).toContain('The server is shutting down');
    first?.finish();
    second?.finish();
    await closed;
    await expect.poll(() => first?.answer()).toContain('200 OK');
  });

  test('starts before others of a client that holds more slots, and before those that have sent less', async () => {
    const { hold } = await listening({ ...options, maxUploads: 2, maxUploadsPerClient: 2, uploadWait: 60_000 });
    const [first] = await times(2, () => hold());
    const order: string[] = [];
    const waiting = await times(3, async (index) => {
      return hold({ from: index === 1 ? '127.0.0.2' : '127.0.0.1', bytes: index === 2 ? 5000 : 5 });
    });
    for (const [index, { socket }] of waiting.entries()) socket.once('data', () => order.push(`answer ${index}`));
    for (const client of waiting) client.finish();
    await delay(50);
    first?.finish();
    await expect.poll(() => order).toHaveLength(3);
    expect(order).toEqual(['answer 1', 'answer 2', 'answer 0']);
  });
});

describe('F3: a slow upload', () => {
  const options: ServerOptions = { maxUploads: 2, maxUploadsPerClient: 2, uploadWait: 60_000 };

  test('gives way to one that waits, the slowest first, and gets 408', async () => {
    const { hold, upload } = await listening(options);
    const [slow, slower] = await times(2, () => hold());
    slow?.send(2000);
    // Rates are known after 300 ms.
    await delay(500);
    expect(await upload()).toEqual([200]);
    await expect.poll(() => slower?.answer()).toMatch(/^HTTP\/1.1 408 [\s\S]*The body arrived too slowly/);
    slow?.finish();
    await expect.poll(() => slow?.answer()).toContain('200 OK');
  });

  test('gives way to one of the same client only, if that holds its share', async () => {
    const { hold, upload } = await listening({ ...options, maxUploads: 4, maxUploadsPerClient: 1 });
    const [own, other] = await times(2, (index) => hold({ from: `127.0.0.${index + 2}` }));
    own?.send(2000);
    await delay(500);
    expect(await upload({ from: '127.0.0.2' })).toEqual([200]);
    await expect.poll(() => own?.answer()).toContain('408');
    other?.finish();
    await expect.poll(() => other?.answer()).toContain('200 OK');
  });

  test('keeps its slot while no other waits', async () => {
    const { hold } = await listening(options);
    const held = await times(2, () => hold());
    await delay(700);
    for (const client of held) client.finish();
    for (const client of held) await expect.poll(() => client.answer()).toContain('200 OK');
  });

  test('keeps its slot if it is not slow', async () => {
    const { hold, upload } = await listening({ ...options, slowUploadRate: 100, uploadWait: 700 });
    const held = await times(2, () => hold());
    const sending = setInterval(() => {
      for (const { send } of held) send(1000);
    }, 50);
    onTestFinished(() => clearInterval(sending));
    expect(await upload()).toEqual([503, BUSY]);
    expect(held.map(({ answer }) => answer())).toEqual(['', '']);
  });

  test('keeps its slot when it has arrived, however long its handler takes', async () => {
    const { hold, upload } = await listening({ ...options, maxUploads: 1, maxUploadsPerClient: 1, uploadWait: 500 });
    const [arrived] = await times(1, () => hold({ path: '/slow-handler' }));
    arrived?.finish();
    expect(await upload()).toEqual([503, BUSY]);
    await expect.poll(() => arrived?.answer()).toContain('200 OK');
  });

  test('is ended once, however long its storage takes to delete the file', async () => {
    const { hold } = await listening({ ...options, uploadWait: 60_000 });
    const slow = await times(2, () => hold({ path: '/slow-to-delete' }));
    await delay(500);
    await times(1, () => hold());
    await delay(300);
    expect(slow.filter(({ answer }) => answer().includes('408'))).toHaveLength(1);
  });

  test('through a Unix socket belongs to one client', async () => {
    const { server } = await listening({ maxUploads: 4, maxUploadsPerClient: 1, slowUploadRate: 0, uploadWait: 0, trustedProxies: 1 });
    const path = join(tmpdir(), `upload-slots-${process.pid}.sock`);
    const unix = createServer((socket) => void server.emit('connection', socket)).listen(path);
    onTestFinished(() => void unix.close());
    await once(unix, 'listening');
    const open = async (): Promise<Held> => {
      const socket = connect(path);
      onTestFinished(() => void socket.destroy());
      await once(socket, 'connect');
      socket.write(`PUT /file HTTP/1.1\r\nHost: a\r\nContent-Type: application/octet-stream\r\nContent-Length: ${LARGE}\r\n\r\n`);
      return held(socket, LARGE);
    };
    await open();
    await delay(50);
    const second = await open();
    await expect.poll(() => second.answer()).toContain('503 Service Unavailable');
  });
});
