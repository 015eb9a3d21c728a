import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { findProgram, titled } from '../../real/available.ts';
import { canReadDescriptors } from '../../real/server-process.ts';
import { useAcceptance } from './acceptance-server.ts';
import { type Nginx, startNginx } from './nginx.ts';
import { sendOn, sent, storedFile, storedForm, twoFiles, wholeBody } from './upload-requests.ts';

const KiB = 1024;
const MiB = 1024 * KiB;

const nginx = findProgram('nginx', ['nginx', '/usr/sbin/nginx'], ['-v']);
const needed = { missing: canReadDescriptors.missing ?? nginx.missing };

describe.skipIf(needed.missing)(titled('behind nginx', needed), () => {
  const acceptance = useAcceptance();
  let proxy: Nginx;
  beforeAll(async () => {
    proxy = await startNginx(nginx.command, acceptance.server.port);
  });
  afterAll(() => proxy.stop());

  const small = { first: arbitraryBytes(1000), second: arbitraryBytes(10) };
  const large = { first: arbitraryBytes(3 * MiB), second: arbitraryBytes(1000) };

  describe.each(['buffered', 'streamed', 'as-http-1.0'])('that passes bodies on %s', (how) => {
    test('uploads are stored as they are, one after the other on one connection', async () => {
      const connection = await proxy.connect();
      for (const contents of [small, large, small]) {
        const { status, body } = await sendOn(connection, twoFiles(contents, `/${how}/form`));
        expect([status, JSON.parse(body)]).toEqual([201, storedForm(contents)]);
      }
      const { status, body } = await sendOn(connection, wholeBody(large.first, `/${how}/raw`));
      expect([status, JSON.parse(body)]).toEqual([201, storedFile(large.first)]);
      await connection.abort('FIN');
    });

    test('what is refused is told so, and the connection takes an upload afterwards', async () => {
      const tooLarge = twoFiles({ first: arbitraryBytes(5 * MiB), second: arbitraryBytes(10) }, `/${how}/form`);
      for (let round = 0; round < 3; round++) {
        const connection = await proxy.connect();
        expect((await sendOn(connection, tooLarge)).status).toBe(413);
        expect((await sendOn(connection, twoFiles(small, `/${how}/form`))).status).toBe(201);
        await connection.abort('FIN');
      }
    });

    test('clients that go away leave nothing', async () => {
      const form = twoFiles(large, `/${how}/form`);
      const leave = async (index: number): Promise<void> => {
        const connection = await sent(proxy, form, index * 150 * KiB);
        await connection.abort(index % 2 === 0 ? 'FIN' : 'RST');
      };
      await Promise.all(Array.from({ length: 20 }, (_, index) => leave(index)));
    });
  });
});
