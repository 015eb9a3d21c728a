import { createHash } from 'node:crypto';
import { inMemory } from '@modern-rest/testing';
import { Body, Configure, Controller, createApp, FileMetadata, Nested, Post, Put, Returns, rawFileParser, record, UploadedFile } from 'modern-rest';
import { describe, expect, test } from 'vitest';

class Files {
  @Nested()
  file!: UploadedFile;
}

@Controller('/')
class DigestController {
  @Post('/values')
  @Returns(Number, { status: 200 })
  values(@Body(record(String)) values: Record<string, string>): number {
    return Object.keys(values).length;
  }

  @Put('/file')
  @Configure({ parsers: [rawFileParser()] })
  @Returns(Number)
  file(@FileMetadata(Files) { file }: Files): number {
    return file.size;
  }

  @Post('/form')
  @Returns(Number, { status: 200 })
  form(@FileMetadata(Files) { file }: Files): number {
    return file.size;
  }
}
const send = inMemory(createApp({ title: 'Digests', version: '1', controllers: [DigestController] }).api);

const FORM = ['--b', 'Content-Disposition: form-data; name="file"; filename="a"', '', 'content', '--b--', ''].join('\r\n');
const BODIES = [
  ['JSON', 'POST', '/values', 'application/json', '{"a":"1"}', 1],
  ['urlencoded', 'POST', '/values', 'application/x-www-form-urlencoded', 'a=1&b=2', 2],
  ['a file', 'PUT', '/file', 'application/octet-stream', 'content', 7],
  ['a form', 'POST', '/form', 'multipart/form-data; boundary=b', FORM, 7],
] as const;

const digestOf = (text: string, algorithm = 'sha256'): string => `:${createHash(algorithm).update(text).digest('base64')}:`;

describe.each(BODIES)('a body with a digest: %s', (_, method, url, type, body, answer) => {
  const ask = async (headers: Record<string, string>) => {
    const response = await send({ method, url, body, headers: { 'content-type': type, ...headers } });
    const read = (await response.json()) as number | { detail: { msg: string }[] };
    return [response.status, typeof read === 'number' ? read : read.detail[0]?.msg];
  };

  test('is read where it is right, in each of its ways', async () => {
    expect(await ask({ 'content-digest': `sha-256=${digestOf(body)}` })).toEqual([200, answer]);
    expect(await ask({ 'repr-digest': `sha-512=${digestOf(body, 'sha512')}` })).toEqual([200, answer]);
    const both = `unixsum=30637, md5=${digestOf('other', 'md5')}, sha-512=${digestOf(body, 'sha512')};a=1, sha-256=${digestOf(body)}`;
    expect(await ask({ 'Content-Digest': both })).toEqual([200, answer]);
  });

  test.each(['content-digest', 'repr-digest'])('is a 400 where %s is that of another one', async (name) => {
    const shown = name === 'content-digest' ? 'Content-Digest' : 'Repr-Digest';
    const msg = `The body is not the one that ${shown} was made of: it has changed on its way`;
    for (const digest of [
      `sha-256=${digestOf(`${body} `)}`,
      `sha-512=${digestOf(body)}`,
      `sha-256=${digestOf(body)}, sha-512=${digestOf('', 'sha512')}`,
      'sha-256=::',
    ]) {
      expect(await ask({ [name]: digest })).toEqual([400, msg]);
    }
  });

  test.each(['sha-256', 'sha-256=5', 'sha-256="x"', 'sha-256=:x', 'sha-256=:%%:', '=', 'é'])('is a 400 where it is none: %s', async (digest) => {
    expect(await ask({ 'content-digest': digest })).toEqual([
      400,
      'The header Content-Digest is not well-formed: send sha-256=:…: with the digest in base64',
    ]);
  });

  test('of algorithms that nobody trusts is as none', async () => {
    expect(await ask({ 'content-digest': `md5=${digestOf('other', 'md5')}` })).toEqual([200, answer]);
  });
});
