import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { titled } from './available.ts';
import { type RawConnection, rawConnection } from './raw-connection.ts';
import { type RawForm, rawForm } from './raw-form.ts';
import { canReadDescriptors, type ServerProcess, startServer, UPLOADS } from './server-process.ts';

const KiB = 1024;
const SPOOL = 256 * KiB;

const form = rawForm('POST', '/api/with-fields/', { receipt: Buffer.alloc(1024 * KiB, 'a'), rules: 'the rules' });
const small = rawForm('PUT', '/api/metadata/', { receipt: 'a receipt', rules: 'the rules' }, ['Connection: close']);

/** A connection that has sent a form up to some byte of its body. */
async function sent({ port }: ServerProcess, { head, body }: RawForm, bytes = body.length): Promise<RawConnection> {
  const connection = await rawConnection(port);
  await connection.write(head);
  await connection.write(body.subarray(0, bytes));
  return connection;
}

describe.skipIf(canReadDescriptors.missing)(titled('a client that goes away leaves nothing behind', canReadDescriptors), () => {
  let server: ServerProcess;
  let baseline: string[];
  beforeAll(async () => {
    server = await startServer(UPLOADS);
    baseline = server.descriptors();
  });
  afterAll(() => server.stop());

  /** A whole upload of a small form on a connection of its own. */
  async function upload(): Promise<number> {
    const connection = await sent(server, small);
    const { status } = await connection.answer();
    await connection.abort('FIN');
    return status;
  }

  async function abortAt(position: number, how: 'FIN' | 'RST'): Promise<void> {
    const connection = await sent(server, form, position);
    // What goes to disk has to be there first, or there would be nothing to clean up.
    if (position > SPOOL + 64 * KiB) await expect.poll(() => server.temporaryFiles().length, { interval: 5 }).toBeGreaterThan(0);
    await connection.abort(how);
  }

  async function expectNothingLeft(): Promise<void> {
    expect(await upload()).toBe(200);
    await expect.poll(() => [server.temporaryFiles(), server.descriptors()], { interval: 10 }).toEqual([[], baseline]);
  }

  const positions: readonly (readonly [string, number])[] = [
    ['before the body', 0],
    ['in the first delimiter', 10],
    ['in the headers of the first file', 100],
    ['in a file that is in memory', 100 * KiB],
    ['where the file goes to disk', SPOOL + 150],
    ['in a file that is on disk', 400 * KiB],
    ['in a file that is on disk, near its end', 1000 * KiB],
    ['in the headers of the second file', form.body.length - 80],
    ['in the closing delimiter', form.body.length - 3],
  ];
  const cases = positions.flatMap(([place, position]) => (['FIN', 'RST'] as const).map((how) => ({ place, position, how })));

  test.each(cases)('$place, with $how', async ({ position, how }) => {
    await abortAt(position, how);
    await expectNothingLeft();
  });

  test('right after the last byte, without waiting for the answer', async () => {
    const connection = await sent(server, form);
    await connection.abort('RST');
    await expectNothingLeft();
  });

  test.each(['FIN', 'RST'] as const)('after an early answer that says no, with %s', async (how) => {
    const tooLarge = rawForm('POST', '/api/with-fields/', { receipt: Buffer.alloc(11 * 1024 * KiB), rules: 'the rules' });
    const connection = await sent(server, tooLarge, tooLarge.body.length - 1024);
    expect((await connection.answer()).status).toBe(413);
    await connection.abort(how);
    await expectNothingLeft();
  });

  test('fifty at once, everywhere in the body', async () => {
    const step = Math.floor(form.body.length / 50);
    await Promise.all(Array.from({ length: 50 }, (_, index) => abortAt(index * step, index % 2 === 0 ? 'RST' : 'FIN')));
    await expectNothingLeft();
  });
});
