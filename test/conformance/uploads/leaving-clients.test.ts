import { setTimeout as delay } from 'node:timers/promises';
import type { Guard } from '@modern-rest/core';
import { describe, expect, test } from 'vitest';
import { useFreshFolders } from '../../unit/multipart/fresh-folders.ts';
import { field, file, form } from '../../unit/multipart/raw-form.ts';
import { openBody } from './open-body.ts';
import { uploadEndpoint } from './upload-endpoint.ts';

useFreshFolders();

describe('A8: a client that goes away while somebody waits', () => {
  const waiting: Guard = { check: () => delay(20), responses: [] };
  const body = form([file('file', 'a.txt', 'x'.repeat(200)), field('title', 'x')]);

  test.each([
    ['before anything has come', 0],
    ['in the middle of a file', 150],
    ['after everything has come', body.length],
  ])('for a guard, %s, two hundred times', async (_, length) => {
    const { stream, reported } = uploadEndpoint({ limits: { spoolThreshold: 10 }, guards: [waiting] });
    const answers = await Promise.all(
      Array.from({ length: 200 }, async (__, index) => {
        const leaving = openBody();
        leaving.push(body.subarray(0, length));
        const answer = stream(leaving);
        await delay(index % 20);
        leaving.destroy(index % 2 ? new Error('the client has gone') : undefined);
        return answer;
      }),
    );
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([400]));
    expect(reported).toEqual([]);
  });
});

describe('A12: a body that is cut off within what exceeds a limit', () => {
  const body = form([field('title', '1'), file('file', 'a.txt', 'two'), field('note', 'three\r\n--boun'), file('file', 'b.txt', 'four')]);

  test.each([
    ['parts', { parts: 2 }],
    ['fields', { fields: 1 }],
    ['files', { files: 1 }],
  ])('of %s is refused at every byte, whether the client waits, ends or goes away', async (_, limits) => {
    const { stream, send, reported } = uploadEndpoint({ limits });
    for (let length = 0; length < body.length; length += 1) {
      const cutOff = body.subarray(0, length);
      const leaving = openBody();
      leaving.push(cutOff);
      setImmediate(() => leaving.destroy(new Error('the client has gone')));
      const statuses = [await send([cutOff]), await send(Array.from(cutOff, (byte) => Buffer.of(byte))), await stream(leaving)].map(
        ({ status }) => status,
      );
      expect([length, statuses.every((status) => status === 400 || status === 413)]).toEqual([length, true]);
    }
    expect((await send([body])).status).toBe(413);
    expect((await send([form([field('title', 'x')])])).status).toBe(201);
    expect(reported).toEqual([]);
  });
});
