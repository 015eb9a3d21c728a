import { describe, expect, test } from 'vitest';
import { splits } from '../../conformance/uploads/splits.ts';
import { raw } from './raw-form.ts';
import { type Answer, uploadApi } from './upload-api.ts';

const api = uploadApi();
const onDisk = uploadApi({ limits: { spoolThreshold: 0 } });
const head = 'Content-Disposition: form-data; name="title"⏎⏎';
const fileHead = 'Content-Disposition: form-data; name="file"; filename="a.txt"⏎⏎';

/** Sends a body in one piece, then cut in every way that `splits` knows, and returns the one answer that all of them must get. */
async function sendInAnyChunks(text: string): Promise<Answer> {
  const body = raw(text);
  const answer = await api.send(body);
  for (const chunks of splits(body)) expect(await api.chunks(chunks)).toEqual(answer);
  expect(await onDisk.chunks(Array.from(body, (byte) => Buffer.of(byte)))).toEqual(answer);
  return answer;
}

describe('transport padding (RFC 2046, section 5.1.1)', () => {
  test.each([
    ['after the first delimiter', `--bound  ⏎${head}x⏎--bound--`],
    ['after a later delimiter', `--bound⏎${head}x⏎--bound \t ⏎${fileHead}y⏎--bound--`],
    ['after a delimiter that follows a preamble', `preamble⏎--bound\t⏎${head}x⏎--bound--`],
    ['after the closing delimiter', `--bound⏎${head}x⏎--bound--  `],
    ['after the closing delimiter, with a line break', `--bound⏎${head}x⏎--bound--\t ⏎`],
    ['after the closing delimiter, with an epilogue', `--bound⏎${head}x⏎--bound-- ⏎the end`],
    ['after every delimiter', `--bound \t⏎${head}x⏎--bound\t ⏎${fileHead}y⏎--bound--\t\t⏎`],
    ['of the longest length', `--bound${' '.repeat(1024)}⏎${head}x⏎--bound${'\t'.repeat(1024)}⏎${fileHead}y⏎--bound--${' '.repeat(1024)}`],
  ])('B6: is read %s', async (_, text) => {
    const { status, seen } = await sendInAnyChunks(text);
    expect([status, seen?.fields]).toEqual([201, { title: 'x' }]);
    expect(seen?.files['file']?.size).toBe(text.includes('filename') ? 1 : undefined);
  });

  test.each([
    ['before the dashes of the closing delimiter', `--bound⏎${head}x⏎--bound --`, /begins with the boundary but is not a delimiter/],
    ['followed by something else', `--bound⏎${head}x⏎--bound  x⏎${head}y⏎--bound--`, /begins with the boundary but is not a delimiter/],
    ['of a form feed', `--bound⏎${head}x⏎--bound\f⏎${fileHead}y⏎--bound--`, /begins with the boundary but is not a delimiter/],
    ['of a no-break space', `--bound⏎${head}x⏎--bound\u00a0⏎${fileHead}y⏎--bound--`, /begins with the boundary but is not a delimiter/],
    ['that ends with a line feed', `--bound⏎${head}x⏎--bound  \n${fileHead}y⏎--bound--`, /does not end with CRLF/],
    ['of 1025 bytes', `--bound⏎${head}x⏎--bound${' '.repeat(1025)}⏎${fileHead}y⏎--bound--`, /more than 1024 spaces and tabs/],
    ['of 1025 bytes at the end', `--bound⏎${head}x⏎--bound--${' '.repeat(1025)}`, /more than 1024 bytes after its closing delimiter/],
    ['and text after the closing delimiter', `--bound⏎${head}x⏎--bound--  x`, /The closing delimiter is not at the end of its line/],
  ])('B6: is not read %s', async (_, text, message) => {
    const { status, detail } = await sendInAnyChunks(text);
    expect([status, detail]).toEqual([400, [{ loc: ['body'], msg: expect.stringMatching(message) }]]);
  });

  test('B6: of a delimiter that is cut off is an incomplete body', async () => {
    const { status, detail } = await sendInAnyChunks(`--bound⏎${head}x⏎--bound  `);
    expect([status, detail?.[0]?.msg]).toEqual([400, 'The body ended before its closing delimiter. It is incomplete.']);
  });
});

describe('text before the first delimiter and after the closing one', () => {
  const form = `--bound⏎${head}x⏎--bound--`;
  const lost = `Content-Disposition: form-data; name="lost"⏎⏎y`;

  test.each([
    ['a part behind a delimiter that goes on', `--boundX⏎${lost}⏎${form}`],
    ['a part behind a delimiter of another boundary', `--other⏎${lost}⏎${form}`],
    ['a whole form of another boundary', `--other⏎${lost}⏎--other--⏎${form}`],
    ['a part behind a delimiter with line feeds', `--other\n${lost.replaceAll('⏎', '\n')}\n⏎${form}`],
    ['a part behind a delimiter with carriage returns', `--other\r${lost.replaceAll('⏎', '\r')}\r⏎${form}`],
    ['a part behind a delimiter with one dash', `-bound⏎${lost}⏎${form}`],
    ['a part without a delimiter', `${lost}⏎${form}`],
    ['a part whose header has another case', `⏎content-disposition : form-data; name="lost"⏎⏎y⏎${form}`],
    ['a part that begins with its type', `Content-Type: text/plain⏎⏎y⏎${form}`],
    ['a delimiter without a part', `--other⏎${form}`],
    ['two dashes', `--⏎${form}`],
  ])('F6: a preamble with %s is a 400', async (_, text) => {
    const { status, detail } = await sendInAnyChunks(text);
    expect([status, detail]).toEqual([400, [{ loc: ['body'], msg: expect.stringMatching(/boundary/) }]]);
  });

  test.each([
    ['a part behind a delimiter of another boundary', `${form}⏎--other⏎${lost}⏎--other--`],
    ['a part without a delimiter', `${form}⏎${lost}`],
    ['a part behind a delimiter with line feeds', `${form}⏎\n--bound\n${lost}`],
    ['a part behind its own delimiter', `${form}⏎--bound⏎${lost}⏎--bound--`],
    ['half a delimiter', `${form}⏎--bou`],
  ])('F6: an epilogue with %s is a 400', async (_, text) => {
    const { status, detail } = await sendInAnyChunks(text);
    expect([status, detail]).toEqual([400, [{ loc: ['body'], msg: 'The body goes on after its closing delimiter' }]]);
  });

  test.each([
    ['This is a multi-part message in MIME format.⏎'],
    ['This is a message -- with dashes, and Content-Disposition: in a line.⏎'],
    ['⏎⏎'],
    ['Note: this is not a header of a part⏎'],
  ])('F6: the preamble %j is ignored', async (preamble) => {
    const { status, seen } = await sendInAnyChunks(`${preamble}${form}`);
    expect([status, seen]).toEqual([201, { fields: { title: 'x' }, files: {} }]);
  });

  test.each([['⏎'], ['⏎⏎'], ['⏎This is the end -- Content-Type: none.⏎'], ['\r']])('F6: the epilogue %j is ignored', async (epilogue) => {
    const { status, seen } = await sendInAnyChunks(`${form}${epilogue}`);
    expect([status, seen]).toEqual([201, { fields: { title: 'x' }, files: {} }]);
  });
});
