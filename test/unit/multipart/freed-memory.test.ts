import { createCipheriv, createHash } from 'node:crypto';
import { once } from 'node:events';
import { open, readFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { Controller, createApi, FileMetadata, type FileParts, FileStream, Post, Returns, type Storage } from '@modern-rest/core';
import { createKoa } from '@modern-rest/koa';
import { folderStorage, multipartParser, temporaryStorage, UploadedFile } from '@modern-rest/multipart';
import { IsOptional, IsString } from 'class-validator';
import type { Middleware } from 'koa';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { useFreshFolders } from './fresh-folders.ts';
import { CONTENT_TYPE, file, form } from './raw-form.ts';
import { uploadApi } from './upload-api.ts';

const folders = useFreshFolders();

const noise = createCipheriv('aes-128-ctr', Buffer.alloc(16), Buffer.alloc(16)).update(Buffer.alloc(3_000_000));
/** A GIF as far as its first bytes show. */
const content = Buffer.concat([Buffer.from('GIF89a'), noise]);
const body = form([file('file', 'a.gif', content)]);

class Described extends UploadedFile {
  @IsOptional() @IsString() declare sha256: string;
  @IsOptional() @IsString() declare detectedType: string;
}

class Files {
  @Nested() file!: Described;
}

/** The buffers that are written to disks, and their size at that time. */
async function watchDisk(): Promise<{ readonly pieces: Buffer[]; written: number }> {
  const probe = await open('/dev/null', 'w');
  const prototype = Object.getPrototypeOf(probe) as typeof probe;
  await probe.close();
  const disk = { pieces: [] as Buffer[], written: 0 };
  const real = prototype.writev;
  const spy = vi.spyOn(prototype, 'writev').mockImplementation(function (this: typeof probe, buffers) {
    for (const piece of buffers as Buffer[]) {
      disk.pieces.push(piece);
      disk.written += piece.length;
    }
    return real.call(this, buffers);
  });
  onTestFinished(() => spy.mockRestore());
  return disk;
}

interface Sent {
  readonly status: number;
  readonly answer: unknown;
}

interface Serving {
  readonly storage?: Storage;
  readonly middleware?: Middleware;
  /** Runs in the handler; the answer is its result. */
  readonly handle?: (file: Described) => Promise<string>;
}

/** Sends the body over a socket. */
async function send({ storage = temporaryStorage(), middleware, handle = async ({ sha256 }) => sha256 }: Serving, path = '/'): Promise<Sent> {
  const folder = folderStorage(folders.saved);

  @Controller('/', { parsers: [multipartParser({ storage })] })
  class SentController {
    @Post('/')
    @Returns(String)
    upload(@FileMetadata(Files) files: Files): Promise<string> {
      return handle(files.file);
    }

    @Post('/stream')
    @Returns(String)
    async stream(@FileStream(Files) parts: FileParts<Files>): Promise<string> {
      for await (const part of parts) return folder.pathOf(await part.saveTo(folder));
      return 'no file';
    }
  }
  const serializer = classValidatorSerializer();
  const koa = createKoa(createApi({ title: 'Sent', version: '1', controllers: [SentController], serializer, reportError: () => undefined }));
  if (middleware) koa.use(middleware);
  const server: Server = koa.listen(0, '127.0.0.1');
  try {
    await once(server, 'listening');
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`;
    const response = await fetch(url, { method: 'POST', headers: { 'content-type': CONTENT_TYPE }, body });
    return { status: response.status, answer: await response.json() };
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

const sha256 = createHash('sha256').update(content).digest('hex');
const freed = (pieces: readonly Buffer[]): number => pieces.filter(({ length }) => length === 0).length;

describe('the memory of a chunk', () => {
  test('is freed when the chunk is written, and the file is complete', async () => {
    const disk = await watchDisk();
    const handle = async (uploaded: Described): Promise<string> => {
      expect(content.equals(Buffer.from(await uploaded.bytes()))).toBe(true);
      return `${uploaded.detectedType} ${uploaded.sha256}`;
    };
    expect(await send({ handle })).toEqual({ status: 201, answer: `image/gif ${sha256}` });
    expect(disk.written).toBe(content.length);
    expect(freed(disk.pieces)).toBeGreaterThan(disk.pieces.length / 2);
  });

  test('is freed when a handler saves the file while it arrives', async () => {
    const disk = await watchDisk();
    const { status, answer } = await send({}, '/stream');
    expect(status).toBe(201);
    expect(content.equals(await readFile(answer as string))).toBe(true);
    expect(freed(disk.pieces)).toBeGreaterThan(disk.pieces.length / 2);
  });

  test('stays if another listener of the request has the chunk', async () => {
    const chunks: Buffer[] = [];
    const middleware: Middleware = ({ req }, next) => {
      req.on('data', (chunk) => chunks.push(chunk));
      return next();
    };
    expect(await send({ middleware })).toEqual({ status: 201, answer: sha256 });
    expect(Buffer.concat(chunks).equals(body)).toBe(true);
  });

  test('stays if a storage that wraps another one may have the chunk', async () => {
    const chunks: Buffer[] = [];
    const inner = folderStorage(folders.saved);
    const storage: Storage = {
      ...inner,
      async open(incoming, request) {
        const upload = await inner.open(incoming, request);
        return {
          ...upload,
          write(bytes) {
            chunks.push(bytes);
            return upload.write(bytes);
          },
        };
      },
    };
    expect(await send({ storage })).toEqual({ status: 201, answer: sha256 });
    expect(Buffer.concat(chunks).equals(content)).toBe(true);
  });

  test('stays if the body is not a request of Node.js', async () => {
    const chunks = cut(body, 65_536).map((chunk) => Buffer.from(chunk));
    const api = uploadApi();
    expect((await api.stream(Readable.from(chunks, { objectMode: false }))).status).toBe(201);
    expect(Buffer.concat(chunks).equals(body)).toBe(true);
  });

  test('stays if the file fits into memory', async () => {
    const storage = temporaryStorage({ memory: content.length });
    const small = uploadApi({ storage, limits: { spoolThreshold: content.length } });
    const { seen } = await small.send(body);
    expect(seen?.files['file']?.content).toBe(content.toString('base64'));
  });
});

test('chunks of any size arrive in the file in their order', async () => {
  for (const size of [1000, 16_384, 65_536, 262_144, 1_000_000]) {
    const { seen } = await uploadApi({ limits: { spoolThreshold: 500 } }).chunks(cut(body, size));
    expect(seen?.files['file']?.content === content.toString('base64')).toBe(true);
  }
});

test('nothing is written after a failed write, and the request fails', async () => {
  const disk = await watchDisk();
  const full = Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' });
  const probe = await open('/dev/null', 'w');
  const prototype = Object.getPrototypeOf(probe) as typeof probe;
  await probe.close();
  const watched = prototype.writev;
  let calls = 0;
  const spy = vi.spyOn(prototype, 'writev').mockImplementation(function (this: typeof probe, buffers) {
    calls += 1;
    return calls === 3 ? Promise.reject(full) : watched.call(this, buffers);
  });
  onTestFinished(() => spy.mockRestore());
  expect((await send({})).status).toBe(507);
  expect(calls).toBe(3);
  expect(disk.written).toBeLessThan(content.length);
});

function cut(bytes: Buffer, size: number): Buffer[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}
