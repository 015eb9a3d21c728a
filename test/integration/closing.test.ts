import { readdir } from 'node:fs/promises';
import { connect } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import {
  Configure,
  Context,
  Controller,
  createApp,
  FileMetadata,
  Get,
  Nested,
  Put,
  type RequestContext,
  Returns,
  rawFileParser,
  UploadedFile,
} from 'modern-rest';
import { describe, expect, test } from 'vitest';
import { rawConnection } from '../real/raw-connection.ts';
import { useFreshFolders } from '../unit/multipart/fresh-folders.ts';

const folders = useFreshFolders();

class Files {
  @Nested()
  file!: UploadedFile;
}

/** A server with an upload, and an endpoint that answers when it is told to. */
async function running() {
  let answer: () => void = () => undefined;
  const signals: AbortSignal[] = [];

  @Controller('/')
  class ClosingController {
    @Put('/file')
    @Configure({ parsers: [rawFileParser()], limits: { spoolThreshold: 10 } })
    @Returns(String)
    put(@FileMetadata(Files) { file }: Files): string {
      return `${file.size} bytes`;
    }

    @Get('/slow')
    @Returns(String)
    async slow(@Context() { signal }: RequestContext): Promise<string> {
      signals.push(signal);
      await new Promise<void>((resolve) => {
        answer = resolve;
      });
      return 'done';
    }
  }
  const { url, close } = await createApp({ title: 'Closing', version: '1', controllers: [ClosingController] }).listen();
  const port = Number(new URL(url).port);
  return { url, port, close, signals, answer: () => answer() };
}

const SLOW = 'GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n';
const upload = (size: number) => `PUT /file HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: ${size}\r\n\r\n`;

describe('closing a server', () => {
  test('takes no more connections, lets what is under way end, and ends the idle ones', async () => {
    const { port, close, signals, answer } = await running();
    const [slow, half, idle] = [await rawConnection(port), await rawConnection(port), await rawConnection(port)];
    await slow.write(SLOW);
    await half.write(upload(20) + 'x'.repeat(15));
    await expect.poll(() => signals.length).toBe(1);
    await expect.poll(() => readdir(folders.temporary)).toHaveLength(1);

    const closed = close();
    await expect(rawConnection(port)).rejects.toThrow('ECONNREFUSED');
    await expect(idle.answer()).rejects.toThrow('has ended');
    await half.write('x'.repeat(5));
    expect(await half.answer()).toMatchObject({ status: 200, body: '"20 bytes"' });
    answer();
    expect(await slow.answer()).toMatchObject({ status: 200, body: '"done"' });
    await closed;
    expect(signals[0]?.aborted).toBe(false);
    expect(await readdir(folders.temporary)).toEqual([]);
  });

  test('refuses what is asked meanwhile, in the model of errors', async () => {
    const { port, close, signals, answer } = await running();
    const connection = await rawConnection(port);
    await connection.write(SLOW);
    await expect.poll(() => signals.length).toBe(1);
    const closed = close();
    await connection.write(SLOW);
    await delay(30);
    answer();
    expect((await connection.answer()).status).toBe(200);
    const refused = await connection.answer();
    expect([refused.status, refused.headers['retry-after'], JSON.parse(refused.body)]).toEqual([
      503,
      '1',
      { detail: [{ msg: 'The server is shutting down', type: 'internal_error' }] },
    ]);
    expect(signals).toHaveLength(1);
    await closed;
  });

  test('cuts off what is not over in time, and leaves nothing of it behind', async () => {
    const { port, close, signals, answer } = await running();
    const [slow, half] = [await rawConnection(port), await rawConnection(port)];
    await slow.write(SLOW);
    await half.write(upload(20) + 'x'.repeat(15));
    await expect.poll(() => signals.length).toBe(1);
    await expect.poll(() => readdir(folders.temporary)).toHaveLength(1);
    signals[0]?.addEventListener('abort', answer);

    await close({ grace: 50 });
    expect([signals[0]?.aborted, await readdir(folders.temporary)]).toEqual([true, []]);
    await expect(half.answer()).rejects.toThrow('has ended');
    await expect(slow.answer()).rejects.toThrow('has ended');
  });

  test('does not wait for a handler that never ends', async () => {
    const { port, close, signals } = await running();
    const slow = await rawConnection(port);
    await slow.write(SLOW);
    await expect.poll(() => signals.length).toBe(1);
    await close({ grace: 0 });
    expect(signals[0]?.aborted).toBe(true);
  });

  test('is one closing, however often it is asked for', async () => {
    const { port, close } = await running();
    await Promise.all([close(), close({ grace: 0 })]);
    await close();
    await expect(new Promise((resolve, reject) => connect(port, '127.0.0.1', () => resolve(undefined)).on('error', reject))).rejects.toThrow();
  });
});
