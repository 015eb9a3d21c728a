import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { S3Client } from '@aws-sdk/client-s3';
import { DEFAULT_LIMITS, type HttpRequest } from '@modern-rest/core';
import { folderStorage, temporaryStorage } from '@modern-rest/multipart';
import { s3Storage } from '@modern-rest/s3';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { storageOfNothing } from '../../unit/multipart/storage-of-nothing.ts';
import { stubClient } from './s3-client.ts';
import { type S3Stub, s3Stub } from './s3-stub.ts';
import { storageApi } from './storage-api.ts';
import { keepsItsPromises, sha256 } from './storage-contract.ts';

const folders = useFreshFolders();

describe.each(['random', 'sha256'] as const)('a folder with keys that are %s', (keys) => {
  const filesIn = async (folder: string): Promise<string[]> => {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true });
    return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
  };
  const open = (): Parameters<typeof keepsItsPromises>[0] extends () => infer T ? T : never => {
    const storage = folderStorage(join(folders.saved, 'uploads'), { keys, freeDisk: 0, durable: false });
    return {
      storage,
      read: (key) => readFile(storage.pathOf(key)).catch(() => undefined),
      left: () => filesIn(folders.saved),
    };
  };
  if (keys === 'random') keepsItsPromises(open, 100);

  test('makes folders and files for its owner alone', async () => {
    const umask = process.umask(0);
    try {
      const storage = folderStorage(join(folders.saved, 'uploads'), { keys });
      const { files } = await storageApi(storage).send([Buffer.from('private')]);
      const path = storage.pathOf(files[0]?.key as string);
      const modes = await Promise.all(
        [path, join(path, '..'), storage.pathOf(files[0]?.key as string).slice(0, -70)].slice(0, 2).map((one) => stat(one)),
      );
      expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o700]);
    } finally {
      process.umask(umask);
    }
  });

  test('gives paths for its own keys only', () => {
    const storage = folderStorage(folders.saved, { keys });
    for (const key of ['', '..', '../x', '2026/11/../../x', '/etc/passwd', 'ab', `ab/${'c'.repeat(61)}`, `2026/11/${'g'.repeat(32)}`]) {
      expect(() => storage.pathOf(key)).toThrow(RangeError);
    }
  });
});

describe('a folder whose keys are hashes', () => {
  test('has equal files once', async () => {
    const storage = folderStorage(folders.saved, { keys: 'sha256' });
    const content = Buffer.from('the same');
    const api = storageApi(storage);
    const answers = await Promise.all([api.send([content, content]), api.send([content])]);
    const keys = new Set(answers.flatMap(({ files }) => files.map(({ key }) => key)));
    expect([answers.map(({ status }) => status), [...keys]]).toEqual([[201, 201], [`${sha256(content).slice(0, 2)}/${sha256(content).slice(2)}`]]);
    expect((await readFile(storage.pathOf([...keys][0] as string))).equals(content)).toBe(true);
    expect(await readdir(join(folders.saved, '.incoming'))).toEqual([]);
  });
});

describe('a bucket of S3', () => {
  let stub: S3Stub;
  beforeAll(async () => {
    stub = await s3Stub();
  });
  afterAll(() => stub.close());
  beforeEach(() => stub.reset());
  const client = (): S3Client => stubClient(stub);

  keepsItsPromises(
    () => ({
      storage: s3Storage({ client: client(), bucket: 'uploads', prefix: 'in/' }),
      read: async (key) => stub.objects.get(key)?.bytes,
      left: async () => [...stub.objects.keys(), ...stub.incomplete.keys()],
    }),
    60,
  );

  const small = [Buffer.from('a small file')];
  const large = [Buffer.alloc(11 * 1024 * 1024, 'a large file, ')];
  const api = (options: Partial<Parameters<typeof s3Storage>[0]> = {}): ReturnType<typeof storageApi> =>
    storageApi(s3Storage({ client: client(), bucket: 'uploads', ...options }));

  test('is asked for one object for a small file, and for parts while a large one arrives', async () => {
    await api().send(small);
    expect(stub.asked.filter((one) => one !== 'list')).toEqual(['put', 'head']);
    stub.reset();
    await api().send(large);
    expect(stub.asked.filter((one) => one !== 'list')).toEqual(['create', 'part', 'part', 'part', 'complete', 'head']);
  });

  test('serves no object as what its client says that it is, unless the application says so', async () => {
    for (const sent of [small, large]) {
      const [unknown] = (await api().send(sent)).files;
      const [told] = (await api({ contentType: ({ contentType, name }) => `${contentType}; name=${name}` }).send(sent)).files;
      expect(stub.objects.get(unknown?.key as string)?.contentType).toBe('application/octet-stream');
      expect(stub.objects.get(told?.key as string)?.contentType).toBe('application/octet-stream; name=0.bin');
    }
  });

  const unreachable = { status: 503, files: [], messages: ['The storage of files cannot be reached now'] };

  test.each([
    ['put', small],
    ['create', large],
    ['part', large],
    ['complete', large],
    ['head', small],
  ] as const)('is asked again when it has failed once: %s', async (operation, sent) => {
    for (const fault of ['slow down', 'reset'] as const) {
      stub.fail(operation, fault);
      expect((await api().send(sent)).status).toBe(201);
    }
    expect(stub.incomplete.size).toBe(0);
  });

  test.each([
    ['put', small],
    ['create', large],
    ['part', large],
    ['complete', large],
    ['head', large],
  ] as const)('has nothing when it fails for good: %s', async (operation, sent) => {
    for (const fault of ['slow down', 'reset', 'hang'] as const) {
      stub.reset();
      // More often than the SDK and the sockets beneath it try.
      stub.fail(operation, fault, 20);
      expect(await api({ timeout: 1500 }).send(sent)).toEqual(unreachable);
      expect([...stub.objects.keys(), ...stub.incomplete.keys()]).toEqual([]);
    }
  });

  test.each(['put', 'complete'] as const)('has nothing when it says 200 and means that it has failed: %s', async (operation) => {
    stub.fail(operation, 'error in a 200', 3);
    expect((await api().send(operation === 'put' ? small : large)).status).toBe(503);
    expect([...stub.objects.keys(), ...stub.incomplete.keys()]).toEqual([]);
  });

  test.each([
    ['put', small],
    ['part', large],
  ] as const)('has nothing when it has kept other bytes: %s', async (operation, sent) => {
    stub.fail(operation, 'too short');
    const answer = await api().send(sent);
    expect(answer).toEqual({ status: 503, files: [], messages: ['The storage has another number of bytes than were sent'] });
    expect([...stub.objects.keys(), ...stub.incomplete.keys()]).toEqual([]);
  });

  test.each([
    ['create', 'no id', 'The storage has answered without UploadId'],
    ['part', 'no etag', 'The storage has answered without ETag'],
  ] as const)('is not trusted when it does not say what it has: %s', async (operation, fault, message) => {
    const { send, reported } = api();
    stub.fail(operation, fault);
    expect(await send(large)).toEqual(unreachable);
    expect(reported).toMatchObject([{ cause: { message } }]);
  });

  test('that refuses what the application may not do is a 500, and reported', async () => {
    const { send, reported } = api();
    stub.fail('put', 'forbidden');
    expect((await send(small)).status).toBe(500);
    expect(reported).toMatchObject([{ name: 'RequestTimeTooSkewed' }]);
  });

  test.each(['no such upload', 'no such key'] as const)(
    'that has forgotten an upload which is to be aborted has done what was wanted: %s',
    async (fault) => {
      const { send, reported } = api();
      stub.fail('part', 'forbidden');
      stub.fail('abort', fault);
      expect((await send(large)).status).toBe(500);
      expect(reported).toMatchObject([{ name: 'RequestTimeTooSkewed' }]);
    },
  );

  test('is asked to delete what is complete when another storage fails, and not to abort it', async () => {
    const failing = storageApi(temporaryStorage(), async ([file]) => {
      await file?.saveTo(s3Storage({ client: client(), bucket: 'uploads' }));
      await file?.saveTo(
        storageOfNothing(() => {
          throw new Error('the other one is full');
        }),
      );
    });
    expect((await failing.send(large)).status).toBe(500);
    expect(stub.asked.filter((one) => one !== 'list')).toEqual(['create', 'part', 'part', 'part', 'complete', 'head', 'delete']);
  });

  test('is asked to remove what may be there, also when it does not abort what it may have', async () => {
    const { send } = api();
    stub.fail('complete', 'forbidden');
    stub.fail('abort', 'forbidden');
    expect((await send(large)).status).toBe(500);
    expect(stub.asked.slice(-2)).toEqual(['abort', 'delete']);
  });

  test('that does not abort either is reported, and the answer is what it was', async () => {
    const failing = storageApi(s3Storage({ client: client(), bucket: 'uploads' }), () => {
      stub.fail('abort', 'forbidden');
      throw new Error('broken');
    });
    expect((await failing.send(large)).status).toBe(500);
    expect(failing.reported).toMatchObject([{ message: 'broken' }, { name: 'RequestTimeTooSkewed' }]);
  });

  /** Starts an upload as another program does it. */
  async function startForeign(key: string, hours: number): Promise<void> {
    stub.startedAt = new Date(Date.now() - hours * 3_600_000);
    await fetch(`${stub.url}/uploads/${key}?uploads`, { method: 'POST' });
  }
  /** Starts an upload with a storage, and leaves it as a killed process does. Returns its key. */
  async function startOwn(prefix: string | undefined, hours: number): Promise<string> {
    const before = new Set(stub.incomplete.keys());
    stub.startedAt = new Date();
    const storage = s3Storage({ client: client(), bucket: 'uploads', ...(prefix !== undefined && { prefix }) });
    // It must not see those that are old.
    await storage.removeLeftovers(1000 * 3_600_000);
    const request = { signal: new AbortController().signal } as HttpRequest;
    const upload = await storage.open({ field: 'file', name: undefined, contentType: '', limits: DEFAULT_LIMITS }, request);
    await upload.write(Buffer.alloc(5 * 1024 * 1024));
    const [, started] = [...stub.incomplete].find(([id]) => !before.has(id)) as [string, { key: string }];
    Object.assign(started, { initiated: new Date(Date.now() - hours * 3_600_000) });
    return started.key;
  }
  const keysOfUploads = (): string[] => [...stub.incomplete.values()].map((one) => (one as { key: string }).key);

  const hex = '0123456789abcdef0123456789abcdef';
  const FOREIGN = [
    'backup.tar',
    `2026/11/${hex}`,
    `2026/11/mr-${hex}.bak`,
    `2026/11/mr-${hex}/part`,
    'photos/old',
    `photos/2026/11/${hex}`,
    `photos-archive/2026/11/mr-${hex}`,
    `other/photos/2026/11/mr-${hex}`,
  ];

  test.each([undefined, 'photos/', 'photos', 'photos/2026/'])(
    'A6: is freed of old uploads of its own storage only, with the prefix %s',
    { timeout: 20_000 },
    async (prefix) => {
      for (const key of FOREIGN) await startForeign(key, 25);
      // More than one page of the list.
      for (let count = 0; count < 3; count += 1) await startOwn(prefix, 25);
      const recent = await startOwn(prefix, 1);
      const storage = s3Storage({ client: client(), bucket: 'uploads', ...(prefix !== undefined && { prefix }) });
      await storageApi(storage).send(small);
      await expect.poll(keysOfUploads).toEqual([...FOREIGN, recent]);
      expect([await storage.removeLeftovers(), await storage.removeLeftovers(0)]).toEqual([0, 1]);
      expect(keysOfUploads()).toEqual(FOREIGN);
    },
  );

  test('is not asked to list what its user may not list, and takes files all the same', async () => {
    stub.fail('list', 'forbidden');
    expect((await api().send(small)).status).toBe(201);
  });

  test('is asked for nothing more when the client has gone', async () => {
    const storage = s3Storage({ client: client(), bucket: 'uploads' });
    const request = { signal: AbortSignal.abort() } as HttpRequest;
    const upload = await storage.open({ field: 'file', name: undefined, contentType: '', limits: DEFAULT_LIMITS }, request);
    await expect(upload.write(Buffer.alloc(5 * 1024 * 1024))).rejects.toMatchObject({ status: 503 });
    expect(stub.asked.filter((one) => one !== 'list')).toEqual([]);
  });

  test('takes no part of less than 5 MiB', () => {
    for (const partSize of [5 * 1024 * 1024 - 1, 6e6 + 0.5, Number.NaN]) {
      expect(() => s3Storage({ client: client(), bucket: 'uploads', partSize })).toThrow(RangeError);
    }
  });
});
