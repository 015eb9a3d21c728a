import { setTimeout as delay } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { titled } from '../../real/available.ts';
import { canReadDescriptors } from '../../real/server-process.ts';
import { useAcceptance } from './acceptance-server.ts';
import { sent, storedForm, twoFiles, wholeBody } from './upload-requests.ts';

/** Milliseconds until a folder begins to be made, or a file to be opened, and until it is told to be. */
const SLOW = 25;

describe.skipIf(canReadDescriptors.missing)(titled('on a slow disk', canReadDescriptors), () => {
  const acceptance = useAcceptance({ node: ['--import', './test/integration/uploads/acceptance/slow-disk.mjs'], env: { SLOW_DISK: String(SLOW) } });
  const contents = { first: arbitraryBytes(1000), second: arbitraryBytes(1000) };
  const forms = { form: twoFiles(contents), 'body that is a file': wholeBody(contents.first) };

  // The folder, the first file and the second one are made in turn: every place between is met.
  const moments = Array.from({ length: 7 * 4 }, (_, index) => (index * SLOW) / 4);

  describe.each(['FIN', 'RST'] as const)('a client that goes away with %s', (how) => {
    test.each(Object.entries(forms))('leaves nothing of a %s, whatever is being opened', async (_, form) => {
      const { server } = acceptance;
      const leaveAt = async (moment: number): Promise<void> => {
        const connection = await sent(server, form, form.body.length - 10);
        await delay(moment);
        await connection.abort(how);
      };
      await Promise.all(moments.map(leaveAt));
    });
  });

  test('uploads wait for it, and are whole', async () => {
    const { server } = acceptance;
    const start = performance.now();
    const connections = await Promise.all(moments.map(() => sent(server, forms.form)));
    for (const connection of connections) {
      const { status, body } = await connection.answer();
      expect([status, JSON.parse(body)]).toEqual([201, storedForm(contents)]);
    }
    expect(performance.now() - start).toBeGreaterThan(5 * SLOW);
  });

  test('a form that is refused while its file is being opened leaves nothing', async () => {
    const { server } = acceptance;
    const { head, body } = forms.form;
    const wrong = Buffer.from(body);
    wrong.write('X', body.lastIndexOf('Content-Disposition'));
    const connections = await Promise.all(moments.map(() => sent(server, { head, body: wrong })));
    for (const connection of connections) expect((await connection.answer()).status).toBe(400);
  });
});
