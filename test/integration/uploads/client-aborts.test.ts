import { describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { titled } from '../../real/available.ts';
import type { RawConnection } from '../../real/raw-connection.ts';
import type { RawForm } from '../../real/raw-form.ts';
import { canReadDescriptors } from '../../real/server-process.ts';
import { useAcceptance } from './acceptance-server.ts';
import { expectUpload, fileInJson, sent, storedFile, storedForm, twoFiles, wholeBody } from './upload-requests.ts';

const KiB = 1024;

/** How many clients go away at once. */
const AT_ONCE = 32;

/** How clients go away: they close the connection, reset it, or end their side and wait for an answer. */
type Leaving = 'FIN' | 'RST' | 'half-close';

/** A request that is cut, and where. */
interface Sweep {
  readonly form: RawForm;
  /** The body of the answer to all of it. */
  readonly answer: object;
  /** Bytes from one place to the next. */
  readonly step: number;
  /** How many bytes of the body make a temporary file. */
  readonly onDiskFrom: number;
}

const file = arbitraryBytes(700);
const small = { first: file, second: arbitraryBytes(100) };
const smallForm = twoFiles(small);
const withUnwanted = { first: arbitraryBytes(10), second: arbitraryBytes(10), unwanted: file };
const large = { first: arbitraryBytes(1024 * KiB), second: arbitraryBytes(100) };

/** In the first of two files, whose headers are about a hundred bytes, and which is larger than the threshold of 64 by then. */
const IN_FIRST_FILE = smallForm.body.indexOf('first.txt') + 200;

const everyByte: readonly (readonly [string, Sweep])[] = [
  ['of a small form', { form: smallForm, answer: storedForm(small), step: 1, onDiskFrom: IN_FIRST_FILE }],
  [
    'of a small form that begins with a file that nobody asked for',
    { form: twoFiles(withUnwanted), answer: storedForm(withUnwanted), step: 1, onDiskFrom: Number.POSITIVE_INFINITY },
  ],
  ['of a small body that is a file', { form: wholeBody(file), answer: storedFile(file), step: 1, onDiskFrom: 65 }],
  ['of a small file in JSON', { form: fileInJson(file), answer: storedFile(file), step: 1, onDiskFrom: Number.POSITIVE_INFINITY }],
];
const every4KiB: readonly (readonly [string, Sweep])[] = [
  ['of a large form', { form: twoFiles(large), answer: storedForm(large), step: 4 * KiB, onDiskFrom: IN_FIRST_FILE }],
  ['of a large body that is a file', { form: wholeBody(large.first), answer: storedFile(large.first), step: 4 * KiB, onDiskFrom: 65 }],
];

describe.skipIf(canReadDescriptors.missing)(titled('a client that goes away', canReadDescriptors), () => {
  const acceptance = useAcceptance();

  describe.each<Leaving>(['FIN', 'RST', 'half-close'])('with %s', (how) => {
    test.each(everyByte)('after any byte %s', (_, of) => sweep(of, how));
  });
  describe.each<'FIN' | 'RST'>(['FIN', 'RST'])('with %s', (how) => {
    test.each(every4KiB)('after any 4 KiB %s', (_, of) => sweep(of, how));
  });

  // Who has closed the connection may as well wait for the answer, until it is written; who has reset it is gone.
  test.each([
    ['FIN', 300],
    ['RST', 10_000],
  ] as const)('while its handler is at work, with %s', async (how, milliseconds) => {
    const { server } = acceptance;
    const form = twoFiles(small, `/handlers/waits?milliseconds=${milliseconds}`);
    for (let round = 0; round < 7; round++) {
      const connections = await Promise.all(Array.from({ length: AT_ONCE }, () => sent(server, form)));
      await expect.poll(() => server.temporaryFiles().length, { interval: 1 }).toBe(2 * AT_ONCE);
      await Promise.all(connections.map((connection) => connection.abort(how)));
      await server.settle();
    }
  });

  /** Leaves after each step of the body, and after all of it. */
  async function sweep(of: Sweep, how: Leaving): Promise<void> {
    const { length } = of.form.body;
    const positions = [...Array.from({ length: Math.ceil(length / of.step) }, (_, index) => index * of.step), length];
    for (let start = 0; start < positions.length; start += AT_ONCE) await leaveAt(positions.slice(start, start + AT_ONCE), of, how);
  }

  async function leaveAt(positions: readonly number[], { form, answer, onDiskFrom }: Sweep, how: Leaving): Promise<void> {
    const { server } = acceptance;
    const connections = await Promise.all(positions.map((position) => sent(server, form, position)));
    const cut = positions.filter((position) => position < form.body.length);
    const onDisk = cut.filter((position) => position >= onDiskFrom);
    await expect.poll(() => server.inFlight(), { interval: 1 }).toBeGreaterThanOrEqual(cut.length);
    await expect.poll(() => server.temporaryFiles().length, { interval: 1 }).toBeGreaterThanOrEqual(onDisk.length);
    await Promise.all(connections.map((connection, index) => leave(connection, index < cut.length ? undefined : answer, how)));
    await expectUpload(server);
    await server.settle();
  }

  /** A client that waits is told that its body is not complete, or what was stored. */
  async function leave(connection: RawConnection, answer: object | undefined, how: Leaving): Promise<void> {
    if (how !== 'half-close') return connection.abort(how);
    await connection.endWriting();
    const { status, body } = await connection.answer();
    expect(answer ? [status, JSON.parse(body)] : status).toEqual(answer ? [201, answer] : 400);
    return connection.abort('FIN');
  }
});
