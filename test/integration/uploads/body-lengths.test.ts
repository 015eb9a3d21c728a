import { describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { titled } from '../../real/available.ts';
import type { RawConnection } from '../../real/raw-connection.ts';
import { type RawForm, rawHead } from '../../real/raw-form.ts';
import { canReadDescriptors } from '../../real/server-process.ts';
import { useAcceptance } from './acceptance-server.ts';
import { expectUpload, sendOn, sent, twoFiles } from './upload-requests.ts';

/** The limit of each file at `/tight`; the whole form may have four times as much. */
const LIMIT = 1000;

const form = (size: number): RawForm => twoFiles({ first: arbitraryBytes(size), second: arbitraryBytes(10) }, '/tight');

/** The type of the forms, as the header field says it. */
const TYPE = /^Content-Type: .*$/m.exec(form(0).head)?.[0] ?? '';

/** A body in chunks (RFC 9112, section 7.1), of some bytes each. */
function inChunks(body: Buffer, size: number): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 0; at < body.length; at += size) {
    const chunk = body.subarray(at, at + size);
    chunks.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}

describe.skipIf(canReadDescriptors.missing)(titled('a form that is too large', canReadDescriptors), () => {
  const acceptance = useAcceptance();
  const withLength = (length: string, { body }: RawForm): RawForm => ({
    head: rawHead('POST', '/tight', [TYPE.trim(), `Content-Length: ${length}`]),
    body,
  });
  const chunked = (of: RawForm, size: number, headers: readonly string[] = []): RawForm => ({
    head: rawHead('POST', '/tight', [TYPE.trim(), 'Transfer-Encoding: chunked', ...headers]),
    body: inChunks(of.body, size),
  });

  test.each([
    ['with its length', (of: RawForm) => of],
    ['in chunks', (of) => chunked(of, 500)],
    ['in chunks of one byte', (of) => chunked(of, 1)],
    ['in one chunk', (of) => chunked(of, 1e6)],
  ])('is a 413 %s, and one that is not is stored', async (_, made) => {
    const { server } = acceptance;
    const connection = await server.connect();
    expect((await sendOn(connection, made(form(LIMIT)))).status).toBe(201);
    for (const size of [LIMIT + 1, 3 * LIMIT, 5 * LIMIT]) expect((await sendOn(connection, made(form(size)))).status).toBe(413);
    await expectUpload(server, connection);
  });

  const MADE: readonly (readonly [what: string, make: (of: RawForm) => RawForm, status: number | undefined])[] = [
    ['is announced smaller than it is', (of) => withLength(String(of.body.length - 4500), of), undefined],
    ['has a negative length', (of) => withLength('-1', of), undefined],
    ['has a length with a sign', (of) => withLength(`+${of.body.length}`, of), undefined],
    ['has a length in another system', (of) => withLength('0x10', of), undefined],
    ['has two lengths', (of) => withLength(`10\r\nContent-Length: ${of.body.length}`, of), undefined],
    ['has a list of lengths', (of) => withLength(`${of.body.length}, ${of.body.length}`, of), undefined],
    ['has chunks and a length', (of) => chunked(of, 100, ['Content-Length: 10']), undefined],
    ['has an unknown encoding', (of) => ({ ...of, head: rawHead('POST', '/tight', [TYPE.trim(), 'Transfer-Encoding: xchunked']) }), 501],
    ['has no length', (of) => ({ ...of, head: rawHead('POST', '/tight', [TYPE.trim(), 'Connection: close']) }), undefined],
  ];

  test.each(MADE)('and %s is not stored', async (_, made, other) => {
    const { server } = acceptance;
    for (const size of [LIMIT, 5 * LIMIT]) {
      const connection = await sent(server, made(form(size)));
      const statuses = await allStatuses(connection);
      expect(statuses.length).toBeGreaterThan(0);
      for (const status of statuses) expect(other === undefined ? [400, 413] : [other]).toContain(status);
    }
  });

  test('and ends nowhere, a thousand times, leaves nothing when its client goes away', async () => {
    const { server } = acceptance;
    const endless = form(3 * LIMIT);
    const abort = async (index: number): Promise<void> => {
      const connection = await sent(server, endless, endless.body.length - 500);
      // Half of the clients read that they are refused.
      if (index % 2 === 0) expect((await connection.answer()).status).toBe(413);
      await connection.abort(index % 4 < 2 ? 'RST' : 'FIN');
    };
    for (let start = 0; start < 1000; start += 50) await Promise.all(Array.from({ length: 50 }, (_, index) => abort(start + index)));
  });

  test('is refused at any byte of the rest, which its client may send, or not', async () => {
    const { server } = acceptance;
    const large = form(3 * LIMIT);
    const leave = async (position: number, index: number): Promise<void> => {
      const connection = await sent(server, large, position);
      expect((await connection.answer()).status).toBe(413);
      if (index % 3 === 0) {
        await connection.write(large.body.subarray(position));
        await expectUpload(server, connection);
      }
      if (index % 3 === 1) await connection.endWriting();
      await connection.abort(index % 2 === 0 ? 'FIN' : 'RST');
    };
    const refusedFrom = large.body.indexOf('first.txt') + LIMIT + 100;
    const positions = Array.from({ length: 96 }, (_, index) => refusedFrom + index * 20);
    await Promise.all(positions.map(leave));
  });
});

/** The statuses of all answers until the connection ends, which it does within a second. */
async function allStatuses(connection: RawConnection): Promise<readonly number[]> {
  const statuses: number[] = [];
  try {
    await connection.endWriting();
    for (;;) statuses.push((await connection.answer()).status);
  } catch {
    return statuses;
  }
}
