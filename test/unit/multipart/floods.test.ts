import { setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from 'vitest';
import { field, file, form, part } from './raw-form.ts';
import { uploadApi } from './upload-api.ts';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;
const liveHeap = (): number => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

const MiB = 1024 * 1024;

const inChunks = (body: Buffer, size = 65_536): Buffer[] =>
  Array.from({ length: Math.ceil(body.length / size) }, (_, index) => body.subarray(index * size, (index + 1) * size));

describe('many small parts', () => {
  test.each([
    ['empty fields', field('x', '')],
    ['fields', field('x', 'y')],
    ['files', file('x', 'a', 'y')],
    ['empty file inputs', file('x', '', '')],
    ['nameless parts', part(['Content-Disposition: form-data'], 'x')],
  ])('are cut short: 20 000 %s', async (_, one) => {
    const chunks = inChunks(form(Array.from({ length: 20_000 }, () => one)));
    let read = 0;
    function* counted(): Generator<Buffer> {
      for (const chunk of chunks) {
        read += 1;
        yield chunk;
      }
    }
    expect([400, 413]).toContain((await uploadApi().chunks(counted())).status);
    expect(read).toBeLessThan(chunks.length / 2);
  });
});

// What looks back at every line break would need minutes for these, and so run into the time limit of a test.
describe('a content that looks like delimiters all over', () => {
  test.each([['\r'], ['\n'], ['\r\n'], ['\r\n-'], ['\r\n--'], ['\r\n--boun'], ['-'], ['\r\r\n--boun\r']])(
    'is read like any other: %j',
    async (pattern) => {
      const content = Buffer.alloc(5 * MiB, pattern);
      const api = uploadApi({ limits: { multipartBody: 64 * MiB, fileSize: 64 * MiB } });
      expect((await api.chunks(inChunks(form([file('other', 'a', content)])))).status).toBe(201);
    },
  );
});

// What goes through a header anew for each of its characters would need minutes for these.
describe('headers that are made to be slow', () => {
  const size = 300_000;
  test.each([['\\'], ['"'], [';'], ['\\"'], [' '], ['\t'], ['; '], [';x='], [';x="y"'], ['a '], ["'"], ['%'], ['%22'], ['é'], ['x:']])(
    'are read once: %j over and over',
    async (noise) => {
      const api = uploadApi({ limits: { partHeadersSize: size + 1000, fieldNameSize: size } });
      const filler = noise.repeat(size / Buffer.byteLength(noise));
      const lines = [
        `Content-Disposition: form-data; name="${filler}"`,
        `Content-Disposition: form-data; name=title; ${filler}`,
        `Content-Disposition: form-data; name=title; filename*=utf-8''${filler}`,
        `Content-Disposition: form-data; name=title\r\nContent-Type: text/plain; ${filler}x`,
        `Content-Disposition: form-data; name=title\r\nX: x${filler}x`,
        `Content-Disposition: form-data; name=title\r\n${filler}`,
      ];
      for (const line of lines) expect([201, 400]).toContain((await api.send(form([part([line], 'x')]))).status);
    },
  );
});

describe('chunks of one byte', () => {
  test('cost no more memory than large ones', async () => {
    const body = form([field('title', Buffer.alloc(60_000, 'x')), file('file', 'a', Buffer.alloc(200_000, 'x'))]);
    let kept = 0;
    const api = uploadApi({
      inHandler: () => {
        kept = liveHeap();
      },
    });
    function* bytes(): Generator<Buffer> {
      for (let at = 0; at < body.length; at += 1) yield body.subarray(at, at + 1);
    }
    const before = liveHeap();
    expect((await api.chunks(bytes())).status).toBe(201);
    // An object for each byte that is kept would be 200 000 of them.
    expect(kept - before).toBeLessThan(4 * MiB);
  });
});

describe('many uploads at once', () => {
  test('leave turns of the event loop to others while they go to disk', async () => {
    const api = uploadApi({ limits: { spoolThreshold: 1000 }, inHandler: (files) => delete files.file });
    const chunks = inChunks(form([file('file', 'a', Buffer.alloc(5 * MiB, 'x'))]));
    let turns = 0;
    let busy = true;
    const others = (async () => {
      for (; busy; turns += 1) await turn();
    })();
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.chunks(chunks)));
    busy = false;
    await others;
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    // Each upload waits for the disk with each batch of 256 KiB but the first, and the loop turns at least once meanwhile.
    expect(turns).toBeGreaterThanOrEqual((5 * MiB) / (256 * 1024) - 1);
  });
});
