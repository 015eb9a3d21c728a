import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import type { RawConnection } from '../../real/raw-connection.ts';
import { type AcceptanceServer, startAcceptance } from './acceptance-server.ts';
import { expectUpload, sendOn, sent, storedForm, twoFiles } from './upload-requests.ts';

const contents = { first: arbitraryBytes(100_000), second: arbitraryBytes(1000) };
const form = twoFiles(contents);
const HALF = form.body.length / 2;

describe('a process that is killed in the middle of an upload', () => {
  let folder: string;
  const servers: AcceptanceServer[] = [];
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'killed-'));
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      await server.disconnect();
      await server.stop();
    }
    rmSync(folder, { recursive: true });
  });

  async function start(): Promise<AcceptanceServer> {
    const server = await startAcceptance({ folder });
    servers.push(server);
    return server;
  }

  /** An upload that is on disk with its first half; what is in the folder that was not there before. */
  async function half(server: AcceptanceServer): Promise<{ readonly connection: RawConnection; readonly files: readonly string[] }> {
    const before = new Set(server.temporaryFiles());
    const connection = await sent(server, form, HALF);
    const made = (): string[] => server.temporaryFiles().filter((path) => !before.has(path));
    await expect.poll(() => made().length, { interval: 5 }).toBe(1);
    return { connection, files: made() };
  }

  describe('leaves nothing', () => {
    test('when the next one has stored a file, which takes nothing from those that live', async () => {
      const [killed, living] = [await start(), await start()];
      await half(killed);
      const { connection, files } = await half(living);
      await killed.stop('SIGKILL');
      const next = await start();
      await expectUpload(next);
      await expect.poll(() => living.temporaryFiles().sort(), { interval: 10 }).toEqual([...files].sort());
      const { status, body } = await sendOn(connection, { head: '', body: form.body.subarray(HALF) });
      expect([status, JSON.parse(body)]).toEqual([201, storedForm(contents)]);
      await expect.poll(() => living.temporaryFiles()).toEqual([]);
      expect([next.errors(), living.errors()]).toEqual(['', '']);
    });

    test('F5: when the next one has started, without an upload', async () => {
      const [killed, living] = [await start(), await start()];
      await half(killed);
      const { files } = await half(living);
      await killed.stop('SIGKILL');
      expect(readdirSync(folder)).toHaveLength(2);
      const next = await start();
      await expect.poll(() => readdirSync(folder), { timeout: 2000, interval: 10 }).toEqual(files);
      expect([next.errors(), await next.reported()]).toEqual(['', []]);
    });

    test('of many that were killed, one after the other', async () => {
      for (let round = 0; round < 3; round++) {
        const server = await start();
        for (let count = 0; count < 2; count++) await half(server);
        await server.stop('SIGKILL');
      }
      expect(readdirSync(folder)).not.toEqual([]);
      await expectUpload(await start());
      await expect.poll(() => readdirSync(folder), { interval: 10 }).toEqual([]);
    });
  });
});
