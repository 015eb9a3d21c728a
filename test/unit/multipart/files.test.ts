import { Nested } from '@modern-rest/class-validator';
import { UploadedFile } from '@modern-rest/multipart';
import { Type } from 'class-transformer';
import { Allow, IsString, MaxLength } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { field, file, form, part, partNamed } from './raw-form.ts';
import { type Answer, type Files, received, uploadApi } from './upload-api.ts';

const api = uploadApi();
const send = (...parts: Buffer[]): Promise<Answer> => api.send(form(parts));

describe('what comes for a file', () => {
  test('may not be text', async () => {
    const msg = 'must be a file: send it as a part with a file name, or with a Content-Type';
    expect(await send(field('file', 'aGVsbG8='))).toEqual({ status: 400, detail: [{ loc: ['files', 'file'], msg: `file ${msg}` }] });
    expect((await send(file('files', 'a.txt', 'x'), field('files', 'text'))).detail).toEqual([{ loc: ['files', 'files', 1], msg: `files ${msg}` }]);
  });

  test('may be empty', async () => {
    expect((await send(file('file', 'a.txt', ''))).seen?.files).toEqual({ file: received('') });
  });

  test('may be bytes without a file name', async () => {
    const { seen } = await send(field('file', 'x', 'Content-Type: application/octet-stream'));
    expect(seen?.files).toEqual({ file: { size: 1, contentType: 'application/octet-stream', contentTypeExtra: {}, content: 'eA==' } });
  });

  test.each([
    ['as browsers send it', partNamed('name="file"; filename=""', '', 'Content-Type: application/octet-stream')],
    ['without a type', partNamed('name="file"; filename=""', '')],
    ['parameters in another order', partNamed('filename=""; name="file"', '', 'Content-Type: text/plain')],
  ])('is nothing if the file input was left empty, %s', async (_, empty) => {
    expect((await send(empty, field('title', 'x'))).seen).toEqual({ fields: { title: 'x' }, files: {} });
    class Required {
      @Nested()
      file!: UploadedFile;
    }
    expect(await uploadApi({ files: Required }).send(form([empty]))).toEqual({
      status: 400,
      detail: [{ loc: ['files', 'file'], msg: 'file is required' }],
    });
  });

  test('is not dropped for want of a file name', async () => {
    expect(await send(partNamed('name="file"; filename=""', 'x', 'Content-Type: text/plain'))).toEqual({
      status: 400,
      detail: [{ loc: ['files', 'file', 'name'], msg: 'file has a content, but its file name is empty' }],
    });
  });

  test('is a file to a text field only if it has a file name', async () => {
    expect((await send(field('title', 'x', 'Content-Type: application/octet-stream'))).seen?.fields).toEqual({ title: 'x' });
    expect(await send(file('title', 'a.txt', 'x'))).toEqual({
      status: 400,
      detail: [{ loc: ['body', 'title'], msg: 'title must be text, not a file. Send it as a part without a file name' }],
    });
  });
});

describe('what the client says about a file', () => {
  const seenFile = async (...headers: string[]): Promise<unknown> => {
    const { seen } = await send(part(['Content-Disposition: form-data; name="file"; filename="a.txt"', ...headers], 'x'));
    return seen?.files['file'];
  };

  test('is its type in lower case, its charset and all parameters', async () => {
    expect(await seenFile('content-type: Text/Plain; Charset=latin-1; foo="b;a\\"r"')).toEqual(
      received('x', { charset: 'latin-1', contentTypeExtra: { charset: 'latin-1', foo: 'b;a"r' } }),
    );
  });

  test('B12: is application/octet-stream if it has none', async () => {
    expect(await seenFile()).toEqual(received('x', { contentType: 'application/octet-stream' }));
  });

  test('may have parameters of any name', async () => {
    expect(await seenFile('Content-Type: text/plain; __proto__=x; constructor=y')).toMatchObject({ contentType: 'text/plain' });
    expect(({} as Record<string, unknown>)['x']).toBeUndefined();
  });

  test('is not what a body says: an object that looks like a file is none', async () => {
    const { detail } = await send(field('file', JSON.stringify({ name: 'a.txt', size: 1, contentType: 'text/plain', attributes: {} })));
    expect(detail).toEqual([{ loc: ['files', 'file'], msg: 'file must be a file: send it as a part with a file name, or with a Content-Type' }]);
  });

  test('comes with a content where the model is an UploadedFile, and without one elsewhere', async () => {
    class Attributes {
      @IsString()
      name!: string;
    }
    class OnlyAttributes {
      @Nested()
      file!: Attributes;
    }
    let seen: unknown;
    const inHandler = ({ file: one }: Files): void => {
      seen = one;
    };
    await uploadApi({ files: OnlyAttributes, inHandler }).send(form([file('file', 'a.txt')]));
    expect(seen).toEqual({ name: 'a.txt' });
    expect(seen).toBeInstanceOf(Attributes);
  });
});

describe('the model of a file', () => {
  test('may be named by @Type alone, and is validated', async () => {
    class Short {
      @MaxLength(5)
      name!: string;
    }
    class Typed {
      @Type(() => Short)
      file!: Short;
    }
    const { send: sendTyped } = uploadApi({ files: Typed });
    expect((await sendTyped(form([file('file', 'a.txt')]))).status).toBe(201);
    expect((await sendTyped(form([file('file', 'aa.txt')]))).detail).toEqual([
      { loc: ['files', 'file', 'name'], msg: 'name must be shorter than or equal to 5 characters' },
    ]);
  });

  test('must be there: what is known of a file is given to it', () => {
    class Untyped {
      @Allow()
      file!: unknown;
    }
    expect(() => uploadApi({ files: Untyped })).toThrow(/MODEL_NOT_READABLE/);
    expect(() => uploadApi({ files: Untyped })).toThrow(/Untyped: the file file has no model/);
  });
});
