import { createRequire } from 'node:module';
import { type Readable, Transform, type Writable } from 'node:stream';
import { expect, onTestFinished, test, vi } from 'vitest';
import { field, file, form } from './raw-form.ts';
import { received, uploadApi } from './upload-api.ts';

/** The class of busboy's that reads forms. */
const { prototype: parser } = createRequire(new URL('../../../packages/multipart/package.json', import.meta.url))(
  'busboy/lib/types/multipart.js',
) as new () => Writable;

/** Has the parser tell of files with another content than it has read. */
function alterFiles(alter: (chunk: Buffer) => Buffer): void {
  const emit = parser.emit;
  const spy = vi.spyOn(parser, 'emit').mockImplementation(function (this: Writable, event, ...told) {
    if (event !== 'file') return emit.call(this, event, ...told);
    const [name, stream, ...info] = told as [string, Readable, ...unknown[]];
    return emit.call(this, event, name, stream.pipe(new Transform({ transform: (chunk: Buffer, _, done) => done(null, alter(chunk)) })), ...info);
  });
  onTestFinished(() => spy.mockRestore());
}

const body = form([field('title', 'x'), file('file', 'a.txt', 'content')]);

test('a file is what busboy and the scanner both see of it', async () => {
  alterFiles((chunk) => chunk);
  const { status, seen } = await uploadApi().send(body);
  expect([status, seen?.files['file']]).toEqual([201, received('content')]);
});

test.each([
  ['loses', (chunk: Buffer) => chunk.subarray(1)],
  ['adds', (chunk: Buffer) => Buffer.concat([chunk, chunk])],
])('a form of which busboy %s bytes is a 400', async (_verb, alter) => {
  alterFiles(alter);
  expect(await uploadApi().send(body)).toEqual({ status: 400, detail: [{ loc: ['body'], msg: 'A part of the body cannot be read' }] });
});
