import { createHash } from 'node:crypto';
import type { PermanentStorage } from '@modern-rest/core';
import { temporaryStorage } from '@modern-rest/multipart';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { storageOfNothing } from '../../unit/multipart/storage-of-nothing.ts';
import { storageApi, TWO_TITLES } from './storage-api.ts';

/** A storage, and a look at what it has from outside. */
export interface Tried {
  readonly storage: PermanentStorage;
  /** The bytes of a key, read without the storage; `undefined` where nothing is. */
  read(key: string): Promise<Buffer | undefined>;
  /** Everything that is there, complete or not, whoever put it there. */
  left(): Promise<readonly unknown[]>;
}

/** The bytes of a part of S3, and a little more: contents of all sizes that may make a difference. */
const MiB = 1024 * 1024;
const SIZES = [0, 1, 999, 1000, 1001, 65_536, 5 * MiB - 1, 5 * MiB, 5 * MiB + 1, 16 * MiB];

/** What every storage that keeps files promises. `runs` is the number of random forms. */
export function keepsItsPromises(open: () => Tried, runs: number): void {
  const contents = (sizes: readonly number[]): Buffer[] => sizes.map((size, index) => Buffer.alloc(size, `content ${index} of ${size} bytes, `));

  test.each(SIZES)('keeps a file of %i bytes under a key of its own', async (size) => {
    const { storage, read } = open();
    const [content] = contents([size]) as [Buffer];
    const { status, files } = await storageApi(storage).send([content]);
    expect([status, files.length]).toEqual([201, 1]);
    expect(files[0]).toMatchObject({ size, sha256: sha256(content) });
    expect(files[0]?.key).not.toMatch(/bin/);
    expect(sha256((await read(files[0]?.key as string)) as Buffer)).toBe(sha256(content));
  });

  test('keeps what it is given from a temporary file', async () => {
    const { storage, read } = open();
    const sent = contents([10, 6 * MiB]);
    const api = storageApi(temporaryStorage(), (files) => Promise.all(files.map((one) => one.saveTo(storage))));
    const { status, files } = await api.send(sent);
    expect(status).toBe(201);
    for (const [index, { key }] of files.entries()) expect(sha256((await read(key as string)) as Buffer)).toBe(sha256(sent[index] as Buffer));
  });

  test('shows nothing before the request has succeeded', async () => {
    const { storage, read } = open();
    const sent = contents([7, 5 * MiB + 7]);
    const before: unknown[] = [];
    const api = storageApi(storage, async (files) => {
      for (const { key } of files) before.push(await read(key as string));
    });
    const { status } = await api.send(sent);
    expect([status, before]).toEqual([201, [undefined, undefined]]);
  });

  test.each([
    ['the handler throws', {}],
    ['another part is not valid', { more: TWO_TITLES }],
    ['the body is cut off', { more: [Buffer.from('Content-Disposition: form-data')] }],
  ])('has nothing when %s', async (reason, { more = [] }: { more?: Buffer[] }) => {
    const { storage, left } = open();
    const before = await left();
    const api = storageApi(storage, () => {
      if (reason === 'the handler throws') throw new Error('broken');
    });
    expect((await api.send(contents([7, 5 * MiB + 8]), more)).status).toBe(reason === 'the handler throws' ? 500 : 400);
    expect(await left()).toEqual(before);
  });

  test('has nothing when another storage fails at the last moment', async () => {
    const { storage, left } = open();
    const before = await left();
    const failing = storageOfNothing(() => {
      throw new Error('the other one is full');
    });
    const api = storageApi(temporaryStorage(), async (files) => {
      for (const one of files) await one.saveTo(storage);
      await files[0]?.saveTo(failing);
    });
    const answer = await api.send(contents([9, 5 * MiB + 9]));
    expect([answer.status, api.reported]).toMatchObject([500, [{ message: 'the other one is full' }]]);
    expect(await left()).toEqual(before);
  });

  test('has what was sent, whatever that is', async () => {
    const { storage, read } = open();
    const api = storageApi(storage);
    const content = fc.oneof(
      fc.uint8Array({ maxLength: 3000 }).map((bytes) => Buffer.from(bytes)),
      fc.array(fc.constantFrom('\r\n', '--boun', '\r\n--', '\0', 'é', '-'), { maxLength: 300 }).map((pieces) => Buffer.from(pieces.join(''))),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(content, { minLength: 1, maxLength: 4 }), async (sent) => {
        const { status, files } = await api.send(sent);
        expect(status).toBe(201);
        for (const [index, { key, sha256: told }] of files.entries()) {
          expect(told).toBe(sha256(sent[index] as Buffer));
          expect((await read(key as string))?.equals(sent[index] as Buffer)).toBe(true);
        }
      }),
      { numRuns: runs },
    );
  });

  test('takes many files at once, each under its own key', async () => {
    const { storage, read } = open();
    const api = storageApi(storage);
    const sent = Array.from({ length: 50 }, (_, index) => Buffer.from(`file ${index}`));
    const keys = (await Promise.all(sent.map((one) => api.send([one])))).map(({ files }) => files[0]?.key as string);
    expect(new Set(keys).size).toBe(50);
    expect(await Promise.all(keys.map(read))).toEqual(sent);
  });
}

export function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
