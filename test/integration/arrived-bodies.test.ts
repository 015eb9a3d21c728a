import { createHash } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { IsInt } from 'class-validator';
import {
  Body,
  base64Files,
  Controller,
  createApp,
  FileMetadata,
  jsonParser,
  memoryStorage,
  multipartParser,
  Nested,
  Post,
  Returns,
  type RunningServer,
  rawFileParser,
  type Storage,
  UploadedFile,
  urlencodedParser,
} from 'modern-rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type RawAnswer, rawConnection } from '../real/raw-connection.ts';
import { rawForm, rawHead } from '../real/raw-form.ts';

class Item {
  @IsInt()
  id!: number;
}

class Files {
  @Nested(() => UploadedFile)
  file!: UploadedFile;
}

const memory = memoryStorage();

/** A storage that waits before each step, or fails at one of them, at once or later. */
function storageThat(behaves: 'waits' | 'throws' | 'rejects'): Storage {
  return {
    ...memory,
    open(file, request) {
      const upload = memory.open(file, request) as Awaited<ReturnType<Storage['open']>>;
      const fail = (): void => {
        throw new Error('broken');
      };
      return {
        ...upload,
        async finish(sha256) {
          await wait(1);
          return upload.finish(sha256);
        },
        ...(behaves !== 'waits' && { write: behaves === 'throws' ? fail : () => wait(1).then(fail) }),
      };
    },
  };
}

const STORAGES = { memory, waiting: storageThat('waits'), throwing: storageThat('throws'), rejecting: storageThat('rejects') };

const controllers = Object.entries(STORAGES).map(([name, storage]) => {
  const parsers = [multipartParser({ storage }), rawFileParser('text/plain', { storage }), base64Files(jsonParser(), { storage })];

  @Controller(`/files/${name}`, { parsers })
  class FileController {
    @Post()
    @Returns(Number, { status: 200 })
    size(@FileMetadata(Files) { file }: Files): number {
      return file.size;
    }
  }
  return FileController;
});

@Controller('/items', { parsers: [jsonParser(), urlencodedParser()], limits: { jsonBody: 40, urlencodedBody: 40 } })
class ItemController {
  @Post()
  @Returns(Item, { status: 200 })
  echo(@Body(Item) item: Item): Item {
    return item;
  }
}

let running: RunningServer;
beforeAll(async () => {
  running = await createApp({ title: 'Arrived', version: '1', controllers: [...controllers, ItemController], reportError: () => undefined }).listen();
});
afterAll(() => running.close());

interface Sent {
  readonly path: string;
  readonly type: string;
  readonly body: string;
  readonly headers?: readonly string[];
  readonly status: number;
}

const form = (body: string): string => rawForm('POST', '/', { file: body }).body.toString();
const FORM_TYPE = 'multipart/form-data; boundary=a-boundary-of-the-tests';
const base64 = (text: string): string => JSON.stringify({ file: Buffer.from(text).toString('base64') });
const digest = (text: string): string => `Content-Digest: sha-256=:${createHash('sha256').update(text).digest('base64')}:`;

const JSON_ITEM = { path: '/items', type: 'application/json' };
const FORM_ITEM = { path: '/items', type: 'application/x-www-form-urlencoded' };

const REQUESTS: Readonly<Record<string, Sent>> = {
  JSON: { ...JSON_ITEM, body: '{"id":7}', status: 200 },
  'JSON of the largest size': { ...JSON_ITEM, body: `{"id":7}${' '.repeat(32)}`, status: 200 },
  'JSON that is too large': { ...JSON_ITEM, body: `{"id":7}${' '.repeat(33)}`, status: 413 },
  'JSON that is malformed': { ...JSON_ITEM, body: '{"id":', status: 400 },
  'JSON that is invalid': { ...JSON_ITEM, body: '{"id":"x"}', status: 400 },
  'JSON with its digest': { ...JSON_ITEM, body: '{"id":7}', headers: [digest('{"id":7}')], status: 200 },
  'JSON with another digest': { ...JSON_ITEM, body: '{"id":7}', headers: [digest('{"id":8}')], status: 400 },
  'an urlencoded form': { ...FORM_ITEM, body: 'id=7', status: 200 },
  'an urlencoded form with another digest': { ...FORM_ITEM, body: 'id=7', headers: [digest('id=8')], status: 400 },
  'an urlencoded form that is too large': { ...FORM_ITEM, body: `id=7&x=${'y'.repeat(40)}`, status: 413 },
  ...Object.fromEntries(
    Object.keys(STORAGES).flatMap((name) => {
      const path = `/files/${name}`;
      const status = ['throwing', 'rejecting'].includes(name) ? 500 : 200;
      return [
        [`a form, storage ${name}`, { path, type: FORM_TYPE, body: form('bytes'), status }],
        [`a raw file, storage ${name}`, { path, type: 'text/plain', body: 'bytes', status }],
        [`base64, storage ${name}`, { path, type: 'application/json', body: base64('bytes'), status }],
        [`an incomplete form, storage ${name}`, { path, type: FORM_TYPE, body: form('bytes').slice(0, -6), status: Math.max(status, 400) }],
        [
          `a form with another digest, storage ${name}`,
          { path, type: FORM_TYPE, body: form('bytes'), headers: [digest('x')], status: Math.max(status, 400) },
        ],
        [
          `a raw file with another digest, storage ${name}`,
          { path, type: 'text/plain', body: 'bytes', headers: [digest('x')], status: Math.max(status, 400) },
        ],
      ] as const;
    }),
  ),
};

const DELIVERIES: Readonly<Record<string, (sent: Sent) => string[]>> = {
  'with its head': ({ path, type, body, headers = [] }) => [
    `${rawHead('POST', path, [`Content-Type: ${type}`, `Content-Length: ${body.length}`, ...headers])}${body}`,
  ],
  'after its head': ({ path, type, body, headers = [] }) => [
    rawHead('POST', path, [`Content-Type: ${type}`, `Content-Length: ${body.length}`, ...headers]),
    body,
  ],
  'in pieces': ({ path, type, body, headers = [] }) => [
    rawHead('POST', path, [`Content-Type: ${type}`, `Content-Length: ${body.length}`, ...headers]) + body.slice(0, 3),
    body.slice(3),
  ],
  'in a chunk, with its head': ({ path, type, body, headers = [] }) => [
    `${rawHead('POST', path, [`Content-Type: ${type}`, 'Transfer-Encoding: chunked', ...headers])}${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
  ],
};

async function send(pieces: readonly string[]): Promise<RawAnswer> {
  const connection = await rawConnection(Number(new URL(running.url).port));
  for (const [index, piece] of pieces.entries()) {
    if (index > 0) await wait(5);
    await connection.write(piece);
  }
  const answer = await connection.answer();
  await connection.abort('FIN');
  return answer;
}

describe.each(Object.entries(REQUESTS))('%s', (_, request) => {
  test.each(Object.entries(DELIVERIES))('%s is answered alike', async (_, deliver) => {
    const { status, body } = await send(deliver(request));
    expect(status).toBe(request.status);
    expect(body).toBe((await send(DELIVERIES['after its head']?.(request) as string[])).body);
  });
});
