import fc from 'fast-check';
import { expect, test } from 'vitest';
import { field, file, form, part, partNamed, raw } from './raw-form.ts';
import { uploadApi } from './upload-api.ts';

const limits = {
  fileSize: 60,
  fieldSize: 40,
  fieldsSize: 70,
  files: 3,
  fields: 4,
  parts: 6,
  fieldNameSize: 30,
  fileNameSize: 30,
  partHeadersSize: 120,
  partHeaders: 3,
  spoolThreshold: 20,
};
const api = uploadApi({ limits, forbidUnknown: true });
const json = '{"city":"x"}';
const tooMany = Buffer.alloc(61, 'x');

/** Bodies with the verdict that each gets, however it arrives. */
const BODIES: readonly (readonly [name: string, status: number, body: Buffer])[] = [
  ['an empty form', 201, form([])],
  ['fields and files', 201, form([field('title', 'é漢'), file('file', 'a.txt', 'one'), field('tags', ''), file('files', 'b.txt', '')])],
  ['a file on disk', 201, form([file('file', 'a.txt', `${'\r\n--boun'.repeat(7)}`), field('title', 'x')])],
  ['line breaks before delimiters', 201, form([file('file', 'a', '\r\n\r\r\n'), field('title', '\r'), file('files', 'b', '\r\n')])],
  ['JSON as a Blob', 201, form([file('address', 'blob', json, 'application/json'), field('addresses', json)])],
  ['names in UTF-8', 201, form([partNamed('name="title"', 'x'), file('file', '😀漢.txt', 'x')])],
  ['an empty file input', 201, form([partNamed('name="file"; filename=""', '', 'Content-Type: application/octet-stream')])],
  ['preamble and epilogue', 201, Buffer.concat([raw('pre-bound⏎⏎'), form([field('title', 'x')]), raw('⏎⏎epilogue --boun')])],
  [
    'everything at its limit',
    201,
    form([field('title', tooMany.subarray(0, 40)), field('tags', tooMany.subarray(0, 30)), file('file', 'x'.repeat(30), tooMany.subarray(1))]),
  ],
  ['headers at their limit', 201, form([field('title', 'x', `X: ${'x'.repeat(71)}`)])],
  ['an issue of the model', 400, form([field('count', 'x'), field('title', 'x'), field('title', 'x'), field('file', 'x')])],
  ['undeclared parts', 400, form([field('other', 'x'), file('another', 'a', 'x')])],
  ['no closing delimiter', 400, form([field('title', 'x'), file('file', 'a', 'x')]).subarray(0, -1)],
  ['a line that looks like a delimiter', 400, form([file('file', 'a', 'AAA\r\n--boundX\r\nBBB')])],
  ['a content behind the closing delimiter', 400, form([file('file', 'a', 'AAA\r\n--bound--\r\nBBB')])],
  ['a closing delimiter that goes on', 400, form([file('file', 'a', 'AAA\r\n--bound--BBB')])],
  [
    'headers that do not end',
    400,
    raw('--bound⏎Content-Disposition: form-data; name="x"⏎--bound⏎Content-Disposition: form-data; name="f"⏎⏎x⏎--bound--'),
  ],
  ['a content that begins like a delimiter', 400, form([field('title', '--bound')])],
  ['a part without headers', 400, form([part([], 'x')])],
  ['a part without a name', 400, form([field('title', 'x'), part(['Content-Type: text/plain'], 'x'), field('count', '1')])],
  ['a field that is not UTF-8', 400, form([field('title', Buffer.of(0xff)), file('file', 'a', 'x')])],
  ['a field that is not UTF-8, and a file that is too large', 413, form([field('title', Buffer.of(0xff)), file('file', 'a', tooMany)])],
  ['a file that is too large, and a malformed part', 413, form([file('file', 'a', tooMany), part(['x'], 'x')])],
  ['a malformed part, and a file that is too large', 400, form([part(['x'], 'x'), file('file', 'a', tooMany)])],
  ['a field that exceeds two limits', 413, form([field('title', tooMany.subarray(0, 40)), field('tags', tooMany.subarray(0, 45))])],
  ['headers that are too large and do not end', 413, Buffer.concat([raw(`--bound⏎X: ${'x'.repeat(120)}⏎--bound⏎`), form([])])],
  ['headers at their limit that do not end', 400, Buffer.concat([raw(`--bound⏎X: ${'x'.repeat(117)}⏎--bound⏎`), form([])])],
  ['too many parts', 413, form(Array.from({ length: 7 }, () => partNamed('name="file"; filename=""')))],
];

test.each(BODIES)('%s: one verdict and one result, however it is cut', async (_, status, body) => {
  const whole = await api.send(body);
  expect(whole.status).toBe(status);

  const cuts = [
    Array.from(body, (__, index) => index),
    ...Array.from(body, (__, index) => [index]),
    ...fc.sample(fc.uniqueArray(fc.nat(body.length), { maxLength: 12 }), { numRuns: 60 }).map((places) => places.sort((a, b) => a - b)),
  ];
  for (const places of cuts) {
    const chunks = [...places, body.length].map((end, index) => body.subarray(places[index - 1] ?? 0, end));
    expect([places, await api.chunks(chunks)]).toEqual([places, whole]);
  }
  expect(api.reported).toEqual([]);
});
