import { connect, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { rawHead } from '../../real/raw-form.ts';
import { type AcceptanceServer, startAcceptance } from './acceptance-server.ts';
import { sent, storedForm, twoFiles } from './upload-requests.ts';

const HOSTILE = 200;
/** Uploads of a normal client, one after the other. */
const NORMAL = 10;
/** Milliseconds between two pieces of a slow body. */
const TICK = 100;

/** Addresses of hostile clients by their index. The normal client has 127.0.0.1. */
const ADDRESSES: readonly (readonly [string, (index: number) => string])[] = [
  ['the address of the normal client', () => '127.0.0.1'],
  ['one other address', () => '127.0.0.2'],
  ['an address each', (index) => `127.0.1.${index}`],
];

/** Uploads at 1 to 1,300 bytes per second. A client that is refused or cut off connects again. */
function slowClient(port: number, index: number, localAddress: string): () => void {
  const bytesPerSecond = 1 + Math.round((1299 * index) / (HOSTILE - 1));
  let socket: Socket;
  let due = 0;
  let isOver = false;
  const begin = (): void => {
    if (isOver) return;
    socket = connect({ port, host: '127.0.0.1', localAddress });
    socket.on('error', () => undefined).once('data', () => socket.destroy());
    socket.once('close', begin);
    socket.write(rawHead('PUT', '/raw', ['Content-Type: application/octet-stream', 'Content-Length: 4000000']));
  };
  const timer = setInterval(() => {
    due += (bytesPerSecond * TICK) / 1000;
    const bytes = Math.floor(due);
    due -= bytes;
    if (bytes > 0 && socket.writable) socket.write(Buffer.alloc(bytes));
  }, TICK);
  begin();
  return () => {
    isOver = true;
    clearInterval(timer);
    socket.destroy();
  };
}

describe.each(ADDRESSES)('F3: 200 slow clients with %s', (_what, addressOf) => {
  let server: AcceptanceServer;
  let stop: (() => void)[];

  beforeEach(async () => {
    server = await startAcceptance({ env: { MAX_UPLOADS_PER_CLIENT: '48' } });
    stop = Array.from({ length: HOSTILE }, (_, index) => slowClient(server.port, index, addressOf(index)));
    await expect.poll(() => server.inFlight()).toBeGreaterThanOrEqual(48);
  });
  afterEach(async () => {
    for (const end of stop) end();
    await server.stop();
  });

  test('do not delay a normal client by more than the second after which its upload would be refused', async () => {
    for (let upload = 0; upload < NORMAL; upload += 1) {
      const contents = { first: arbitraryBytes(300_000), second: arbitraryBytes(1000) };
      const connection = await sent(server, twoFiles(contents));
      const { status, body } = await connection.answer();
      expect([upload, status, JSON.parse(body)]).toEqual([upload, 201, storedForm(contents)]);
    }
  });
});
