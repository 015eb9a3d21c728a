import { memoryStorage, temporaryStorage } from '@modern-rest/multipart';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CONTENT_TYPE, form, partNamed } from './raw-form.ts';
import { type Answer, type SeenFile, uploadApi } from './upload-api.ts';

interface SentPart {
  readonly kind: 'title' | 'tags' | 'file' | 'files' | 'other' | 'otherFile';
  readonly filename: string;
  readonly content: Buffer;
}

// What a parser may stumble over: line ends, dashes, NUL, and everything that a delimiter begins with.
const piece = fc.oneof(
  fc.constantFrom(
    '\r',
    '\n',
    '\r\n',
    '-',
    '--',
    '\0',
    '\r\n-',
    '\r\n--',
    '\r\n--b',
    '\r\n--boun',
    '--bound',
    '\n--bound',
    '\r--bound',
    '\r\r\n--boun',
    'bound',
    ' ',
  ),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => Buffer.from(pieces.join('')));
const bytes = fc
  .array(
    fc.oneof(
      piece.map((one) => Buffer.from(one)),
      fc.uint8Array({ maxLength: 60 }),
    ),
    { maxLength: 12 },
  )
  .map((pieces) => Buffer.concat(pieces));
const isDelimited = (content: Buffer): boolean => content.includes('\r\n--bound') || content.indexOf('--bound') === 0;

const filename = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('"', '%', '%2', '%41', ';', '=', "'", '漢', '😀', ' ', '.txt', '--bound'),
    ),
    { minLength: 1, maxLength: 6 },
  )
  .map((pieces) => pieces.join(''))
  // A name is what it is but for paths, control characters and what escapes are made of.
  .map((name) => name.replace(/[\\/\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]|%(?=22|0[ad])/giu, ''))
  .filter((name) => !['', '.', '..'].includes(name) && Buffer.byteLength(name) <= 255);

const sentPart: fc.Arbitrary<SentPart> = fc
  .record({ kind: fc.constantFrom('title', 'tags', 'file', 'files', 'other', 'otherFile'), filename, text, bytes })
  .map(({ kind, filename: name, text: value, bytes: content }) => ({ kind, filename: name, content: isFile(kind) ? content : value }))
  .filter(({ content }) => !isDelimited(content));
const sentForm = fc.uniqueArray(sentPart, { maxLength: 9, selector: (one) => (['title', 'file'].includes(one.kind) ? one.kind : one) });

function isFile(kind: SentPart['kind']): boolean {
  return kind.toLowerCase().includes('file');
}

function encode(parts: readonly SentPart[]): Buffer {
  return form(
    parts.map(({ kind, filename: name, content }) => {
      const disposition = isFile(kind) ? `name="${kind}"; filename="${name.replaceAll('"', '%22')}"` : `name="${kind}"`;
      return partNamed(disposition, content);
    }),
  );
}

function expected(parts: readonly SentPart[]): Answer['seen'] {
  const of = (kind: SentPart['kind']): SentPart[] => parts.filter((one) => one.kind === kind);
  const files = (kind: SentPart['kind']): SeenFile[] =>
    of(kind).map(({ filename: name, content }) => ({
      name,
      size: content.length,
      contentType: 'application/octet-stream',
      contentTypeExtra: {},
      content: content.toString('base64'),
    }));
  const [title] = of('title').map(({ content }) => content.toString());
  const [file] = files('file');
  const tags = of('tags').map(({ content }) => content.toString());
  return {
    fields: { ...(title !== undefined && { title }), ...(tags.length > 0 && { tags }) },
    files: { ...(file && { file }), ...(files('files').length > 0 && { files: files('files') }) } as Record<string, SeenFile & SeenFile[]>,
  };
}

test.each([
  ['in memory', { storage: memoryStorage() }],
  ['in memory, as long as they are small', { storage: temporaryStorage() }],
  ['on disk', { storage: temporaryStorage(), limits: { spoolThreshold: 8 } }],
])('what the handler receives is what was sent, %s', async (_, options) => {
  const api = uploadApi(options);
  const cut = fc.array(
    fc.nat(1000).map((thousandths) => thousandths / 1000),
    { maxLength: 4 },
  );
  await fc.assert(
    fc.asyncProperty(sentForm, cut, async (parts, places) => {
      const body = encode(parts);
      const ends = [...places.map((place) => Math.floor(place * body.length)).sort((a, b) => a - b), body.length];
      const answer = await api.chunks(ends.map((end, index) => body.subarray(ends[index - 1] ?? 0, end)));
      expect(answer).toEqual({ status: 201, seen: expected(parts) });
    }),
    { numRuns: 600 },
  );
});

test('bytes that only look like a form get an answer, and never a 5xx', async () => {
  const { send, reported } = uploadApi({ limits: { spoolThreshold: 8 } });
  const noise = fc.constantFrom(
    '--bound',
    '--bound--',
    '\r\n',
    '\r\n\r\n',
    'Content-Disposition: form-data',
    '; name="title"',
    '; name="file"; filename="a"',
    'x',
    '"',
    ';',
    ':',
    '\r',
    '\n',
    '\0',
    '-',
  );
  await fc.assert(
    fc.asyncProperty(fc.array(noise, { maxLength: 40 }), async (pieces) => {
      expect([201, 400]).toContain((await send(Buffer.from(pieces.join('')), CONTENT_TYPE)).status);
    }),
    { numRuns: 1500 },
  );
  expect(reported).toEqual([]);
});
