import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { titled } from '../../real/available.ts';
import { rawHead } from '../../real/raw-form.ts';
import { canReadDescriptors } from '../../real/server-process.ts';
import { useAcceptance } from './acceptance-server.ts';
import { expectUpload, sendOn, sent, storedFile, twoFiles } from './upload-requests.ts';

const KiB = 1024;

describe.skipIf(canReadDescriptors.missing)(titled('a handler', canReadDescriptors), () => {
  const saved = mkdtempSync(join(tmpdir(), 'saved-files-'));
  afterAll(() => rmSync(saved, { recursive: true }));
  const acceptance = useAcceptance({ env: { SAVED: saved } });
  // One that goes to disk, is not read in one piece, and one that stays in memory.
  const contents = { first: arbitraryBytes(200 * KiB), second: arbitraryBytes(50) };
  const internal = { detail: [{ msg: 'Internal server error', type: 'internal_error' }] };

  /** Sends the form to a handler, and expects the connection to take an upload afterwards. */
  async function send(how: string): Promise<readonly [number, unknown]> {
    const connection = await acceptance.server.connect();
    const { status, body } = await sendOn(connection, twoFiles(contents, `/handlers/${encodeURIComponent(how)}`));
    await expectUpload(acceptance.server, connection);
    return [status, JSON.parse(body)];
  }

  test.each([
    ['throws before it reads', 'Error: before'],
    ['throws while it reads', 'Error: while'],
    ['throws while it reads without taking the stream back', 'Error: while'],
    ['throws after it has read', 'Error: after'],
    ['throws what is no error', 'a text'],
    ['throws nothing', 'undefined'],
  ])('that %s gives one answer, 500', async (how, reported) => {
    expect(await send(how)).toEqual([500, internal]);
    expect(await acceptance.server.reported()).toEqual([reported]);
  });

  test('that answers what it has not declared gives one answer, 422', async () => {
    expect((await send('answers what it has not declared'))[0]).toBe(422);
    expect(await acceptance.server.reported()).toEqual(['nonconforming_response']);
  });

  const { sha256 } = storedFile(contents.first);
  test.each([
    ['says no', 409, 'no'],
    ['never reads', 201, 'unread'],
    ['returns early', 201, 'early'],
    ['opens streams that it never reads', 201, 'opened'],
    ['reads twice', 201, sha256],
    ['reads twice at once', 201, sha256],
  ])('that %s gives one answer', async (how, status, body) => {
    expect(await send(how)).toEqual([status, body]);
  });

  test.each([
    ['a file to a timer', ['file_gone', 'file_gone', 'file_gone', 'file_gone'], []],
    ['a stream to a timer', ['file_gone'], []],
    // What was begun in time is waited for.
    ['a save that nobody waits for', ['saved'], ['leaked']],
  ])('that leaks %s gives one answer, and what comes later is a typed error', async (what, uses, files) => {
    expect(await send(`leaks ${what}`)).toEqual([201, 'leaked']);
    const connection = await sent(acceptance.server, { head: rawHead('GET', '/handlers/leaked', []), body: Buffer.alloc(0) });
    expect(JSON.parse((await connection.answer()).body)).toEqual(uses);
    expect(readdirSync(saved)).toEqual(files);
  });

  test('that asks for nothing of the body answers before it has come, and the rest is dropped', async () => {
    const { server } = acceptance;
    const form = twoFiles(contents, '/handlers/ignores');
    const connection = await sent(server, form, 1000);
    expect(await connection.answer()).toMatchObject({ status: 201, body: '"ignored"' });
    await connection.write(form.body.subarray(1000));
    await expectUpload(server, connection);
  });
});
