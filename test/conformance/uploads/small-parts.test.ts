import { describe, expect, test } from 'vitest';
import { field, file, form } from '../../unit/multipart/raw-form.ts';
import { uploadEndpoint } from './upload-endpoint.ts';

describe('A16: many small parts', () => {
  test.each([
    ['fields of one byte', field('title', 'x')],
    ['empty files', file('file', 'a', '')],
    ['file inputs that were left empty', file('file', '', '')],
    ['fields that nobody knows', field('other', 'x')],
  ])('are refused before a tenth of them is read: 20 000 %s', async (_, part) => {
    const body = form(Array.from({ length: 20_000 }, () => part));
    let read = 0;
    function* counted(): Generator<Buffer> {
      for (; read < body.length; read += 1000) yield body.subarray(read, read + 1000);
    }
    expect((await uploadEndpoint().send(counted())).status).toBe(413);
    expect(read).toBeLessThan(body.length / 10);
  });
});
