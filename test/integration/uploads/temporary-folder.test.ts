import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { findProgram, titled } from '../../real/available.ts';
import { canReadDescriptors } from '../../real/server-process.ts';
import { useAcceptance } from './acceptance-server.ts';
import { expectUpload, sendOn, sent, storedFile, twoFiles, wholeBody } from './upload-requests.ts';

const internal = { detail: [{ msg: 'Internal server error', type: 'internal_error' }] };

/** What somebody may do to a folder that a server needs, and what the system says then. */
interface Mishap {
  readonly code: string;
  happen(folder: string): void;
  mend(folder: string): void;
}

const mishaps: Readonly<Record<string, Mishap>> = {
  'is gone': { code: 'ENOENT', happen: (folder) => rmSync(folder, { recursive: true }), mend: (folder) => void mkdirSync(folder) },
  'is a file': {
    code: 'ENOTDIR',
    happen(folder) {
      rmSync(folder, { recursive: true });
      writeFileSync(folder, '');
    },
    mend(folder) {
      rmSync(folder);
      mkdirSync(folder);
    },
  },
  'is read-only': { code: 'EACCES', happen: (folder) => chmodSync(folder, 0o500), mend: (folder) => chmodSync(folder, 0o700) },
};

// Root may write where nobody may: the server is one that may not.
const isRoot = process.getuid?.() === 0;
const withoutPrivilege = ['--bounding-set=-dac_override'];
const setpriv = isRoot ? findProgram('setpriv', ['setpriv'], [...withoutPrivilege, 'true']) : { command: '', missing: undefined };
const needed = { missing: canReadDescriptors.missing ?? setpriv.missing };

describe.skipIf(needed.missing)(titled('the folder of temporary files', needed), () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'mishaps-')), 'temporary');
  mkdirSync(folder);
  afterAll(() => rmSync(join(folder, '..'), { recursive: true }));
  const acceptance = useAcceptance({ folder, ...(isRoot && { through: [setpriv.command, ...withoutPrivilege] }) });
  const onDisk = { first: arbitraryBytes(100_000), second: arbitraryBytes(100_000) };
  const inMemory = { first: arbitraryBytes(64), second: arbitraryBytes(64) };

  test.each(Object.entries(mishaps))('that %s is a 500 until it is back, for what does not fit into memory', async (_, { code, happen, mend }) => {
    const { server } = acceptance;
    happen(folder);
    const connection = await server.connect();
    for (const form of [twoFiles(onDisk), wholeBody(onDisk.first), twoFiles(onDisk)]) {
      const { status, body } = await sendOn(connection, form);
      expect([status, JSON.parse(body)]).toEqual([500, internal]);
    }
    expect(await server.reported()).toEqual([code, code, code]);
    expect((await sendOn(connection, twoFiles(inMemory))).status).toBe(201);
    mend(folder);
    await expectUpload(server, connection);
  });

  test('that goes in the middle of an upload is a 500, too', async () => {
    const { server } = acceptance;
    const form = twoFiles(onDisk);
    const connection = await sent(server, form, 50_000);
    await expect.poll(() => server.temporaryFiles().length, { interval: 1 }).toBe(1);
    rmSync(folder, { recursive: true });
    expect(server.descriptors().some((descriptor) => descriptor.endsWith('(deleted)'))).toBe(true);
    await connection.write(form.body.subarray(50_000));
    expect((await connection.answer()).status).toBe(500);
    expect(await server.reported()).toEqual(['ENOENT']);
    mkdirSync(folder);
    await expectUpload(server, connection);
  });
});

const memory = '/dev/shm';
const otherDevice = {
  missing: existsSync(memory) && statSync(memory).dev !== statSync(tmpdir()).dev ? undefined : `${memory} is no device of its own`,
};

describe.skipIf(otherDevice.missing)(titled('a folder on another device', otherDevice), () => {
  const saved = otherDevice.missing === undefined ? mkdtempSync(join(memory, 'saved-files-')) : '';
  afterAll(() => rmSync(saved, { recursive: true }));
  const acceptance = useAcceptance({ env: { SAVED: saved } });

  test.each([64, 100_000])('takes a file of %i bytes, whole', async (size) => {
    const content = arbitraryBytes(size);
    const connection = await acceptance.server.connect();
    const { status, body } = await sendOn(connection, wholeBody(content, '/saved'));
    expect([status, JSON.parse(body)]).toEqual([201, storedFile(content)]);
    expect(readdirSync(saved)).toEqual([]);
  });
});
