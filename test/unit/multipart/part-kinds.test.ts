import { Nested } from '@modern-rest/class-validator';
import { UploadedFile } from '@modern-rest/multipart';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Max } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { field, file, form, partNamed } from './raw-form.ts';
import { type Answer, received, uploadApi } from './upload-api.ts';

const BYTES = 'application/octet-stream';
const jpeg = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');

const api = uploadApi();
const onDisk = uploadApi({ limits: { spoolThreshold: 0 } });
const send = async (...parts: Buffer[]): Promise<Answer> => {
  const body = form(parts);
  const answer = await api.send(body);
  expect(await onDisk.chunks(Array.from(body, (byte) => Buffer.of(byte)))).toEqual(answer);
  return answer;
};
const unnamed = (name: string, content: string | Uint8Array, ...headers: string[]): Buffer => partNamed(`name="${name}"`, content, ...headers);

describe('a part without a file name for a declared file', () => {
  test.each(['image/jpeg', 'text/plain', 'application/json', BYTES])('B10: of the type %s is a file without a name', async (contentType) => {
    for (const content of [jpeg, Buffer.from('text'), Buffer.from('{"a":1}')]) {
      const { status, seen } = await send(unnamed('file', content, `Content-Type: ${contentType}`));
      const { name: _, ...expected } = received(content, { contentType });
      expect([status, seen?.files]).toEqual([201, { file: expected }]);
    }
  });

  test.each([
    ['text', Buffer.from('cat.png')],
    ['bytes', jpeg],
    ['many bytes', Buffer.alloc(200_000, jpeg)],
  ])('B14: without a type is text, and the issue says how a file is sent: %s', async (_, content) => {
    const msg = 'must be a file: send it as a part with a file name, or with a Content-Type';
    expect((await api.send(form([unnamed('file', content)]))).detail).toEqual([{ loc: ['files', 'file'], msg: `file ${msg}` }]);
    const list = form([file('files', 'a.txt', 'x'), unnamed('files', content), field('count', 'x')]);
    expect((await api.send(list)).detail?.map(({ loc }) => loc)).toEqual([
      ['body', 'count'],
      ['files', 'files', 1],
    ]);
  });

  test('B14: with an empty file name and content is an issue', async () => {
    expect((await send(partNamed('name="file"; filename=""', jpeg, 'Content-Type: image/jpeg'))).detail).toEqual([
      { loc: ['files', 'file', 'name'], msg: 'file has a content, but its file name is empty' },
    ]);
  });

  test('B10: is an item of a list of files', async () => {
    const { status, seen } = await send(
      unnamed('files', 'x', 'Content-Type: image/png'),
      file('files', 'b.txt', 'y'),
      unnamed('files', 'z', 'Content-Type: text/plain'),
    );
    expect([status, seen?.files['files']?.map(({ name, size }) => [name, size])]).toEqual([
      201,
      [
        [undefined, 1],
        ['b.txt', 1],
        [undefined, 1],
      ],
    ]);
  });

  test.each([
    ['without a file name', unnamed('file', '')],
    ['without a file name, of a type', unnamed('file', '', 'Content-Type: image/png')],
    ['with an empty file name', partNamed('name="file"; filename=""', '', `Content-Type: ${BYTES}`)],
    ['with an empty file name and no type', partNamed('name="file"; filename=""', '')],
  ])('B13: without content is missing: %s', async (_, part) => {
    expect((await send(part)).seen).toEqual({ fields: {}, files: {} });
    expect((await send(part, file('file', 'a.txt', 'x'), part)).seen?.files).toEqual({ file: received('x') });
    class Required {
      @Nested()
      file!: UploadedFile;
    }
    expect((await uploadApi({ files: Required }).send(form([part]))).detail).toEqual([{ loc: ['files', 'file'], msg: 'file is required' }]);
  });

  test('B10: with a file name and without content is an empty file', async () => {
    expect((await send(file('file', 'a.txt', ''))).seen?.files).toEqual({ file: received('') });
  });

  test('B10: is checked and limited as every file is', async () => {
    class Image extends UploadedFile {
      @IsIn(['image/png'])
      declare contentType: string;

      @Max(3)
      declare size: number;
    }
    class Images {
      @IsOptional()
      @Nested(() => [Image])
      files?: Image[];
    }
    const limited = uploadApi({ files: Images, limits: { files: 2 } });
    const sendTo = async (...parts: Buffer[]): Promise<unknown> => {
      const { status, detail } = await limited.send(form(parts));
      return [status, detail?.[0]?.loc, detail?.[0]?.msg];
    };
    const png = (content: string): Buffer => unnamed('files', content, 'Content-Type: image/png');
    expect(await sendTo(png('abc'), png(''), png('abc'))).toEqual([201, undefined, undefined]);
    expect(await sendTo(png('abc'), unnamed('files', 'abc', 'Content-Type: image/gif'))).toEqual([
      400,
      ['files', 'files', 1, 'contentType'],
      'contentType must be one of the following values: image/png',
    ]);
    expect(await sendTo(png('abc'), png(''), png('abcd'))).toEqual([413, ['files', 'files', 1, 'size'], 'files must not be larger than 3 bytes']);
    expect(await sendTo(png('a'), png('b'), png('c'))).toEqual([413, ['body'], 'A form must not have more than 2 files']);
  });

  test('B10: of a nested multipart body is an issue that says how several files are sent', async () => {
    const { status, detail } = await send(unnamed('files', '--x\r\n\r\n--x--', 'Content-Type: multipart/mixed; boundary=x'));
    expect([status, detail]).toEqual([
      400,
      [{ loc: ['files', 'files'], msg: 'files is a multipart body of its own, which forms do not support. Send each file as a part named files' }],
    ]);
  });
});

describe('a part that no model declares', () => {
  test.each([
    ['without a file name, of an image', unnamed('other', jpeg, 'Content-Type: image/jpeg'), 'files'],
    ['without a file name, of bytes', unnamed('other', jpeg, `Content-Type: ${BYTES}`), 'files'],
    ['without a file name and type', unnamed('other', 'x'), 'body'],
    ['without a file name, of text', unnamed('other', 'x', 'Content-Type: text/html'), 'body'],
    ['without a file name, of JSON', unnamed('other', '{', 'Content-Type: application/json'), 'body'],
    ['with a file name', file('other', 'a.txt', 'x'), 'files'],
  ])('B10: is dropped, or an issue where that is forbidden: %s', async (_, part, place) => {
    expect((await send(part, field('title', 'x'))).seen).toEqual({ fields: { title: 'x' }, files: {} });
    const { status, detail } = await uploadApi({ forbidUnknown: true }).send(form([part]));
    expect([status, detail?.map(({ loc }) => loc)]).toEqual([400, [[place, 'other']]]);
  });
});

describe('a text field of application/json', () => {
  class Scalars {
    @IsOptional()
    @IsString()
    text?: string;

    @IsOptional()
    @IsInt()
    count?: number;

    @IsOptional()
    @IsBoolean()
    flag?: boolean;

    @IsOptional()
    @IsString({ each: true })
    tags?: string[];

    @IsOptional()
    @IsInt({ each: true })
    counts?: number[];
  }
  const scalars = uploadApi({ fields: Scalars });
  const json = (name: string, value: string): Buffer => field(name, value, 'Content-Type: application/json');
  const blob = (name: string, value: string): Buffer => file(name, 'blob', value, 'application/json; charset=utf-8');

  test.each([
    ['text', '"brian"', 'brian'],
    ['text', '"\\u00e9 \\"quoted\\""', 'é "quoted"'],
    ['text', '""', ''],
    ['text', '\ufeff"x"', 'x'],
    ['text', ' "x" ', 'x'],
    ['text', '1.10', '1.10'],
    ['count', '5', 5],
    ['count', '"5"', 5],
    ['flag', 'true', true],
    ['tags', '"a"', ['a']],
    ['tags', '["a","b,c",""]', ['a', 'b,c', '']],
    ['counts', '[1,2]', [1, 2]],
    ['text', 'null', undefined],
  ])('B11: is read as JSON: %s = %s', async (name, value, expected) => {
    for (const part of [json(name, value), blob(name, value), field(name, value, 'Content-Type: application/ld+json')]) {
      const { status, seen } = await scalars.send(form([part]));
      expect([status, seen?.fields]).toEqual([201, expected === undefined ? {} : { [name]: expected }]);
    }
  });

  test('B11: adds its items to those of other parts', async () => {
    const { seen } = await scalars.send(form([field('tags', '"a"'), json('tags', '["b","c"]'), json('tags', '"d"')]));
    expect(seen?.fields).toEqual({ tags: ['"a"', 'b', 'c', 'd'] });
  });

  const NOT_TEXT = 'must be a string, number or boolean in JSON, or a list of them';
  test.each([
    ['text', 'brian', 'must be JSON, as its part has the Content-Type application/json'],
    ['text', '', 'must be JSON, as its part has the Content-Type application/json'],
    ['text', '{"a":1}', NOT_TEXT],
    ['tags', '[["a"]]', NOT_TEXT],
    ['tags', '["a",null]', NOT_TEXT],
    ['tags', `[${'"a",'.repeat(10_000)}"a"]`, 'must not have more than 10000 list items'],
    ['text', `${'['.repeat(40)}${']'.repeat(40)}`, 'must not be nested deeper than 32 levels'],
  ])('B11: that cannot be read is an issue of the field: %s = %.20s', async (name, value, msg) => {
    for (const part of [json(name, value), blob(name, value)]) {
      expect(await scalars.send(form([part]))).toEqual({ status: 400, detail: [{ loc: ['body', name], msg: `${name} ${msg}` }] });
    }
  });

  test('B11: of another value than is declared is an issue of the field', async () => {
    expect((await scalars.send(form([json('count', '"x"')]))).detail?.[0]?.loc).toEqual(['body', 'count']);
    expect((await scalars.send(form([json('text', '["a","b"]')]))).detail).toEqual([
      { loc: ['body', 'text'], msg: 'text must be sent once, not 2 times' },
    ]);
  });

  test('B11: of another type keeps its text', async () => {
    expect((await scalars.send(form([field('text', '"x"', 'Content-Type: text/plain')]))).seen?.fields).toEqual({ text: '"x"' });
    expect((await scalars.send(form([field('text', '"x"')]))).seen?.fields).toEqual({ text: '"x"' });
  });

  test('B11: is bounded like every text field', async () => {
    const { status, detail } = await uploadApi({ fields: Scalars, limits: { fieldSize: 4 } }).send(form([json('text', '"abc"')]));
    expect([status, detail?.[0]?.loc]).toEqual([413, ['body', 'text']]);
  });
});

describe('a file without a Content-Type', () => {
  class Bytes extends UploadedFile {
    @IsIn([BYTES])
    declare contentType: string;
  }
  class BytesFile {
    @Nested()
    file!: Bytes;
  }

  test('B12: is application/octet-stream', async () => {
    const { status, seen } = await uploadApi({ files: BytesFile }).send(form([partNamed('name="file"; filename="a.bin"', 'x')]));
    expect([status, seen?.files['file']?.contentType]).toEqual([201, BYTES]);
  });
});
