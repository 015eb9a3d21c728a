import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { Controller, createApi, FileMetadata, Post, Returns } from '@modern-rest/core';
import { rawFileParser, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { IsOptional, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { form, part } from './raw-form.ts';
import { uploadApi } from './upload-api.ts';

const api = uploadApi();
const nameOf = async (...parameters: (string | Buffer)[]): Promise<string | undefined> => {
  const disposition = Buffer.concat([Buffer.from('Content-Disposition: form-data; name="file"; '), ...parameters.map((one) => Buffer.from(one))]);
  const { status, seen, detail } = await api.send(form([part([disposition], 'x')]));
  return status === 201 ? seen?.files['file']?.name : `${status} ${detail?.[0]?.msg}`;
};

/** The name of a file that is sent as a whole body. */
const nameOfBody = async (disposition: string): Promise<string | undefined> => {
  @Controller('/', { parsers: [rawFileParser('image/png')] })
  class RawController {
    @Post('/')
    @Returns(Name)
    upload(@FileMetadata(OneFile) { file }: OneFile): Name {
      return { name: file.name };
    }
  }
  const raw = createApi({ title: 'Raw', version: '1', controllers: [RawController], serializer: classValidatorSerializer() });
  const headers = { 'content-type': 'image/png', 'content-disposition': disposition };
  const response = await inMemory(raw)({ method: 'POST', url: '/', headers, body: 'x' });
  const { name, detail } = (await response.json()) as { name?: string; detail?: { msg: string }[] };
  return detail ? `${response.status} ${detail[0]?.msg}` : name;
};

class Name {
  @IsOptional()
  @IsString()
  name?: string | undefined;
}

class OneFile {
  @Nested()
  file!: UploadedFile;
}

/** A file name in two notations, and the name that counts. */
const PAIRS: readonly (readonly [parameters: string, name: string])[] = [
  ['filename="____.docx"; filename*=UTF-8\'\'%D0%BE%D1%82%D1%87%D1%91%D1%82.docx', 'отчёт.docx'],
  ['filename*=UTF-8\'\'%D0%BE.docx; filename="_.docx"', 'о.docx'],
  ['filename="a.txt"; filename*=utf-8\'\'b.txt', 'b.txt'],
  ['filename="=?UTF-8?Q?=C3=A9.txt?="; filename*=UTF-8\'\'%C3%A9.txt', 'é.txt'],
  ['filename="é.txt"; filename*=utf-8\'\'%c3%a9.txt', 'é.txt'],
  ['filename=""; filename*=utf-8\'\'b.txt', 'b.txt'],
  ['filename="folder/"; filename*=utf-8\'\'..%2Fb.txt', 'b.txt'],
  // A charset that is not supported does not count (RFC 8187, section 3.2.1).
  ['filename="naive.txt"; filename*=windows-1252\'\'na%EFve.txt', 'naive.txt'],
];

const INVALID_PAIRS = [
  ['filename="a.txt"; filename*=utf-8\'\'b%zz'],
  ['filename="a.txt"; filename*=utf-8\'\'b%e9'],
  ['filename="a.txt"; filename*=\'\'b.txt'],
  ['filename="a.txt"; filename*=b.txt'],
  ['filename="a.txt"; filename*="utf-8\'\'b.txt"'],
  ['filename="a.txt"; filename*=utf-8\'\'..'],
  ["filename=\"a.txt\"; filename*=utf-8''a; filename*=utf-8''b"],
  ['filename="a.txt"; filename="b.txt"; filename*=utf-8\'\'c'],
];

const UNSAFE = [
  ['U+0000', '\u0000'],
  ['a line feed', '\n'],
  ['DEL', '\u007f'],
  ['U+0085, a next line', '\u0085'],
  ['U+009B, a control sequence', '\u009b'],
  ['U+2028, a line separator', '\u2028'],
  ['U+2029, a paragraph separator', '\u2029'],
  ['U+202A, an embedding', '\u202a'],
  ['U+202E, an override', '\u202e'],
  ['U+2066, an isolate', '\u2066'],
  ['U+2069, the end of an isolate', '\u2069'],
];

describe('the name of a file', () => {
  test.each([
    ['отчёт.pdf', 'отчёт.pdf'],
    ['😀 é漢.txt', '😀 é漢.txt'],
    ['../../etc/passwd', 'passwd'],
    ['/etc/passwd', 'passwd'],
    ['C:\\Documents\\a.txt', 'a.txt'],
    ['C:\\\\Documents\\\\a.txt', 'a.txt'],
    ['\\\\\\\\server\\\\share\\\\a.txt', 'a.txt'],
    ['..\\/..\\/a.txt', 'a.txt'],
    ['..;/a.txt', 'a.txt'],
    ['....//a.txt', 'a.txt'],
    ['&hellip;/a.txt', 'a.txt'],
    // Windows, Django and WHATWG agree: a percent sign is a percent sign.
    ['%2e%2e%2fa.txt', '%2e%2e%2fa.txt'],
    ['50%.pdf', '50%.pdf'],
    ['a%00.png', 'a%00.png'],
    // Names are data: nothing is made of them, so nothing is taken from them.
    ['CON', 'CON'],
    ['NUL.txt', 'NUL.txt'],
    ['COM1 ', 'COM1 '],
    ['a.txt.', 'a.txt.'],
    ['.htaccess', '.htaccess'],
    ['~', '~'],
    ['e\u0301.txt', 'e\u0301.txt'],
    ['a\u00a0b\u202fc', 'a\u00a0b\u202fc'],
    ['\u05d0\u200f.txt', '\u05d0\u200f.txt'],
    ['👨\u200d👩.png', '👨\u200d👩.png'],
    ['CON.txt. ', 'CON.txt. '],
    ['__proto__', '__proto__'],
    [' ', ' '],
  ])('%j is %j', async (sent, name) => {
    expect(await nameOf(`filename="${sent}"`)).toBe(name);
  });

  test.each([['..'], ['.'], ['a/..'], ['a/'], ['/'], ['C:\\\\'], ['a/.']])('%j is a 400: it names a folder', async (sent) => {
    expect(await nameOf(`filename="${sent}"`)).toBe('400 A part has a file name that names a folder');
  });

  // A file named a"b\c é漢.txt, as clients put it on the wire. What is before the backslash is a path.
  test.each([
    ['curl, PHP, fetch, undici, axios, got', 'a%22b\\c é漢.txt', 'c é漢.txt'],
    ['curl --form-escape, Ruby net/http, Perl LWP', 'a\\"b\\\\c é漢.txt', 'c é漢.txt'],
    ['requests, httpx, httpie', 'a%22b\\\\c é漢.txt', 'c é漢.txt'],
    ['aiohttp, which escapes more than it should', 'a%22b%5Cc%20%C3%A9%E6%BC%A2.txt', 'a"b%5Cc%20%C3%A9%E6%BC%A2.txt'],
    ['any of them, without the backslash', 'a%22b é漢.txt', 'a"b é漢.txt'],
  ])('from %s is read', async (_, sent, name) => {
    expect(await nameOf(`filename="${sent}"`)).toBe(name);
  });

  test('from Ruby rest-client, with a quote that is not escaped, is a 400', async () => {
    expect(await nameOf('filename="a"b\\c é漢.txt"')).toMatch(/^400 A part has /);
  });

  test.each([
    ['filename="a.txt";'],
    ['filename=é.txt'],
    ["filename*=nope''a.txt"],
    ["filename*=utf-8''a%zz"],
    ["filename*=utf-8''a%e9"],
    ["filename*=iso-8859-1''a%zz"],
    ['filename*=a.txt'],
    ["filename*=utf-8''"],
    ["filename*=utf-8'en'"],
    ['filename*="utf-8\'\'a.txt"'],
    ["filename*=utf-8''a'b"],
    ["filename*=utf-16''a"],
    ["filename*=''a"],
    ["filename*=utf-8''a%00.png"],
    ["filename*=utf-8''a%0d%0ab"],
    ["filename*=utf-8''a%09b"],
    ["filename*=iso-8859-1''a%7f"],
    ['filename="a\u0001b"'],
    ['filename="a%0Ab"'],
    ['filename="a\nb"'],
    ['filename="a\rb"'],
    ["filename*=utf-8''a; filename*=utf-8''a"],
  ])('in %j is a 400', async (parameter) => {
    expect(await nameOf(parameter)).toMatch(/^400 A part has /);
  });

  test.each([
    ["filename*=UTF-8''%e2%82%ac%20a.txt", '€ a.txt'],
    ["filename*=utf-8'en-GB'a.txt", 'a.txt'],
    ["filename*=iso-8859-1''%e9.txt", 'é.txt'],
    ["filename*=utf-8''..%2Fa.txt", 'a.txt'],
    ["FILENAME*=utf-8''a.txt", 'a.txt'],
  ])('in %j is %j', async (parameter, name) => {
    expect(await nameOf(parameter)).toBe(name);
  });

  test.each(PAIRS)('B5: filename* takes precedence over filename: %s', async (parameters, name) => {
    expect(await nameOf(parameters)).toBe(name);
    expect(await nameOfBody(`attachment; ${parameters}`)).toBe(name);
  });

  test.each(INVALID_PAIRS)('B5: a filename* that is not valid is a 400, even if there is a filename: %s', async (parameters) => {
    expect(await nameOf(parameters)).toMatch(/^400 A part has /);
    expect(await nameOfBody(`attachment; ${parameters}`)).toMatch(/^400 The request has /);
  });

  test.each(UNSAFE)('F11: %s is a 400, wherever it is in a name', async (_, character) => {
    const encoded = encodeURIComponent(character);
    for (const name of [character, `a${character}.txt`, `folder/${character}`, `${character}/a.txt`]) {
      expect(await nameOf(`filename="${name}"`)).toMatch(/^400 A part has a (?:control character in a name|malformed header)$/);
      expect(await nameOfBody(`attachment; filename="${Buffer.from(name).toString('latin1')}"`)).toMatch(/^400 The request has a control character/);
    }
    for (const parameters of [`filename*=utf-8''a${encoded}.txt`, `filename="a.txt"; filename*=utf-8''a${encoded}.txt`]) {
      expect(await nameOf(parameters)).toBe('400 A part has a control character in a name');
      expect(await nameOfBody(`attachment; ${parameters}`)).toBe('400 The request has a control character in a name');
    }
  });

  test('must be UTF-8', async () => {
    expect(await nameOf('filename="', Buffer.from([0xe9]), '.txt"')).toBe('400 A part has headers that are not valid UTF-8');
    expect(await nameOf('filename="', Buffer.from([0xed, 0xa0, 0x80]), '.txt"')).toBe('400 A part has headers that are not valid UTF-8');
  });
});
