import { monitorEventLoopDelay } from 'node:perf_hooks';
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

async function milliseconds(act: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await act();
  return performance.now() - started;
}

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
    const body = form(Array.from({ length: 20_000 }, () => one));
    const api = uploadApi();
    let status: number | undefined;
    expect(
      await milliseconds(async () => {
        ({ status } = await api.chunks(inChunks(body)));
      }),
    ).toBeLessThan(500);
    expect([400, 413]).toContain(status);
  });
});

describe('a content that looks like delimiters all over', () => {
  test.each([['\r'], ['\n'], ['\r\n'], ['\r\n-'], ['\r\n--'], ['\r\n--boun'], ['-'], ['\r\r\n--boun\r']])(
    'is read as quickly as any: %j',
    async (pattern) => {
      const api = uploadApi({ limits: { multipartBody: 64 * MiB, fileSize: 64 * MiB } });
      const chunks = inChunks(form([file('other', 'a', Buffer.alloc(5 * MiB, pattern))]));
      expect((await api.chunks(chunks)).status).toBe(201);
      // 5 to 30 ms; what looks back at every line break takes minutes.
      expect(await milliseconds(() => api.chunks(chunks))).toBeLessThan(300);
    },
  );
});

describe('headers that are made to be slow', () => {
  test.each([['\\'], ['"'], [';'], ['\\"'], [' '], ['\t'], ['; '], [';x='], [';x="y"'], ['a '], ["'"], ['%'], ['%22'], ['é'], ['x:']])(
    'are not: 15 KB of %j',
    async (noise) => {
      const api = uploadApi({ limits: { partHeadersSize: 16_000 } });
      const filler = noise.repeat(15_000 / Buffer.byteLength(noise));
      const lines = [
        `Content-Disposition: form-data; name="${filler}"`,
        `Content-Disposition: form-data; name=title; ${filler}`,
        `Content-Disposition: form-data; name=title; filename*=utf-8''${filler}`,
        `Content-Disposition: form-data; name=title\r\nContent-Type: text/plain; ${filler}x`,
        `Content-Disposition: form-data; name=title\r\nX: x${filler}x`,
        `Content-Disposition: form-data; name=title\r\n${filler}`,
      ];
      for (const line of lines) expect(await milliseconds(() => api.send(form([part([line], 'x')])))).toBeLessThan(100);
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
  test('do not hold up the event loop while they go to disk', async () => {
    const api = uploadApi({ limits: { spoolThreshold: 1000 }, inHandler: (files) => delete files.file });
    const body = form([file('file', 'a', Buffer.alloc(5 * MiB, 'x'))]);
    const chunks = inChunks(body);
    const delays = monitorEventLoopDelay({ resolution: 5 });
    delays.enable();
    const answers = await Promise.all(Array.from({ length: 10 }, () => api.chunks(chunks)));
    delays.disable();
    expect(answers.map(({ status }) => status)).toEqual(Array.from({ length: 10 }, () => 201));
    expect(delays.percentile(99) / 1e6).toBeLessThan(100);
  });
});
