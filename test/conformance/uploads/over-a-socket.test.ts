import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createKoa } from '@modern-rest/koa';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { rawConnection } from '../../real/raw-connection.ts';
import { rawHead } from '../../real/raw-form.ts';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { CONTENT_TYPE } from '../../unit/multipart/raw-form.ts';
import { GOLDEN_BODIES } from './golden-bodies.ts';
import { randomNumbers } from './random-numbers.ts';
import { cut } from './splits.ts';
import { type Answer, readAnswer, uploadEndpoint } from './upload-endpoint.ts';

useFreshFolders();

/** Some of the bodies, of every theme. */
const SAMPLE = 30;
const sample = Array.from({ length: SAMPLE }, (_, index) => GOLDEN_BODIES[Math.floor((index * GOLDEN_BODIES.length) / SAMPLE)]).filter(
  (body) => body !== undefined,
);

const endpoint = uploadEndpoint({ limits: { spoolThreshold: 4 } });
const koa = createKoa(endpoint.api);
koa.silent = true;
const server = createServer(koa.callback());
beforeAll(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterAll(async () => {
  server.closeAllConnections();
  await once(server.close(), 'close');
});

/** Sends a body in a few writes, and then, on the same connection, one that is right. */
async function answers(bytes: Buffer, contentType: string): Promise<readonly Answer[]> {
  const connection = await rawConnection((server.address() as AddressInfo).port);
  const random = randomNumbers(bytes.length);
  try {
    const received: Answer[] = [];
    for (const [body, type] of [[bytes, contentType] as const, [canary, CONTENT_TYPE] as const]) {
      await connection.write(rawHead('POST', '/', [`Content-Type: ${type}`, `Content-Length: ${body.length}`]));
      for (const chunk of cut(body, [random.below(body.length + 1), random.below(body.length + 1)])) await connection.write(chunk);
      const { status, body: text } = await connection.answer();
      received.push(readAnswer(status, text));
    }
    return received;
  } finally {
    await connection.abort('RST');
  }
}
const canary = Buffer.from('--bound\r\nContent-Disposition: form-data; name="title"\r\n\r\nstill there\r\n--bound--\r\n');

test.each(sample)('$id gets the same verdict as in memory, and the connection lives on', async ({ bytes, contentType = CONTENT_TYPE }) => {
  expect(await answers(bytes, contentType)).toEqual([
    await endpoint.send([bytes], { 'content-type': contentType }),
    { status: 201, seen: { fields: { title: ['still there'] }, files: {} } },
  ]);
  expect(endpoint.reported).toEqual([]);
});
