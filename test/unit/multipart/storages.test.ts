import { spawnSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { type FileHandle, mkdir, open, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import {
  Controller,
  compileApi,
  createApi,
  FileMetadata,
  isRestError,
  jsonParser,
  type Limits,
  type Parser,
  Put,
  Returns,
  reply,
  type Storage,
} from '@modern-rest/core';
import { base64Files, folderStorage, memoryStorage, multipartParser, rawFileParser, temporaryStorage, UploadedFile } from '@modern-rest/multipart';
import { buildDocument } from '@modern-rest/openapi';
import { inMemory } from '@modern-rest/testing';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { useFreshFolders } from './fresh-folders.ts';
import { CONTENT_TYPE, file, form } from './raw-form.ts';
import { storageOfNothing } from './storage-of-nothing.ts';

const folders = useFreshFolders();

class Files {
  @Nested()
  file!: UploadedFile;
}

interface Tried {
  send(body: Buffer | Readable, type?: string): Promise<readonly [status: number, answer: unknown]>;
  readonly reported: readonly unknown[];
}

function tried(
  parser: Parser,
  inHandler: (file: UploadedFile) => unknown = () => undefined,
  { limits = {} }: { limits?: Partial<Limits> } = {},
): Tried {
  @Controller('/', { parsers: [parser], limits: { spoolThreshold: 1000, fileSize: 60_000_000, multipartBody: 60_000_000, ...limits } })
  class TriedController {
    @Put('/')
    @Returns(String)
    async put(@FileMetadata(Files) { file: uploaded }: Files): Promise<string> {
      return String((await inHandler(uploaded)) ?? 'taken');
    }
  }
  const reported: unknown[] = [];
  const reportError = (error: unknown): number => reported.push(error);
  const api = createApi({ title: 'Storages', version: '1', controllers: [TriedController], serializer: classValidatorSerializer(), reportError });
  const call = inMemory(api);
  const table = compileApi(api);
  return {
    reported,
    async send(body, type = 'application/octet-stream') {
      if (body instanceof Readable) {
        const request = { method: 'PUT', path: '/', queryString: '', headers: { 'content-type': type }, native: undefined } as const;
        return [(await table.handle({ ...request, body, signal: new AbortController().signal }))?.status ?? 0, undefined];
      }
      const response = await call({ method: 'PUT', url: '/', headers: { 'content-type': type }, body });
      const answer = (await response.json()) as string | { detail: { msg: string }[] };
      return [response.status, typeof answer === 'string' ? answer : answer.detail[0]?.msg];
    },
  };
}

const raw = (storage: Storage, inHandler?: (file: UploadedFile) => unknown): Tried => tried(rawFileParser(undefined, { storage }), inHandler);

/** Has disks do something else than they are told. */
async function withDisk(writev: (file: FileHandle, buffers: Buffer[]) => Promise<unknown>): Promise<void> {
  const probe = await open('/dev/null', 'w');
  const prototype = Object.getPrototypeOf(probe) as FileHandle;
  await probe.close();
  const real = prototype.writev;
  const spy = vi.spyOn(prototype, 'writev').mockImplementation(function (this: FileHandle, buffers) {
    return writev(Object.assign(Object.create(this) as FileHandle, { writev: real.bind(this) }), buffers as Buffer[]) as ReturnType<typeof real>;
  });
  onTestFinished(() => spy.mockRestore());
}

const diskError = (code: string): Error => Object.assign(new Error(code), { code });

describe('memory that all files share', () => {
  test('is given back when a request has ended, well or not', async () => {
    const storage = memoryStorage({ memory: 1000 });
    const { send } = raw(storage);
    const busy = [503, 'There is no memory for the files of the request now'];
    expect(await send(Buffer.alloc(1001))).toEqual(busy);
    expect(await send(Buffer.alloc(1000))).toEqual([200, 'taken']);
    expect(await send(Buffer.alloc(1000))).toEqual([200, 'taken']);
    const within = raw(storage, async () => (await send(Buffer.alloc(600)))[0]);
    expect(await within.send(Buffer.alloc(500))).toEqual([200, '503']);
    expect(await within.send(Buffer.alloc(400))).toEqual([200, '200']);
  });

  test('makes files go to the disk earlier where there is one', async () => {
    const storage = temporaryStorage({ memory: 500 });
    const kept = async (): Promise<number> => (await readdir(folders.temporary)).length;
    expect(await raw(storage, kept).send(Buffer.alloc(500))).toEqual([200, '0']);
    expect(await raw(storage, kept).send(Buffer.alloc(501))).toEqual([200, '1']);
    expect(await raw(storage, kept).send(Buffer.alloc(500))).toEqual([200, '0']);
  });

  test('is shared by all storages that were given none', async () => {
    const most = { limits: { spoolThreshold: 50_000_000 } };
    const kept = async (): Promise<number> => (await readdir(folders.temporary)).length;
    const other = tried(rawFileParser(), kept, most);
    const within = tried(rawFileParser(), async () => (await other.send(Buffer.alloc(30_000_000)))[1], most);
    expect(await within.send(Buffer.alloc(30_000_000))).toEqual([200, '0']);
    expect(await within.send(Buffer.alloc(40_000_000))).toEqual([200, '1']);
    expect(await within.send(Buffer.alloc(30_000_000))).toEqual([200, '0']);
  });

  test('has a size', () => {
    for (const memory of [-1, 0.5, Number.NaN]) {
      expect(() => memoryStorage({ memory })).toThrow(new RangeError(`memory is ${memory}: it has to be a whole number of bytes, or Infinity`));
      expect(() => temporaryStorage({ memory })).toThrow(RangeError);
      expect(() => temporaryStorage({ freeDisk: memory })).toThrow(RangeError);
      expect(() => folderStorage('x', { freeDisk: memory })).toThrow(RangeError);
    }
    expect(() => memoryStorage({ memory: Number.POSITIVE_INFINITY })).not.toThrow();
  });
});

describe('a disk', () => {
  const large = Buffer.from(Array.from({ length: 400_000 }, (_, index) => index % 251));

  test('that takes less than it is given is given the rest', async () => {
    let step = 0;
    await withDisk(async (file, buffers) => {
      const [first] = buffers as [Buffer];
      step += 1;
      if (step % 3 === 0) return { bytesWritten: 0 };
      return file.writev([first.subarray(0, Math.ceil(first.length / 2))]);
    });
    const { send } = raw(temporaryStorage(), async (uploaded) => Buffer.from(await uploaded.bytes()).equals(large));
    expect(await send(large)).toEqual([200, 'true']);
  });

  test.each([
    ['ENOSPC', 507, 'The server has no room for the files of the request'],
    ['EDQUOT', 507, 'The server has no room for the files of the request'],
    ['EMFILE', 503, 'The server has too many files open'],
    ['EIO', 500, 'Internal server error'],
  ])('that fails with %s is told as what it is, and nothing stays', async (code, status, message) => {
    await withDisk(() => Promise.reject(diskError(code)));
    for (const storage of [temporaryStorage(), folderStorage(folders.saved)]) {
      const { send, reported } = raw(storage);
      expect(await send(large)).toEqual([status, message]);
      expect(await send(Buffer.alloc(20_000_000))).toEqual([status, message]);
      expect(reported).toHaveLength(2);
    }
    expect(await readdir(join(folders.saved, '.incoming'))).toEqual([]);
  });

  test.each([
    ['is read', (uploaded: UploadedFile) => uploaded.bytes()],
    ['is read as a stream', (uploaded: UploadedFile) => text(uploaded.stream())],
    ['is saved to a path', (uploaded: UploadedFile) => uploaded.saveTo(join(folders.temporary, 'saved'))],
    ['in memory is saved to a path', (uploaded: UploadedFile) => uploaded.saveTo(join(folders.temporary, 'saved')), [memoryStorage()]],
  ] as const)('that has no descriptors when a file %s is told as what it is', async (_how, act, storages?: readonly Storage[]) => {
    for (const storage of storages ?? [temporaryStorage(), folderStorage(folders.saved)]) {
      const { send } = raw(storage, async (uploaded) => {
        const spy = vi.spyOn(fs, 'open').mockImplementation(((...args: unknown[]) => {
          (args.at(-1) as (error: unknown) => void)(diskError('EMFILE'));
        }) as typeof fs.open);
        try {
          await act(uploaded);
        } finally {
          spy.mockRestore();
        }
      });
      expect(await send(large)).toEqual([503, 'The server has too many files open']);
    }
  });

  test('keeps some room for others: a file that would take it is a 507, before it comes and while it does', async () => {
    expect(await raw(temporaryStorage({ freeDisk: 2 ** 52 })).send(large)).toEqual([507, 'The server has no room for the files of the request']);
    expect(await raw(temporaryStorage({ freeDisk: 2 ** 52 })).send(Buffer.alloc(1000))).toEqual([200, 'taken']);
    expect(await raw(temporaryStorage({ freeDisk: 1 })).send(Buffer.alloc(40_000_000))).toEqual([200, 'taken']);
  });

  test('is a folder of its own where one is given', async () => {
    const { send } = raw(temporaryStorage({ folder: folders.saved }), async () => (await readdir(folders.saved)).length);
    expect(await send(large)).toEqual([200, '1']);
    expect(await readdir(folders.saved)).toEqual([]);
  });
});

describe('what processes have left in a folder', () => {
  /** A name as `temporaryStorage` makes it on this machine, in its parts. */
  const ownName = (): Promise<string> =>
    new Promise((resolve) => {
      const { send } = raw(temporaryStorage(), async () => resolve((await readdir(folders.temporary))[0] as string));
      void send(Buffer.alloc(2000));
    });
  const nameOf = (machine: string | undefined, pid: number | string, started: string | undefined): string =>
    `modern-rest-${machine}-${pid}-${started}-${randomUUID()}`;

  test.each(['removeLeftovers', 'the first file'] as const)('F5: is deleted by %s if they have ended, and ran on this machine', async (by) => {
    const [, , machine, , start] = (await ownName()).split('-');
    const { pid: dead } = spawnSync(process.execPath, ['--version']);
    const stay = [
      nameOf(machine, process.pid, start),
      // Without a start time, the process with this id may be the owner.
      nameOf(machine, process.pid, ''),
      nameOf('0123456789ab', dead, '1'),
      // Similar names that are not ours.
      `modern-rest-${machine}-x`,
      `modern-rest-${machine}-${dead}-1-notes.txt`,
      `${nameOf(machine, dead, '1')}.bak`,
      `old-${nameOf(machine, dead, '1')}`,
      'modern-rest.txt',
    ];
    const go = [nameOf(machine, dead, '1'), nameOf(machine, dead, ''), nameOf(machine, process.pid, '1')];
    const [linked, folder] = [nameOf(machine, dead, '1'), nameOf(machine, dead, '1')];
    await Promise.all([...stay, ...go].map((one) => writeFile(join(folders.saved, one), '')));
    await symlink(join(folders.saved, 'modern-rest.txt'), join(folders.saved, linked));
    await mkdir(join(folders.saved, folder));
    await writeFile(join(folders.saved, folder, nameOf(machine, dead, '1')), '');

    const storage = temporaryStorage({ folder: folders.saved });
    if (by === 'removeLeftovers') expect(await storage.removeLeftovers()).toBe(go.length);
    else await raw(storage).send(Buffer.alloc(2000));
    await expect.poll(async () => (await readdir(folders.saved)).sort()).toEqual([...stay, linked, folder].sort());
    expect(await readdir(join(folders.saved, folder))).toHaveLength(1);
    expect(machine).toMatch(/^[0-9a-f]{12}$/);
  });

  test('F5: is deleted from the folder of a folderStorage, and published files stay', async () => {
    const { pid: dead } = spawnSync(process.execPath, ['--version']);
    const storage = folderStorage(join(folders.saved, 'uploads'), { durable: false });
    expect(await storage.removeLeftovers()).toBe(0);
    const names: string[] = [];
    const { send } = raw(storage, async ({ key }) => {
      names.push(...(await readdir(join(folders.saved, 'uploads', '.incoming'))));
      return key;
    });
    const [, key] = await send(Buffer.from('published'));
    const [, machine] = (names[0] as string).split('-');
    await writeFile(join(folders.saved, 'uploads', '.incoming', `file-${machine}-${dead}-1-${randomUUID()}`), 'half of a file');
    expect([await storage.removeLeftovers(), await storage.removeLeftovers()]).toEqual([1, 0]);
    expect((await readFile(storage.pathOf(key as string))).toString()).toBe('published');
  });

  test('F5: rejects if the folder cannot be read or a file cannot be deleted, after it has deleted the others', async () => {
    await writeFile(join(folders.saved, 'a-file'), '');
    await expect(temporaryStorage({ folder: join(folders.saved, 'a-file') }).removeLeftovers()).rejects.toMatchObject({ code: 'ENOTDIR' });
    const [, , machine] = (await ownName()).split('-');
    const { pid: dead } = spawnSync(process.execPath, ['--version']);
    const [stuck, other] = [nameOf(machine, dead, '1'), nameOf(machine, dead, '1')];
    for (const name of [stuck, other]) await writeFile(join(folders.saved, name), '');
    const { rm: realRm } = fs.promises;
    const rm: typeof realRm = (path, options) => (String(path).endsWith(stuck) ? Promise.reject(diskError('EPERM')) : realRm(path, options));
    const restore = (): void => {
      Object.assign(fs.promises, { rm: realRm });
      syncBuiltinESMExports();
    };
    onTestFinished(restore);
    Object.assign(fs.promises, { rm });
    syncBuiltinESMExports();
    await expect(temporaryStorage({ folder: folders.saved }).removeLeftovers()).rejects.toMatchObject({ code: 'EPERM' });
    // An upload does not fail because of it.
    expect(await raw(temporaryStorage({ folder: folders.saved })).send(Buffer.alloc(2000))).toEqual([200, 'taken']);
    expect((await readdir(folders.saved)).sort()).toEqual(['a-file', stuck].sort());
  });
});

describe('a folder', () => {
  test('whose keys are hashes keeps a file that another request has found there, though the request that brought it fails', async () => {
    const storage = folderStorage(folders.saved, { keys: 'sha256', durable: false });
    const other = raw(storage, ({ key }) => key);
    let found: unknown;
    const failing = storageOfNothing(async () => {
      found = await other.send(Buffer.from('the same'));
      throw new Error('broken');
    });
    const { send: receive } = raw(temporaryStorage(), async (uploaded) => {
      await uploaded.saveTo(storage);
      await uploaded.saveTo(failing);
    });
    expect((await receive(Buffer.from('the same')))[0]).toBe(500);
    const [status, key] = found as [number, string];
    expect([status, (await readFile(storage.pathOf(key))).toString()]).toEqual([200, 'the same']);
  });

  test('that is no folder is a 500', async () => {
    await writeFile(join(folders.saved, 'a-file'), '');
    const { send, reported } = raw(folderStorage(join(folders.saved, 'a-file')));
    expect((await send(Buffer.from('x')))[0]).toBe(500);
    expect(reported).toHaveLength(1);
  });

  test('never overwrites what is there', async () => {
    const storage = folderStorage(folders.saved, { keys: 'sha256', durable: false });
    const { send } = raw(storage, ({ key }) => key);
    const [, key] = await send(Buffer.from('the bytes'));
    await writeFile(storage.pathOf(key as string), 'other bytes');
    expect((await send(Buffer.from('the bytes')))[0]).toBe(200);
    expect(await text(await import('node:fs').then(({ createReadStream }) => createReadStream(storage.pathOf(key as string))))).toBe('other bytes');
  });

  test('that goes away before a file gets to its place keeps nothing, and says so', async () => {
    const { rm } = await import('node:fs/promises');
    const { send, reported } = raw(folderStorage(join(folders.saved, 'uploads')), () => rm(join(folders.saved, 'uploads'), { recursive: true }));
    expect((await send(Buffer.from('x')))[0]).toBe(500);
    expect(reported).toMatchObject([{ code: 'ENOENT' }]);
  });
});

test('files of a request that is answered with an error are not kept, though the handler has not thrown', async () => {
  const storage = folderStorage(folders.saved, { durable: false });
  @Controller('/', { parsers: [rawFileParser(undefined, { storage })] })
  class ReplyController {
    @Put('/')
    @Returns(String)
    @Returns(String, { status: 409 })
    put(@FileMetadata(Files) _files: Files) {
      return reply(409, 'not now');
    }
  }
  const api = createApi({ title: 'Replies', version: '1', controllers: [ReplyController], serializer: classValidatorSerializer() });
  const headers = { 'content-type': 'application/octet-stream' };
  expect((await inMemory(api)({ method: 'PUT', url: '/', headers, body: Buffer.from('x') })).status).toBe(409);
  const kept = await readdir(folders.saved, { recursive: true, withFileTypes: true });
  expect(kept.filter((entry) => entry.isFile())).toEqual([]);
});

describe('a storage that cannot be read from', () => {
  const blind = storageOfNothing();

  test('says so when its files are read', async () => {
    const codes: unknown[] = [];
    const { send } = raw(blind, async (uploaded) => {
      for (const read of [() => uploaded.stream(), () => uploaded.bytes(), () => uploaded.saveTo(blind)]) {
        try {
          await read();
        } catch (error) {
          codes.push(isRestError(error) && error.code);
        }
      }
      return uploaded.key;
    });
    expect(await send(Buffer.from('x'))).toEqual([200, 'there']);
    expect(codes).toEqual(['file_not_readable', 'file_not_readable', 'file_not_readable']);
  });

  test('keeps nothing for a client that has gone', async () => {
    const gone = new AbortController();
    const committed: string[] = [];
    const watched = storageOfNothing(
      () => void committed.push('there'),
      () => void committed.push('aborted'),
    );
    @Controller('/', { parsers: [rawFileParser(undefined, { storage: watched })] })
    class GoneController {
      @Put('/')
      @Returns(String)
      put(@FileMetadata(Files) _files: Files): string {
        gone.abort();
        return 'x';
      }
    }
    const table = compileApi(createApi({ title: 'Gone', version: '1', controllers: [GoneController], serializer: classValidatorSerializer() }));
    const headers = { 'content-type': 'application/octet-stream' };
    const body = Readable.from([Buffer.from('x')], { objectMode: false });
    const response = await table.handle({ method: 'PUT', path: '/', queryString: '', headers, body, signal: gone.signal, native: undefined });
    expect([response?.status, committed]).toEqual([400, ['aborted']]);
  });
});

test('a client that goes away while a storage is busy leaves nothing, when the storage is not busy any more', async () => {
  const told: string[] = [];
  const slow: Storage = {
    keeps: false,
    responses: [],
    open: () => ({
      async write() {
        await new Promise((resolve) => setTimeout(resolve, 30));
        told.push('written');
      },
      finish: () => ({ content: undefined }),
      abort: () => void told.push('aborted'),
    }),
  };
  const { send } = raw(slow);
  const leaving = new Readable({ read: () => undefined });
  leaving.push('x');
  setTimeout(() => leaving.destroy(), 5);
  expect([(await send(leaving))[0], told]).toEqual([400, ['written', 'aborted']]);
});

describe('where the system provides no start time of processes', () => {
  function withoutProc(): () => void {
    const { readFileSync, readlinkSync } = fs;
    const silent = (): never => {
      throw new Error('there is no /proc here');
    };
    const restore = (): void => {
      Object.assign(fs, { readFileSync, readlinkSync });
      syncBuiltinESMExports();
    };
    Object.assign(fs, { readFileSync: silent, readlinkSync: silent });
    syncBuiltinESMExports();
    onTestFinished(restore);
    return restore;
  }

  test('temporary files have names', async () => {
    const restore = withoutProc();
    const storage = temporaryStorage();
    restore();
    const { send } = raw(storage, async () => (await readdir(folders.temporary))[0]);
    expect((await send(Buffer.alloc(2000)))[1]).toMatch(/^modern-rest-[0-9a-f]{12}-\d+--/);
  });

  test('F5: files of an id that is in use stay', async () => {
    const restore = withoutProc();
    const storage = temporaryStorage({ folder: folders.saved });
    restore();
    const { send } = raw(storage, async () => (await readdir(folders.saved))[0]);
    const [, own] = await send(Buffer.alloc(2000));
    const name = String(own).replace(/-(\d+)--.*/, `-$1-1-${randomUUID()}`);
    await writeFile(join(folders.saved, name), '');
    withoutProc();
    expect(await storage.removeLeftovers()).toBe(0);
    expect(await readdir(folders.saved)).toEqual([name]);
  });
});

test('bytes are held to the number that the handler gives', async () => {
  const { send } = raw(memoryStorage(), async (uploaded) => (await uploaded.bytes(3)).length);
  expect(await send(Buffer.from('abc'))).toEqual([200, '3']);
  expect(await send(Buffer.from('abcd'))).toEqual([413, 'The file must not be larger than 3 bytes']);
});

test('forms and base64 share the files of a request: all are kept, or none', async () => {
  const storage = folderStorage(folders.saved, { durable: false });
  const kept = async (): Promise<number> => (await readdir(folders.saved)).filter((name) => name !== '.incoming').length;
  const parser = base64Files(multipartParser({ storage }), { storage });
  expect((await tried(parser, ({ key }) => key).send(form([file('file', 'a', 'x')]), CONTENT_TYPE))[0]).toBe(200);
  const encoded = form([Buffer.from(`Content-Disposition: form-data; name="file"\r\n\r\n${Buffer.from('x').toString('base64')}`)]);
  expect((await tried(parser, ({ key }) => key).send(encoded, CONTENT_TYPE))[0]).toBe(200);
  expect(await kept()).toBe(1);
  const failing = tried(parser, () => {
    throw new Error('broken');
  });
  expect((await failing.send(encoded, CONTENT_TYPE))[0]).toBe(500);
  expect(await readdir(join(folders.saved, '.incoming'))).toEqual([]);
});

test('what a storage may answer is in the document of who takes files, and of nobody else', () => {
  @Controller('/')
  class DocumentController {
    @Put('/file')
    @Returns(null)
    file(@FileMetadata(Files) _files: Files): void {}

    @Put('/nothing')
    @Returns(null)
    nothing(): void {}
  }
  const statusesWith = (parsers: Parser[]): (string[] | undefined)[] => {
    const api = createApi({ title: 'D', version: '1', controllers: [DocumentController], serializer: classValidatorSerializer(), parsers });
    const { paths } = buildDocument(api);
    return ['/file', '/nothing'].map((path) => Object.keys(paths?.[path]?.put?.responses ?? {}).filter((status) => status >= '501'));
  };
  expect(statusesWith([multipartParser()])).toEqual([['503', '507'], []]);
  expect(statusesWith([base64Files(jsonParser(), { storage: memoryStorage() })])).toEqual([['503'], []]);
});
