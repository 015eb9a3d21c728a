import { readdirSync, statSync } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiError } from '@modern-rest/core';
import { describe, expect, test } from 'vitest';
import { openFilesIn, useFreshFolders } from './fresh-folders.ts';
import { field, file, form, partNamed, raw } from './raw-form.ts';
import { type Answer, uploadApi } from './upload-api.ts';

const folders = useFreshFolders();
const limits = { spoolThreshold: 1000 };
const large = Buffer.alloc(300_000, 'content of a large file, ');
const small = Buffer.from('a small file');
const body = form([file('files', 'large.txt', large), file('files', 'small.txt', small), field('title', 'x'), file('file', 'other.txt', large)]);

/** The answer to a form, with a look around while its handler runs. */
const inHandler = (look: () => unknown, sent = body): Promise<Answer> => uploadApi({ limits, inHandler: look }).send(sent);

describe('a file above the threshold', () => {
  test('is a file of the owner only, with a name that nobody can guess, while the handler runs', async () => {
    const umask = process.umask(0);
    const answer = await inHandler(async () => {
      const names = await readdir(folders.temporary);
      const modes = await Promise.all(names.map(async (name) => (await stat(join(folders.temporary, name))).mode & 0o777));
      expect(modes).toEqual([0o600, 0o600]);
      for (const name of names) expect(name).toMatch(/^modern-rest-[0-9a-f]{12}-\d+-\d+-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
    }).finally(() => process.umask(umask));
    expect(answer.status).toBe(201);
  });

  test('has no open descriptor while nobody reads it', async () => {
    expect((await inHandler(async () => expect(await openFilesIn(folders.temporary)).toEqual([]))).status).toBe(201);
  });

  test('is above it by one byte', async () => {
    const filesFor = async (size: number): Promise<number | undefined> => {
      let count: number | undefined;
      await inHandler(
        async () => {
          count = (await readdir(folders.temporary)).length;
        },
        form([file('file', 'a.txt', large.subarray(0, size))]),
      );
      return count;
    };
    expect([await filesFor(1000), await filesFor(1001)]).toEqual([0, 1]);
  });

  test('that the endpoint does not declare is not kept', async () => {
    expect((await inHandler(async () => expect(await readdir(folders.temporary)).toEqual([]), form([file('other', 'a.txt', large)]))).status).toBe(
      201,
    );
  });
});

describe('nothing is left behind', () => {
  const send = async (options: Parameters<typeof uploadApi>[0], sent: Buffer = body): Promise<number> =>
    (await uploadApi({ limits, ...options }).send(sent)).status;

  test('by a handler that succeeds', async () => {
    expect(await send({})).toBe(201);
  });

  test('by a handler that throws', async () => {
    const { send: sendIt, reported } = uploadApi({
      limits,
      inHandler: () => {
        throw new Error('broken');
      },
    });
    expect([(await sendIt(body)).status, reported]).toEqual([500, [new Error('broken')]]);
  });

  test('by an answer that the endpoint does not declare', async () => {
    const answerUndeclared = (): never => {
      throw new ApiError(409, { detail: [] });
    };
    expect(await send({ inHandler: answerUndeclared })).toBe(422);
  });

  test('by a body whose values are not valid', async () => {
    expect(await send({}, form([file('file', 'a.txt', large), field('count', 'x')]))).toBe(400);
    expect(await send({}, form([file('file', 'a.txt', large), file('file', 'b.txt', large)]))).toBe(400);
    expect(await send({}, form([file('file', 'a.txt', large), field('title', Buffer.of(0xff))]))).toBe(400);
  });

  test.each([
    ['the bytes of a file', { fileSize: 200_000 }],
    ['the bytes of the second file', { files: 1 }],
    ['the bytes of a field', { fieldSize: 0 }],
    ['the bytes of the body', { multipartBody: 400_000 }],
    ['the parts', { parts: 3 }],
  ])('by a body that exceeds %s', async (_, exceeded) => {
    const { chunks } = uploadApi({ limits: { ...limits, ...exceeded } });
    for (const size of [100, 10_000, 65_536]) expect((await chunks(cut(body, size))).status).toBe(413);
  });

  test.each([
    ['a malformed part', Buffer.concat([form([file('file', 'a.txt', large)]).subarray(0, -2), raw('⏎x⏎⏎')])],
    ['a line that looks like a delimiter', form([file('file', 'a.txt', Buffer.concat([large, raw('⏎--boundX')]))])],
    ['a part that has no name', form([file('file', 'a.txt', large), partNamed('x=y')])],
    ['no end', form([file('file', 'a.txt', large)]).subarray(0, -1)],
  ])('by a body with %s', async (_, sent) => {
    const { chunks } = uploadApi({ limits });
    for (const size of [100, 10_000, 65_536]) expect((await chunks(cut(sent, size))).status).toBe(400);
  });

  test('by a client that goes away, wherever it does', async () => {
    const api = uploadApi({ limits });
    for (let length = 0; length < body.length; length += 4999) {
      const leaving = new Readable({ read: () => undefined });
      const answer = api.stream(leaving);
      for (const chunk of cut(body.subarray(0, length), 16_000)) leaving.push(chunk);
      if (length % 2 === 0) await delay(1);
      leaving.destroy(new Error('the client has gone'));
      expect((await answer).status).toBe(400);
    }
    expect(api.reported).toEqual([]);
  });

  test('by a client that goes away within a file that nobody reads', async () => {
    const leaving = new Readable({ read: () => undefined });
    leaving.push(form([file('other', 'a.txt', large)]).subarray(0, 100_000));
    setTimeout(() => leaving.destroy(new Error('the client has gone')), 5);
    expect((await uploadApi({ limits }).stream(leaving)).status).toBe(400);
  });

  test('by a client that goes away without an error', async () => {
    const leaving = new Readable({ read: () => undefined });
    leaving.push(body.subarray(0, 100_000));
    setTimeout(() => leaving.destroy(), 5);
    expect((await uploadApi({ limits }).stream(leaving)).status).toBe(400);
  });

  test('by a client that goes away after its limit was exceeded', async () => {
    const stalled = new Readable({ read: () => undefined });
    stalled.push(body.subarray(0, 200_000));
    expect((await uploadApi({ limits: { ...limits, fileSize: 100_000 } }).stream(stalled)).status).toBe(413);
    stalled.once('error', () => undefined).destroy(new Error('the client has gone'));
  });

  test('by many at once', async () => {
    const api = uploadApi({ limits });
    const bodies = Array.from({ length: 40 }, (_, index) => (index % 2 ? body : body.subarray(0, body.length - index * 7000)));
    const answers = await Promise.all(bodies.map((one) => api.chunks(cut(one, 10_000))));
    expect(answers.map(({ status }) => status)).toEqual(bodies.map((_, index) => (index % 2 ? 201 : index === 0 ? 201 : 400)));
  });
});

describe('a disk that is slower than the client', () => {
  test('slows the client down: no more is read than what waits in a few buffers', async () => {
    const written = (): number => filesSize(folders.temporary);
    let waiting = 0;
    function* endless(): Generator<Buffer> {
      yield form([file('file', 'a.txt', '')]).subarray(0, -'\r\n--bound--'.length);
      for (let sent = 0; sent < 20_000_000; sent += 65_536) {
        waiting = Math.max(waiting, sent - written());
        yield Buffer.alloc(65_536);
      }
      yield raw('⏎--bound--');
    }
    const api = uploadApi({ limits: { ...limits, fileSize: 30_000_000 }, inHandler: (files) => delete files.file });
    expect((await api.chunks(endless())).status).toBe(201);
    expect(waiting).toBeLessThan(1_000_000);
  });
});

describe('a disk that fails', () => {
  test('is the fault of the server: 500, and it is reported', async () => {
    process.env['TMPDIR'] = join(folders.temporary, 'missing');
    const api = uploadApi({ limits });
    const answer = await api.send(body);
    expect([answer.status, api.reported]).toMatchObject([500, [{ code: 'ENOENT' }]]);
  });

  test('is told at once, although the client has more to send', async () => {
    process.env['TMPDIR'] = join(folders.temporary, 'missing');
    const stalled = new Readable({ read: () => undefined });
    stalled.push(body.subarray(0, 100_000));
    expect((await uploadApi({ limits }).stream(stalled)).status).toBe(500);
    expect(stalled.destroyed).toBe(false);
  });

  test('leaves the rest of the body to whoever answers', async () => {
    process.env['TMPDIR'] = join(folders.temporary, 'missing');
    const request = new Readable({ read: () => undefined });
    request.push(body.subarray(0, 100_000));
    expect((await uploadApi({ limits }).stream(request)).status).toBe(500);

    request.push(body.subarray(100_000, 200_000));
    await delay(5);
    expect(['readable', 'data'].map((event) => request.listenerCount(event))).toEqual([0, 0]);
    const rest = text(request);
    request.push(body.subarray(200_000));
    request.push(null);
    expect((await rest).length).toBe(body.length - 100_000);
  });

  test('does not touch small files', async () => {
    process.env['TMPDIR'] = join(folders.temporary, 'missing');
    expect((await uploadApi({ limits }).send(form([file('file', 'a.txt', small)]))).status).toBe(201);
  });
});

function* cut(bytes: Buffer, size: number): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

function filesSize(folder: string): number {
  return readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);
}
