import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { titled } from '../../real/available.ts';
import { canReadDescriptors } from '../../real/server-process.ts';
import { useAcceptance } from './acceptance-server.ts';
import { canMount, withDisk } from './small-disk.ts';
import { expectUpload, sendOn, sent, storedForm, twoFiles, wholeBody } from './upload-requests.ts';

const KiB = 1024;
const MiB = 1024 * KiB;

const needed = { missing: canReadDescriptors.missing ?? canMount.missing };

describe.skipIf(needed.missing)(titled('a disk that is full', needed), () => {
  const folder = mkdtempSync(join(tmpdir(), 'small-disk-'));
  afterAll(() => rmSync(folder, { recursive: true }));

  describe('of bytes', () => {
    const acceptance = useAcceptance({ folder, through: withDisk(folder, 'size=1m'), env: { FREE_DISK: '0' } });
    const fits = { first: arbitraryBytes(10 * KiB), second: arbitraryBytes(100) };

    test.each([
      ['a form', twoFiles({ first: arbitraryBytes(2 * MiB), second: arbitraryBytes(10) })],
      ['the second file of a form', twoFiles({ first: arbitraryBytes(600 * KiB), second: arbitraryBytes(600 * KiB) })],
      ['a body that is a file', wholeBody(arbitraryBytes(2 * MiB))],
    ])('is a 507 for %s, once, and for nothing after it', async (_, form) => {
      const { server } = acceptance;
      const connection = await server.connect();
      const { status, headers } = await sendOn(connection, form);
      expect([status, headers['content-type']]).toEqual([507, 'application/json']);
      await expect.poll(() => server.temporaryFiles()).toEqual([]);
      const { status: next, body } = await sendOn(connection, twoFiles(fits));
      expect([next, JSON.parse(body)]).toEqual([201, storedForm(fits)]);
      expect(await server.reported()).toEqual(['insufficient_storage']);
    });

    test('is a 507 before all has come, and the rest is dropped', async () => {
      const { server } = acceptance;
      const form = twoFiles({ first: arbitraryBytes(3 * MiB), second: arbitraryBytes(10) });
      const connection = await sent(server, form, 2 * MiB);
      expect((await connection.answer()).status).toBe(507);
      await connection.write(form.body.subarray(2 * MiB));
      await expectUpload(server, connection);
      expect(await server.reported()).toEqual(['insufficient_storage']);
    });

    test('is no harm to what others have there', async () => {
      const { server } = acceptance;
      const other = twoFiles({ first: arbitraryBytes(200 * KiB), second: arbitraryBytes(10) });
      const half = await sent(server, other, 100 * KiB);
      await expect.poll(() => server.temporaryFiles().length).toBe(1);
      const connection = await server.connect();
      expect((await sendOn(connection, wholeBody(arbitraryBytes(2 * MiB)))).status).toBe(507);
      await half.write(other.body.subarray(100 * KiB));
      expect((await half.answer()).status).toBe(201);
      expect(await server.reported()).toEqual(['insufficient_storage']);
    });
  });

  describe('but for what must stay free', () => {
    const acceptance = useAcceptance({ folder, through: withDisk(folder, 'size=1m'), env: { FREE_DISK: String(512 * KiB) } });

    test('is a 507 before a byte of the file is written', async () => {
      const { server } = acceptance;
      const [half, connection] = [await server.connect(), await server.connect()];
      const large = wholeBody(arbitraryBytes(600 * KiB));
      await half.write(Buffer.concat([Buffer.from(large.head), large.body.subarray(0, 590 * KiB)]));
      await expect.poll(() => server.temporaryFiles().length).toBe(1);
      await expect.poll(async () => (await sendOn(connection, wholeBody(arbitraryBytes(KiB)))).status).toBe(507);
      expect(server.temporaryFiles()).toHaveLength(1);
      expect((await sendOn(connection, wholeBody(arbitraryBytes(64)))).status).toBe(201);
      await half.write(large.body.subarray(590 * KiB));
      expect((await half.answer()).status).toBe(201);
      expect(new Set(await server.reported())).toEqual(new Set(['insufficient_storage']));
      await expectUpload(server, connection);
    });
  });

  describe('when a file has taken what was free', () => {
    const acceptance = useAcceptance({
      folder,
      through: withDisk(folder, 'size=22m'),
      env: { FREE_DISK: String(8 * MiB), FILE_SIZE: String(20 * MiB) },
    });

    test('is a 507, also if the rest would have had room', async () => {
      const { server } = acceptance;
      const connection = await server.connect();
      expect((await sendOn(connection, wholeBody(arbitraryBytes(20 * MiB)))).status).toBe(507);
      expect((await sendOn(connection, wholeBody(arbitraryBytes(12 * MiB)))).status).toBe(201);
      expect(await server.reported()).toEqual(['insufficient_storage']);
    });
  });

  describe('of names', () => {
    // The root of the disk, and a file for each of two requests.
    const acceptance = useAcceptance({ folder, through: withDisk(folder, 'nr_inodes=3'), env: { FREE_DISK: '0' } });
    const form = twoFiles({ first: arbitraryBytes(10 * KiB), second: arbitraryBytes(10) });

    test('is a 507 until there are some', async () => {
      const { server } = acceptance;
      const halves = await Promise.all([1, 2].map(() => sent(server, form, 5 * KiB)));
      await expect.poll(() => server.temporaryFiles().length).toBe(2);
      const connection = await server.connect();
      expect((await sendOn(connection, form)).status).toBe(507);
      for (const half of halves) await half.write(form.body.subarray(5 * KiB));
      for (const half of halves) expect((await half.answer()).status).toBe(201);
      await expectUpload(server, connection);
      expect(await server.reported()).toEqual(['insufficient_storage']);
    });
  });
});
