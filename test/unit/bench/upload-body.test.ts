import { describe, expect, test } from 'vitest';
import { HUGE, SMALL, type UploadBody } from '../../bench/uploads/load/upload.ts';
import { uploadBody } from '../../bench/uploads/load/upload-body.ts';

const bytesOf = ({ pieces }: UploadBody): Buffer => Buffer.concat(pieces);
/** More than one block, and not a whole number of them. */
const SIZE = 2 * 1024 * 1024 + 1;
const FILE = { files: [SIZE], fields: {} };

describe('the body of an upload', () => {
  test('is a form of all files and fields', async () => {
    const body = uploadBody({ ...SMALL, transport: 'multipart' });
    const form = await new Response(bytesOf(body), { headers: { 'content-type': body.contentType } }).formData();
    const sizes = [...form].map(([name, value]) => [name, typeof value === 'string' ? value : value.size]);
    expect(sizes).toEqual([...Object.entries(SMALL.fields), ['first', 1024], ['second', 1024]]);
    expect(body.pieces).toHaveLength(1);
  });

  test('has another boundary and other file names for each number', async () => {
    const bodies = [0, 1].map((number) => uploadBody({ ...SMALL, transport: 'multipart' }, number));
    const names = bodies.map(async (body) => {
      const form = await new Response(bytesOf(body), { headers: { 'content-type': body.contentType } }).formData();
      return ['first', 'second'].map((name) => (form.get(name) as File).name);
    });
    expect(new Set(bodies.map(({ contentType }) => contentType)).size).toBe(2);
    expect(new Set((await Promise.all(names)).flat()).size).toBe(4);
  });

  test('is a file of any size', async () => {
    const body = uploadBody({ ...FILE, transport: 'multipart' });
    const form = await new Response(bytesOf(body), { headers: { 'content-type': body.contentType } }).formData();
    expect((form.get('first') as File).size).toBe(SIZE);
    expect(body.bytes).toBe(bytesOf(body).length);
  });

  test('is the file alone', () => {
    const { contentType, bytes } = uploadBody({ ...HUGE, transport: 'raw' });
    expect([contentType, bytes]).toEqual(['application/octet-stream', 1024 ** 3]);
  });

  test('is JSON with the files in base64, which is that of the whole file', () => {
    const file = bytesOf(uploadBody({ ...FILE, transport: 'raw' }));
    const { first } = JSON.parse(bytesOf(uploadBody({ ...FILE, transport: 'base64' })).toString()) as { first: string };
    expect(file.equals(Buffer.from(first, 'base64'))).toBe(true);
    expect(first.length).toBe(Math.ceil(SIZE / 3) * 4);
    const small = JSON.parse(bytesOf(uploadBody({ ...SMALL, transport: 'base64' })).toString()) as Record<string, string>;
    expect(Object.keys(small)).toEqual([...Object.keys(SMALL.fields), 'first', 'second']);
  });
});
