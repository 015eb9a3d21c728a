import { createRequire } from 'node:module';
import type { Readable, Writable } from 'node:stream';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { field, file, form } from '../../unit/multipart/raw-form.ts';
import { uploadEndpoint } from './upload-endpoint.ts';

describe('A26: a parser that tells of nothing', () => {
  /** The class of busboy's that reads forms. */
  const { prototype: parser } = createRequire(new URL('../../../packages/multipart/package.json', import.meta.url))(
    'busboy/lib/types/multipart.js',
  ) as new () => Writable;

  test.each([
    ['a field', form([field('title', 'x')])],
    ['a file', form([file('file', 'a.txt', 'x')])],
    ['a file input that was left empty', form([file('file', '', '')])],
  ])('does not make %s disappear', async (_, body) => {
    const { emit } = parser;
    const silent = vi.spyOn(parser, 'emit').mockImplementation(function (this: Writable, event, ...told) {
      if (event !== 'field' && event !== 'file') return emit.call(this, event, ...told);
      if (event === 'file') (told[1] as Readable).resume();
      return true;
    });
    onTestFinished(() => silent.mockRestore());
    expect(await uploadEndpoint().send([body])).toEqual({ status: 400, issues: [{ loc: ['body'], msg: 'A part of the body cannot be read' }] });
  });
});
