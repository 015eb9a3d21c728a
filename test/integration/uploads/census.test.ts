import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import type { RawConnection } from '../../real/raw-connection.ts';
import { rawHead } from '../../real/raw-form.ts';
import { type AcceptanceServer, startAcceptance } from './acceptance-server.ts';
import { expectUpload, fileInJson, twoFiles, wholeBody } from './upload-requests.ts';

/** Requests of each ending: 100 in each run of the tests, 1,000 with `npm run test:census`. */
const REQUESTS = Number(process.env['CENSUS_REQUESTS'] ?? 100);
const AT_ONCE = 25;

/** How a client leaves: it closes the connection, resets it, or ends its side and waits for the answer. */
type Leaving = 'FIN' | 'RST' | 'half-close';

interface Ending {
  readonly head: string;
  readonly body: Uint8Array;
  /** Bytes of the body that are sent. Default: all. */
  readonly bytes?: number;
  /** Status of the answer; `undefined` if the client leaves before. */
  readonly status?: number;
  /** How the client leaves, before the answer or after it. */
  readonly leaves: Leaving;
}

const form = twoFiles({ first: arbitraryBytes(700), second: arbitraryBytes(100) });
const large = twoFiles({ first: arbitraryBytes(200_000), second: arbitraryBytes(100) });
/** One byte over the limit of a file. */
const over = twoFiles({ first: arbitraryBytes(1001), second: arbitraryBytes(2000) }, '/tight');
const raw = wholeBody(arbitraryBytes(100_000));
const json = fileInJson(arbitraryBytes(1000));
const badForm = { head: form.head, body: Buffer.from(`--no-such-boundary\r\n${'x'.repeat(form.body.length)}`) };
const to = (path: string, { head, body }: { head: string; body: Uint8Array }): { head: string; body: Uint8Array } => ({
  head: head.replace(/ \/\S*/, ` ${path}`),
  body,
});
const afterAnswer: readonly Leaving[] = ['FIN', 'RST', 'half-close'];

const ENDINGS: readonly (readonly [string, Ending])[] = [
  ...afterAnswer.flatMap((leaves): (readonly [string, Ending])[] => [
    [`served, then ${leaves}`, { ...form, status: 201, leaves }],
    [`413 in the middle of a body, then ${leaves}`, { ...over, bytes: over.body.length - 1500, status: 413, leaves }],
    [`413 at the end of a body, then ${leaves}`, { ...over, status: 413, leaves }],
    [`400 in the middle of a body, then ${leaves}`, { ...badForm, bytes: badForm.body.length - 1, status: 400, leaves }],
    [`404 before the body, then ${leaves}`, { ...to('/nowhere', large), bytes: 100, status: 404, leaves }],
    [`405 before the body, then ${leaves}`, { ...to('/raw', large), bytes: 100, status: 405, leaves }],
    [
      `415 before the body, then ${leaves}`,
      { head: form.head.replace('multipart/form-data', 'text/plain'), body: form.body, bytes: 100, status: 415, leaves },
    ],
    [`400 for the query, then ${leaves}`, { ...to('/handlers/waits?milliseconds=x', form), status: 400, leaves }],
    [`a handler that ignores the body, then ${leaves}`, { ...to('/handlers/ignores', large), bytes: 100, status: 201, leaves }],
    [`a handler that fails, then ${leaves}`, { ...to('/handlers/throws%20before%20it%20reads', form), status: 500, leaves }],
    [
      `a head that is refused, then ${leaves}`,
      { head: large.head.replace('\r\n', '\r\nHost: other\r\n'), body: large.body, bytes: 100, status: 400, leaves },
    ],
  ]),
  ['415 after the whole body', { head: json.head.replace('application/json', 'text/plain'), body: json.body, status: 415, leaves: 'FIN' }],
  ['bytes that are not HTTP', { head: 'nonsense\r\n\r\n', body: Buffer.alloc(0), status: 400, leaves: 'FIN' }],
  [
    'a chunk that is not HTTP',
    {
      head: rawHead('PUT', '/raw', ['Content-Type: application/octet-stream', 'Transfer-Encoding: chunked']),
      body: Buffer.from('5\r\nbytes\r\nx\r\n'),
      status: 400,
      leaves: 'FIN',
    },
  ],
  ...(['FIN', 'RST'] as const).flatMap((leaves): (readonly [string, Ending])[] => [
    [`a form that is cut with ${leaves}`, { ...large, bytes: 100_000, leaves }],
    [`a small form that is cut with ${leaves}`, { ...form, bytes: 300, leaves }],
    [`a file that is cut with ${leaves}`, { ...raw, bytes: 50_000, leaves }],
    [`JSON that is cut with ${leaves}`, { ...json, bytes: 500, leaves }],
    [`a body of which nothing is sent, and ${leaves}`, { ...raw, bytes: 0, leaves }],
  ]),
];

let server: AcceptanceServer;
/** The objects of a server without requests. */
let baseline: unknown;
beforeAll(async () => {
  server = await startAcceptance({ node: ['--no-warnings'] });
  await expectUpload(server);
  await delay(500);
  baseline = await server.ask('census');
});
afterAll(() => server.stop());

async function send({ head, body, bytes = body.length, status, leaves }: Ending): Promise<void> {
  const connection = await server.connect();
  await connection.write(Buffer.concat([Buffer.from(head), body.subarray(0, bytes)]));
  if (status !== undefined) expect((await connection.answer()).status).toBe(status);
  await leave(connection, leaves);
}

async function leave(connection: RawConnection, how: Leaving): Promise<void> {
  if (how === 'half-close') await connection.endWriting();
  await connection.abort(how === 'RST' ? 'RST' : 'FIN');
}

test.each(ENDINGS)('F2: nothing of a request is held after it has ended: %s', { timeout: 120_000 }, async (_name, ending) => {
  for (let sent = 0; sent < REQUESTS; sent += AT_ONCE) await Promise.all(Array.from({ length: AT_ONCE }, () => send(ending)));
  await server.disconnect();
  // The timers that would release a request without its connection take 10 s.
  await expect.poll(() => server.ask('census'), { interval: 200, timeout: 8000 }).toEqual(baseline);
});
