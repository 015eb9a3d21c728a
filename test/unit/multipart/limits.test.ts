import { Readable } from 'node:stream';
import { Nested } from '@modern-rest/class-validator';
import type { Limits } from '@modern-rest/core';
import { UploadedFile } from '@modern-rest/multipart';
import { Max } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { CONTENT_TYPE, field, file, form, part, partNamed } from './raw-form.ts';
import { type Answer, type Issue, uploadApi } from './upload-api.ts';

interface Case {
  readonly limits: Partial<Limits>;
  /** A body with so much of what is limited. */
  readonly body: (amount: number) => Buffer;
  readonly allowed: number;
  readonly status?: number;
  readonly issue: Issue;
}

const bytes = (amount: number): Buffer => Buffer.alloc(amount, 'x');
const times = (amount: number, one: (index: number) => Buffer): Buffer[] => Array.from({ length: amount }, (_, index) => one(index));

const CASES: Record<string, Case> = {
  'bytes of a file': {
    limits: { fileSize: 10 },
    body: (amount) => form([field('title', 'x'), file('file', 'a.txt', bytes(amount))]),
    allowed: 10,
    issue: { loc: ['files', 'file', 'size'], msg: 'file must not be larger than 10 bytes' },
  },
  'bytes of a file in a list': {
    limits: { fileSize: 10 },
    body: (amount) => form([file('files', 'a.txt', bytes(10)), file('file', 'b.txt', 'x'), file('files', 'a.txt', bytes(amount))]),
    allowed: 10,
    issue: { loc: ['files', 'files', 1, 'size'], msg: 'files must not be larger than 10 bytes' },
  },
  'bytes of a file that goes to disk': {
    limits: { fileSize: 100_000, spoolThreshold: 10 },
    body: (amount) => form([file('file', 'a.txt', bytes(amount))]),
    allowed: 100_000,
    issue: { loc: ['files', 'file', 'size'], msg: 'file must not be larger than 100000 bytes' },
  },
  'bytes of a file that is not declared': {
    limits: { fileSize: 10 },
    body: (amount) => form([file('other', 'a.txt', bytes(amount))]),
    allowed: 10,
    issue: { loc: ['files', 'other', 'size'], msg: 'other must not be larger than 10 bytes' },
  },
  files: {
    limits: { files: 3 },
    body: (amount) => form([...times(amount, (index) => file(index % 2 ? 'files' : 'other', 'a.txt')), field('title', 'x')]),
    allowed: 3,
    issue: { loc: ['body'], msg: 'A form must not have more than 3 files' },
  },
  fields: {
    limits: { fields: 3 },
    body: (amount) => form([...times(amount, (index) => field(index % 2 ? 'tags' : 'other', 'x')), file('file', 'a.txt')]),
    allowed: 3,
    issue: { loc: ['body'], msg: 'A form must not have more than 3 fields' },
  },
  'fields that come as files': {
    limits: { fields: 3, files: 0 },
    body: (amount) => form(times(amount, () => file('addresses', 'blob', '{"city":"x"}', 'application/json'))),
    allowed: 3,
    issue: { loc: ['body'], msg: 'A form must not have more than 3 fields' },
  },
  parts: {
    limits: { parts: 4 },
    body: (amount) => form(times(amount, (index) => (index % 2 ? field('tags', 'x') : file('files', 'a.txt')))),
    allowed: 4,
    issue: { loc: ['body'], msg: 'A form must not have more than 4 parts' },
  },
  'parts that are file inputs left empty': {
    limits: { parts: 4, files: 0, fields: 0 },
    body: (amount) => form(times(amount, () => partNamed('name="file"; filename=""', '', 'Content-Type: application/octet-stream'))),
    allowed: 4,
    issue: { loc: ['body'], msg: 'A form must not have more than 4 parts' },
  },
  'bytes of a field': {
    limits: { fieldSize: 10 },
    body: (amount) => form([field('tags', bytes(10)), field('title', bytes(amount))]),
    allowed: 10,
    issue: { loc: ['body', 'title'], msg: 'title must not be larger than 10 bytes' },
  },
  'bytes, not characters, of a field': {
    limits: { fieldSize: 12 },
    body: (amount) => form([field('title', `${'漢'.repeat(3)}${'x'.repeat(amount - 9)}`)]),
    allowed: 12,
    issue: { loc: ['body', 'title'], msg: 'title must not be larger than 12 bytes' },
  },
  'bytes of a field that comes as a file': {
    limits: { fieldSize: 20 },
    body: (amount) => form([file('address', 'blob', `{"city":"${'x'.repeat(amount - 11)}"}`, 'application/json')]),
    allowed: 20,
    issue: { loc: ['body', 'address'], msg: 'address must not be larger than 20 bytes' },
  },
  'bytes of a field that may have as many as all together': {
    limits: { fieldSize: 10, fieldsSize: 10 },
    body: (amount) => form([field('title', bytes(amount))]),
    allowed: 10,
    issue: { loc: ['body', 'title'], msg: 'title must not be larger than 10 bytes' },
  },
  'bytes of all fields': {
    limits: { fieldSize: 10, fieldsSize: 25 },
    body: (amount) =>
      form([field('tags', bytes(10)), field('other', bytes(10)), file('file', 'a.txt', bytes(100)), field('title', bytes(amount - 20))]),
    allowed: 25,
    issue: { loc: ['body', 'title'], msg: 'The fields of a form together must not be larger than 25 bytes' },
  },
  "bytes of a field's name": {
    limits: { fieldNameSize: 10 },
    body: (amount) => form([field(`é${'x'.repeat(amount - 2)}`, 'x')]),
    allowed: 10,
    issue: { loc: ['body', `é${'x'.repeat(9)}`], msg: 'The name of a field must not be longer than 10 bytes' },
  },
  "bytes of a file's name": {
    limits: { fileNameSize: 10 },
    body: (amount) => form([file('file', `path/to/é${'x'.repeat(amount - 2)}`)]),
    allowed: 10,
    status: 400,
    issue: { loc: ['files', 'file', 'name'], msg: 'The name of a file must not be longer than 10 bytes' },
  },
  "bytes of a file's name in a list": {
    limits: { fileNameSize: 10 },
    body: (amount) => form([file('files', 'a.txt'), file('files', 'x'.repeat(amount))]),
    allowed: 10,
    status: 400,
    issue: { loc: ['files', 'files', 1, 'name'], msg: 'The name of a file must not be longer than 10 bytes' },
  },
  'headers of a part': {
    limits: { partHeaders: 3 },
    body: (amount) =>
      form([part(['Content-Disposition: form-data; name=title', ...times(amount - 1, (index) => Buffer.from(`X-${index}: x`))], 'x')]),
    allowed: 3,
    issue: { loc: ['body'], msg: 'A part must not have more than 3 headers' },
  },
  'bytes of the headers of a part': {
    limits: { partHeadersSize: 100 },
    body: (amount) => form([field('title', 'x', `X: ${'x'.repeat(amount - 'Content-Disposition: form-data; name="title"\r\nX: '.length)}`)]),
    allowed: 100,
    issue: { loc: ['body'], msg: 'The headers of a part must not be larger than 100 bytes' },
  },
};

describe.each(Object.entries(CASES))('of %s', (_, { limits, body, allowed, status = 413, issue }) => {
  const api = uploadApi({ limits });

  test('as many as the limit pass', async () => {
    expect((await api.send(body(allowed))).status).toBe(201);
  });

  test('one more is refused, and the issue says where and what', async () => {
    expect(await api.send(body(allowed + 1))).toEqual({ status, detail: [issue] });
  });

  test('the limit is the same byte by byte', async () => {
    const split = (whole: Buffer): Buffer[] =>
      whole.length > 10_000 ? [whole.subarray(0, -2), whole.subarray(-2)] : Array.from(whole, (byte) => Buffer.of(byte));
    expect((await api.chunks(split(body(allowed)))).status).toBe(201);
    expect(await api.chunks(split(body(allowed + 1)))).toEqual({ status, detail: [issue] });
  });
});

describe('the upper bound of size in a model', () => {
  class Small extends UploadedFile {
    @Max(5)
    declare size: number;
  }
  class SmallFiles {
    @Nested()
    file!: Small;

    @Nested(() => [Small])
    files!: Small[];
  }
  const sizes = async (limits: Partial<Limits>, ...[one, first, second]: [number, number, number]): Promise<Answer> =>
    uploadApi({ files: SmallFiles, limits }).send(
      form([file('file', 'a.txt', bytes(one)), file('files', 'b.txt', bytes(first)), file('files', 'c.txt', bytes(second))]),
    );

  test('stops an upload at the byte that exceeds it', async () => {
    expect((await sizes({}, 5, 5, 5)).status).toBe(201);
    expect(await sizes({}, 6, 5, 5)).toEqual({
      status: 413,
      detail: [{ loc: ['files', 'file', 'size'], msg: 'file must not be larger than 5 bytes' }],
    });
    expect((await sizes({}, 5, 5, 6)).detail?.[0]?.loc).toEqual(['files', 'files', 1, 'size']);
  });

  test('counts for its field instead of the general limit', async () => {
    expect((await sizes({ fileSize: 3 }, 5, 5, 5)).status).toBe(201);
    expect((await sizes({ fileSize: 100 }, 5, 5, 6)).status).toBe(413);
  });
});

describe('the bytes of a body', () => {
  const body = form([field('title', 'x'), file('file', 'a.txt', bytes(100))]);
  const limits = { multipartBody: body.length };
  const issue = { loc: ['body'], msg: `A multipart body must not be larger than ${body.length} bytes` };
  const longer = Buffer.concat([body, Buffer.from('\r')]);

  test('are held to their limit by Content-Length, before anything is read', async () => {
    expect((await uploadApi({ limits }).send(body)).status).toBe(201);
    expect(await uploadApi({ limits }).send(longer)).toEqual({ status: 413, detail: [issue] });
    const untouched = new Readable({ read: () => expect.unreachable('the body was read') });
    expect(await uploadApi({ limits }).stream(untouched, { 'content-length': String(body.length + 1) })).toEqual({ status: 413, detail: [issue] });
  });

  test.each([
    ['none', {}],
    ['one that lies', { 'content-length': '10' }],
    ['a negative one', { 'content-length': '-1' }],
    ['nonsense', { 'content-length': 'x' }],
  ])('are held to their limit by counting, with %s', async (_, headers: Record<string, string>) => {
    const api = uploadApi({ limits });
    expect((await api.stream(Readable.from([body], { objectMode: false }), headers)).status).toBe(201);
    expect(await api.stream(Readable.from([longer], { objectMode: false }), headers)).toEqual({ status: 413, detail: [issue] });
    expect(await api.stream(Readable.from([body, Buffer.from('\r')], { objectMode: false }), headers)).toEqual({ status: 413, detail: [issue] });
  });

  test('include what is before and behind the parts', async () => {
    const padded = (amount: number): Buffer => Buffer.concat([form([]), Buffer.from(`\r\n${'x'.repeat(amount)}`)]);
    const api = uploadApi({ limits: { multipartBody: padded(100).length } });
    expect((await api.send(padded(100))).status).toBe(201);
    expect((await api.send(padded(101))).status).toBe(413);
  });
});

describe('a limit that is exceeded', () => {
  /** How many bytes of a body without end are read before it is answered. */
  async function readUntilAnswered(limits: Partial<Limits>, start: Buffer, filler = bytes(1024)): Promise<{ answer: Answer; read: number }> {
    let read = 0;
    const endless = Readable.from(
      (function* () {
        yield start;
        for (;;) {
          read += filler.length;
          yield filler;
        }
      })(),
      { objectMode: false, highWaterMark: 1024 },
    );
    const answer = await uploadApi({ limits }).stream(endless);
    expect(endless.destroyed).toBe(false);
    return { answer, read };
  }
  const beginning = (one: Buffer): Buffer => form([one]).subarray(0, -'\r\n--bound--'.length);

  test.each([
    ['a field', field('title', '')],
    ['a field that comes as a file', file('address', 'blob', '')],
    ['a file', file('file', 'a.txt', '')],
    ['a file that is not declared', file('other', 'a.txt', '')],
  ])('by %s without end is answered soon', async (_, one) => {
    const { answer, read } = await readUntilAnswered({ fieldSize: 10_000, fileSize: 10_000 }, beginning(one));
    expect(answer.status).toBe(413);
    expect(read).toBeLessThan(10_000 + 65_536);
  });

  test('by headers without end is answered soon', async () => {
    const { answer, read } = await readUntilAnswered({}, Buffer.from('--bound\r\nX: '));
    expect([answer.status, read < 10_000]).toEqual([413, true]);
  });

  test('by headers of one line each without end is answered soon', async () => {
    const { answer, read } = await readUntilAnswered({}, Buffer.from('--bound\r\n'), Buffer.from('X: x\r\n'));
    expect([answer.status, read < 10_000]).toEqual([413, true]);
  });

  test.each([
    ['fields', field('other', 'x')],
    ['files', file('other', 'a', 'x')],
    ['empty fields', field('other', '')],
  ])('by %s without end is answered soon', async (_, one) => {
    const filler = Buffer.concat([Buffer.from('\r\n'), form([one]).subarray(0, -'\r\n--bound--'.length)]);
    const { answer, read } = await readUntilAnswered({}, Buffer.alloc(0), filler);
    expect([answer.status, read < 200 * filler.length]).toEqual([413, true]);
  });

  test('by a preamble or an epilogue without end is answered soon', async () => {
    for (const start of ['', '--bound--\r\n']) {
      const { answer, read } = await readUntilAnswered({}, Buffer.from(start));
      expect([answer.status, read < 10_000]).toEqual([400, true]);
    }
  });

  test('is answered although the client sends no more and does not go away', async () => {
    const stalled = new Readable({ read: () => undefined });
    stalled.push(beginning(file('file', 'a.txt', bytes(11))));
    const answer = await uploadApi({ limits: { fileSize: 10 } }).stream(stalled, { 'content-type': CONTENT_TYPE });
    expect([answer.status, stalled.destroyed]).toEqual([413, false]);
  });
});
