import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { type RawConnection, rawConnection } from '../../real/raw-connection.ts';
import type { Ending } from '../../real/server-process.ts';
import { type AcceptanceServer, startAcceptance } from './acceptance-server.ts';
import { expectUpload, sendOn, sent, storedForm, twoFiles } from './upload-requests.ts';

const contents = { first: arbitraryBytes(300_000), second: arbitraryBytes(1000) };
const form = twoFiles(contents);
const HALF = form.body.length / 2;

describe.each([1, 50])('SIGTERM with %i uploads under way', (count) => {
  let folder: string;
  let server: AcceptanceServer;
  let kept: RawConnection;
  let halves: readonly RawConnection[];

  async function underWay(grace: number): Promise<void> {
    server = await startAcceptance({ folder, env: { GRACE: String(grace) } });
    kept = await server.connect();
    await expectUpload(server, kept);
    halves = await Promise.all(Array.from({ length: count }, () => sent(server, form, HALF)));
    await expect.poll(() => server.temporaryFiles().length, { interval: 5 }).toBe(count);
  }

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'terminated-'));
  });
  afterEach(async () => {
    await server.disconnect();
    await server.stop();
    rmSync(folder, { recursive: true });
  });

  /** The process has ended by itself, without a word, and nothing of its files is there. */
  function expectClean(ending: Ending): void {
    expect([ending.code, ending.signal, server.errors(), readdirSync(folder)]).toEqual([0, null, '', []]);
  }

  async function expectClosed(): Promise<void> {
    await expect.poll(() => rawConnection(server.port).then(() => 'taken', String), { interval: 5 }).toContain('ECONNREFUSED');
  }

  test('lets them end, takes no others, and ends with 0', async () => {
    await underWay(10_000);
    const ended = server.stop('SIGTERM');
    await expectClosed();
    await expect(kept.answer()).rejects.toThrow('has ended');
    const answers = await Promise.all(halves.map((half) => sendOn(half, { head: '', body: form.body.subarray(HALF) })));
    for (const { status, body } of answers) expect([status, JSON.parse(body)]).toEqual([201, storedForm(contents)]);
    expectClean(await ended);
  });

  test('cuts off those that do not end in time, removes what has come of them, and ends with 0', async () => {
    await underWay(200);
    const ending = await server.stop('SIGTERM');
    await Promise.all(halves.map((half) => expect(half.answer()).rejects.toThrow('has ended')));
    expectClean(ending);
    expect(ending.milliseconds).toBeLessThan(10_000);
  });

  test('does the same for those whose clients go away meanwhile', async () => {
    await underWay(10_000);
    const ended = server.stop('SIGTERM');
    await expectClosed();
    await Promise.all(halves.map((half, index) => half.abort(index % 2 === 0 ? 'RST' : 'FIN')));
    const ending = await ended;
    expectClean(ending);
    expect(ending.milliseconds).toBeLessThan(10_000);
  });

  test('refuses with 503 what is asked while it waits for the answer on that connection', async () => {
    await underWay(10_000);
    const ended = server.stop('SIGTERM');
    await expectClosed();
    const [half] = halves as [RawConnection];
    await half.write(Buffer.concat([form.body.subarray(HALF), Buffer.from(form.head), form.body]));
    expect((await half.answer()).status).toBe(201);
    expect(await half.answer()).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    await Promise.all(halves.map((other) => other.abort('RST')));
    expectClean(await ended);
  });
});
