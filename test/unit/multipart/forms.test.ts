import { Nested } from '@modern-rest/class-validator';
import { UploadedFile } from '@modern-rest/multipart';
import { IsIn, IsInt, IsOptional, IsString, Max } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { field, file, form, partNamed } from './raw-form.ts';
import { Address, type Answer, received, uploadApi } from './upload-api.ts';

const api = uploadApi();
const send = (...parts: Buffer[]): Promise<Answer> => api.send(form(parts));

describe('a form', () => {
  test('has fields beside its files, in any order', async () => {
    const { status, seen } = await send(field('title', 'A title'), file('file', 'a.txt', 'one'), field('count', '7'), file('files', 'b.txt', 'two'));
    expect(status).toBe(201);
    expect(seen).toEqual({
      fields: { title: 'A title', count: 7 },
      files: { file: received('one'), files: [received('two', { name: 'b.txt' })] },
    });
  });

  test('may have files only, or fields only, or nothing', async () => {
    expect((await send(file('file', 'a.txt', 'one'))).seen).toEqual({ fields: {}, files: { file: received('one') } });
    expect((await send(field('title', 'x'))).seen).toEqual({ fields: { title: 'x' }, files: {} });
    expect((await send()).seen).toEqual({ fields: {}, files: {} });
  });

  test('is read as fetch encodes it', async () => {
    const body = new FormData();
    body.append('title', 'línea 1\r\nlínea 2');
    body.append('file', new File(['one'], 'ä.txt', { type: 'Text/Plain' }));
    const request = new Request('http://in-memory', { method: 'POST', body });
    const { seen } = await api.send(new Uint8Array(await request.arrayBuffer()), request.headers.get('content-type') ?? '');
    expect(seen).toEqual({ fields: { title: 'línea 1\r\nlínea 2' }, files: { file: received('one', { name: 'ä.txt' }) } });
  });
});

describe('a list', () => {
  test('of files keeps their order and their contents apart', async () => {
    const contents = ['first', '', 'third'];
    const { seen } = await send(...contents.map((content, index) => file('files', `${index}.txt`, content)));
    expect(seen?.files).toEqual({ files: contents.map((content, index) => received(content, { name: `${index}.txt` })) });
  });

  test('of one file or one field is a list', async () => {
    expect((await send(file('files', 'a.txt', 'x'))).seen?.files).toEqual({ files: [received('x')] });
    expect((await send(field('tags', 'x'))).seen?.fields).toEqual({ tags: ['x'] });
  });

  test('of fields keeps their order', async () => {
    expect((await send(field('tags', 'b'), field('tags', ''), field('tags', 'a'))).seen?.fields).toEqual({ tags: ['b', '', 'a'] });
  });

  test('has each of its files checked, not only the last', async () => {
    class TextFile extends UploadedFile {
      @IsIn(['text/plain'])
      declare contentType: string;

      @Max(3)
      declare size: number;
    }
    class TextFiles {
      @Nested(() => [TextFile])
      files!: TextFile[];
    }
    const { status, detail } = await uploadApi({ files: TextFiles }).send(
      form([file('files', 'a', 'x', 'image/png'), file('files', 'b', 'x'), file('files', 'c', 'x', 'text/html'), file('files', 'd', 'x')]),
    );
    expect([status, detail?.map(({ loc }) => loc)]).toEqual([
      400,
      [
        ['files', 'files', 0, 'contentType'],
        ['files', 'files', 2, 'contentType'],
      ],
    ]);
  });
});

describe('JSON in a field', () => {
  const json = '{"city":"Città"}';

  test.each([
    ['without a type', field('address', json)],
    ['as text/plain', field('address', json, 'Content-Type: text/plain')],
    ['as application/json', field('address', json, 'Content-Type: application/json; charset=utf-8')],
    ['as application/octet-stream', field('address', json, 'Content-Type: application/octet-stream')],
    ['as a Blob, which has a file name', partNamed('name="address"; filename="blob"', json, 'Content-Type: application/json')],
    ['as a file', file('address', 'address.json', json, 'application/json')],
    ['as a file without a name', partNamed('name="address"; filename=""', json, 'Content-Type: application/octet-stream')],
    ['with a byte order mark', field('address', `\uFEFF${json}`)],
  ])('is read %s', async (_, address) => {
    const { status, seen } = await send(address, file('file', 'a.txt', 'x'));
    expect([status, seen?.fields]).toEqual([201, { address: { city: 'Città' } }]);
  });

  test('is read as a list, in one part or in many', async () => {
    const cities = [{ city: 'A' }, { city: 'B' }];
    expect((await send(field('addresses', JSON.stringify(cities)))).seen?.fields).toEqual({ addresses: cities });
    expect((await send(...cities.map((city) => file('addresses', 'blob', JSON.stringify(city), 'application/json')))).seen?.fields).toEqual({
      addresses: cities,
    });
  });

  test('that is broken is an issue of the field', async () => {
    expect(await send(file('address', 'blob', '{city', 'application/json'))).toEqual({
      status: 400,
      detail: [{ loc: ['body', 'address'], msg: expect.stringContaining('must be JSON') }],
    });
  });

  test('of the wrong shape is an issue of the property', async () => {
    expect((await send(field('address', '{"city":1}'))).detail?.map(({ loc }) => loc)).toEqual([['body', 'address', 'city']]);
  });
});

describe('what the endpoint does not declare', () => {
  const others = [field('other', 'x'), file('another', 'a.txt', 'y'.repeat(300_000))];

  test('is dropped, and what follows is read', async () => {
    const { status, seen } = await send(...others, file('file', 'a.txt', 'one'), ...others, field('title', 'x'));
    expect([status, seen]).toEqual([201, { fields: { title: 'x' }, files: { file: received('one') } }]);
  });

  test('is an issue where it is forbidden, fields and files alike', async () => {
    const { status, detail } = await uploadApi({ forbidUnknown: true }).send(form([...others, field('title', 'x')]));
    expect([status, detail?.map(({ loc }) => loc)]).toEqual([
      400,
      [
        ['body', 'other'],
        ['files', 'another'],
      ],
    ]);
  });

  test('has names that are only names', async () => {
    const names = [
      '__proto__',
      'constructor',
      'hasOwnProperty',
      'toString',
      'prototype',
      'length',
      '0',
      '-1',
      '1e9',
      '[0]',
      'a[',
      'a]',
      'items[4294967294]',
    ];
    const { status, seen } = await send(...names.flatMap((name) => [field(name, 'x'), field(name, 'y')]), field('title', 'x'));
    expect([status, seen]).toEqual([201, { fields: { title: 'x' }, files: {} }]);
    expect((await api.send(form(names.slice(0, 9).map((name) => file(name, name))))).status).toBe(201);
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('may be named like parts of the program', async () => {
    const { seen } = await send(...['body', 'value', 'request', 'parsed_file_metadata'].map((name) => field(name, 'x')), field('title', 'x'));
    expect(seen).toEqual({ fields: { title: 'x' }, files: {} });
  });
});

describe('a name that is sent twice', () => {
  test('where one file is expected is an issue', async () => {
    expect(await send(file('file', 'a.txt', 'x'), file('file', 'b.txt', 'y'))).toEqual({
      status: 400,
      detail: [{ loc: ['files', 'file'], msg: 'file must be sent once, not 2 times' }],
    });
  });

  test('where one field is expected is an issue', async () => {
    expect(await send(field('title', 'x'), field('title', 'x'), field('title', 'x'))).toEqual({
      status: 400,
      detail: [{ loc: ['body', 'title'], msg: 'title must be sent once, not 3 times' }],
    });
  });
});

describe('all that is wrong with a form', () => {
  test('is told at once, fields and files', async () => {
    class Required {
      @IsInt()
      userId!: number;

      @IsString()
      email!: string;

      @IsOptional()
      @Nested()
      address?: Address;
    }
    class Two {
      @Nested()
      receipt!: UploadedFile;

      @Nested()
      rules!: UploadedFile;
    }
    const { detail } = await uploadApi({ fields: Required, files: Two }).send(form([field('userId', 'x'), field('address', '{}')]));
    expect(detail?.map(({ loc }) => loc.join('.'))).toEqual(['body.userId', 'body.email', 'body.address.city', 'files.receipt', 'files.rules']);
  });
});
