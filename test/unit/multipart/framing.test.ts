import { Readable } from 'node:stream';
import { describe, expect, test } from 'vitest';
import { BOUNDARY, CONTENT_TYPE, field, file, form, raw } from './raw-form.ts';
import { type Answer, received, uploadApi } from './upload-api.ts';

const api = uploadApi();
const message = async (answer: Promise<Answer>): Promise<string | number> => {
  const { status, detail } = await answer;
  return detail ? `${status} ${detail[0]?.msg}` : status;
};

describe('the boundary', () => {
  const MISSING = /^400 The Content-Type multipart\/form-data has no boundary parameter.*let the HTTP client write it/;
  const INVALID = /^400 The boundary of the Content-Type is not valid/;
  const sendAs = (contentType: string, boundary = BOUNDARY): Promise<string | number> =>
    message(api.send(form([field('title', 'x'), file('file', 'a.txt', 'y')], boundary), contentType));

  test.each([
    [CONTENT_TYPE],
    ['Multipart/Form-Data; Boundary=bound'],
    ['multipart/form-data;boundary="bound"'],
    ['multipart/form-data; charset=utf-8; boundary=bound'],
    ['multipart/form-data; boundary=bound; charset=utf-8'],
    ['multipart/form-data ; boundary=bound'],
    ['multipart/form-data; boundary=bound;'],
    ['multipart/form-data; boundary="\\bound"'],
  ])('is read in %j', async (contentType) => {
    expect(await sendAs(contentType)).toBe(201);
  });

  test.each([
    ['xYzZY'],
    ['----WebKitFormBoundaryabc123ABC'],
    ['----=_Part_1_23.4'],
    ["'()+_,-./:=?"],
    ['a b'],
    ['-'],
    ['--'],
    ['x'.repeat(69)],
    ['x'.repeat(70)],
  ])('may be %j', async (boundary) => {
    expect(await sendAs(`multipart/form-data; boundary="${boundary}"`, boundary)).toBe(201);
  });

  test.each([['multipart/form-data'], ['multipart/form-data; boundary'], ['multipart/form-data; boundary='], ['multipart/form-data; boundary=""']])(
    'missing in %j is a 400 that says what to do',
    async (contentType) => {
      expect(await sendAs(contentType)).toMatch(MISSING);
    },
  );

  test.each([
    ['x'.repeat(71)],
    ['x'.repeat(128)],
    ...Array.from({ length: 61 }, (_, index) => ['x'.repeat(200 + index)]),
    ['x'.repeat(1000)],
    ['x'.repeat(8000)],
    ['bound '],
    ['bøund'],
    ['a@b'],
    ['a\\\\b'],
    ['a\\"b'],
    ['a\tb'],
  ])('of other characters or lengths is a 400 at once: %j', async (boundary) => {
    expect(await sendAs(`multipart/form-data; boundary="${boundary}"`, boundary)).toMatch(INVALID);
    if (/^x+$/.test(boundary)) expect(await sendAs(`multipart/form-data; boundary=${boundary}`, boundary)).toMatch(INVALID);
  });

  test.each([
    ['multipart/form-data; boundary=bound; boundary=other'],
    ['multipart/form-data; boundary=other; boundary=bound'],
    ['multipart/form-data; boundary=bound; Boundary=bound'],
    ['multipart/form-data; boundary=bound;boundary ="other"'],
  ])('named twice in %j is a 400', async (contentType) => {
    expect(await sendAs(contentType)).toBe('400 The Content-Type has more than one boundary');
  });

  test('that is not the one of the body is a 400', async () => {
    for (const boundary of ['other', 'Bound', 'boun', 'bounds', '-bound']) {
      expect(await sendAs(CONTENT_TYPE, boundary)).toMatch(/^400 The body uses a different boundary than its Content-Type/);
    }
  });

  test('in 15 KB of quotes, backslashes and semicolons is looked for quickly', async () => {
    for (const noise of ['\\', '"', ';', '\\"', ' ', '; boundary', '="']) {
      expect(await sendAs(`multipart/form-data; x=${noise.repeat(15_000 / noise.length)}`)).toMatch(/^400 /);
    }
  });
});

describe('a body that is cut off', () => {
  const body = form([field('title', 'A title'), file('file', 'a.txt', 'one\r\ntwo'), file('files', '', ''), file('files', 'b.txt', '-\r\n--boun')]);
  const incomplete = (length: number): string => {
    if (length === 0) return '400 The body is empty: a form has at least its closing delimiter';
    if (length >= '--bound\r\n'.length) return '400 The body ended before its closing delimiter. It is incomplete.';
    return '400 The body does not contain the boundary from its Content-Type. It is incomplete or uses a different boundary.';
  };

  test('is whole in this test', async () => {
    expect((await api.send(body)).status).toBe(201);
    expect((await api.send(Buffer.concat([body, raw('⏎')]))).status).toBe(201);
  });

  test.each([
    ['in memory', {}],
    ['on disk', { spoolThreshold: 1 }],
  ])('is a 400 at every byte, %s', async (_, limits) => {
    const { send, reported } = uploadApi({ limits });
    for (let length = 0; length < body.length; length += 1)
      expect([length, await message(send(body.subarray(0, length)))]).toEqual([length, incomplete(length)]);
    expect(reported).toEqual([]);
  });

  test('is a 400 at every byte, written byte by byte', async () => {
    for (let length = 0; length < body.length; length += 1) {
      const bytes = Array.from(body.subarray(0, length), (byte) => Buffer.of(byte));
      expect([length, await message(api.chunks(bytes))]).toEqual([length, incomplete(length)]);
    }
  });

  test('is a 400 at every byte where the client goes away', async () => {
    for (let length = 0; length <= body.length; length += 1) {
      const leaving = Readable.from(
        (async function* () {
          yield body.subarray(0, length);
          throw new Error('the client has gone');
        })(),
        { objectMode: false },
      );
      expect([length, await message(api.stream(leaving))]).toEqual([length, '400 The body ended before it was complete']);
    }
  });

  test('within a part that exceeds a limit is a 413 or a 400 at every byte', async () => {
    const { send } = uploadApi({ limits: { parts: 2 } });
    for (let length = 0; length < body.length; length += 1) expect([400, 413]).toContain((await send(body.subarray(0, length))).status);
    expect((await send(body)).status).toBe(413);
  });
});

describe('the frame of a body', () => {
  const head = (name: string): string => `Content-Disposition: form-data; name="${name}"⏎⏎`;
  const fileHead = 'Content-Disposition: form-data; name="file"; filename="a.txt"⏎⏎';

  test.each([
    ['empty', ''],
    ['nothing but a line break', '⏎'],
    ['no delimiter', 'title=x'],
    ['bare line feeds', `--bound⏎${head('title')}x⏎--bound--`.replaceAll('⏎', '\n')],
    ['bare carriage returns', `--bound⏎${head('title')}x⏎--bound--`.replaceAll('⏎', '\r')],
    ['a bare line feed behind a delimiter', `--bound\n${head('title')}x⏎--bound--`],
    ['a delimiter that goes on', `--bound⏎${fileHead}AAA⏎--boundX-not-a-boundary⏎BBB⏎--bound--`],
    ['a delimiter with one dash', `--bound⏎${fileHead}AAA⏎--bound-⏎BBB⏎--bound--`],
    ['a first delimiter that goes on', `--boundX⏎--bound⏎${head('title')}x⏎--bound--`],
    ['a closing delimiter that goes on', `--bound⏎${fileHead}AAA⏎--bound--BBB⏎--bound--`],
    ['a line of a file that is the closing delimiter', `--bound⏎${fileHead}AAA⏎--bound--⏎BBB⏎--bound--`],
    ['a second closing delimiter', `--bound⏎${head('title')}x⏎--bound--⏎--bound--`],
    ['a part behind the closing delimiter', `--bound--⏎--bound⏎${head('title')}x⏎--bound--`],
    [
      'headers that do not end',
      '--bound⏎Content-Disposition: form-data; name="x"⏎--bound⏎Content-Disposition: form-data; name="f"; filename="a.txt"⏎⏎data⏎--bound--',
    ],
    ['headers that end at the closing delimiter', '--bound⏎Content-Disposition: form-data; name="title"⏎--bound--'],
    ['headers without an empty line', '--bound⏎Content-Disposition: form-data; name="title"⏎x⏎--bound--'],
    ['no line break between an empty content and its delimiter', `--bound⏎${head('title')}--bound--`],
    ['a content that begins like a delimiter', `--bound⏎${fileHead}--boundBBB⏎--bound--`],
    ['two delimiters in a row', `--bound⏎--bound⏎${head('title')}x⏎--bound--`],
    ['a part of nothing', '--bound⏎⏎--bound--'],
    ['a part without headers', '--bound⏎⏎x⏎--bound--'],
    ['a line break more before the headers', `--bound⏎⏎${head('title')}x⏎--bound--`],
    ['no closing delimiter', `--bound⏎${head('title')}x⏎--bound⏎`],
    ['a preamble that names the boundary', `in MIME format --bound⏎⏎--bound⏎${head('title')}x⏎--bound--`],
    ['a byte order mark before its first delimiter', `\ufeff--bound⏎${head('title')}x⏎--bound--`],
    ['a bare line feed before its first delimiter', `\n--bound⏎${head('title')}x⏎--bound⏎${head('count')}1⏎--bound--`],
    ['a preamble that is too long', `${'x'.repeat(1025)}⏎--bound--`],
    ['an epilogue that is too long', `--bound--⏎${'x'.repeat(1023)}`],
  ])('with %s is a 400', async (_, text) => {
    const answers = await Promise.all([api.send(raw(text)), api.chunks(Array.from(raw(text), (byte) => Buffer.of(byte)))]);
    expect(answers.map(({ status }) => status)).toEqual([400, 400]);
    expect(answers[0]).toEqual(answers[1]);
    // Told by the scanner, not by the parser behind it.
    expect(answers[0]?.detail?.[0]?.msg).not.toMatch(/cannot be read|not a well-formed form/);
  });

  test.each([
    ['a line break at the end', `--bound⏎${head('title')}x⏎--bound--⏎`],
    ['two line breaks at the end', `--bound⏎${head('title')}x⏎--bound--⏎⏎`],
    ['a line break at the start', `⏎--bound⏎${head('title')}x⏎--bound--`],
    ['a preamble', `a multi-part message⏎in MIME format bound⏎⏎--bound⏎${head('title')}x⏎--bound--`],
    ['the longest preamble', `${'x'.repeat(1024)}⏎--bound⏎${head('title')}x⏎--bound--`],
    ['an epilogue', `--bound⏎${head('title')}x⏎--bound--⏎the end --bound--`],
    ['the longest epilogue', `--bound⏎${head('title')}x⏎--bound--⏎${'x'.repeat(1022)}`],
  ])('may have %s', async (_, text) => {
    const answers = await Promise.all([api.send(raw(text)), api.chunks(Array.from(raw(text), (byte) => Buffer.of(byte)))]);
    expect(answers.map(({ status, seen }) => [status, seen?.fields])).toEqual([
      [201, { title: 'x' }],
      [201, { title: 'x' }],
    ]);
  });

  test.each([
    ['⏎'],
    ['⏎⏎'],
    ['\r'],
    ['⏎--'],
    ['⏎--boun'],
    ['-bound'],
    ['\n--bound--\n'],
    ['\r--bound\r'],
    ['⏎-⏎--⏎--b⏎--bo⏎--bou⏎--boun'],
    ['⏎--Bound--'],
    ['x⏎ --bound'],
    ['\r\r\n--boun\r\r\n'],
    ['Content-Disposition: form-data; name="title"⏎⏎'],
    ['\u0000'],
  ])('does not mistake the content %j for a delimiter', async (text) => {
    const content = raw(text);
    const { seen } = await api.send(form([field('title', content), file('file', 'a.txt', content)]));
    expect(seen).toEqual({ fields: { title: content.toString() }, files: { file: received(content) } });
  });

  test('is read to its end although 5 000 parts are malformed', async () => {
    const malformed = Array.from({ length: 5000 }, () => raw('Content-Disposition: nonsense⏎⏎'));
    expect((await api.send(form(malformed))).status).toBe(400);
  });

  test('that does not come to an end is answered at once', async () => {
    const body = raw(
      '--bound⏎Content-Disposition: form-data; name="x"⏎--bound⏎Content-Disposition: form-data; name="f"; filename="a.txt"⏎⏎data⏎--bound--',
    );
    const stalled = new Readable({ read: () => undefined });
    stalled.push(body);
    expect((await api.stream(stalled)).status).toBe(400);
  });
});
