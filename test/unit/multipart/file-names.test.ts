import { describe, expect, test } from 'vitest';
import { form, part } from './raw-form.ts';
import { uploadApi } from './upload-api.ts';

const api = uploadApi();
const nameOf = async (...parameters: (string | Buffer)[]): Promise<string | undefined> => {
  const disposition = Buffer.concat([Buffer.from('Content-Disposition: form-data; name="file"; '), ...parameters.map((one) => Buffer.from(one))]);
  const { status, seen, detail } = await api.send(form([part([disposition], 'x')]));
  return status === 201 ? seen?.files['file']?.name : `${status} ${detail?.[0]?.msg}`;
};

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
    ['gpj.\u202eexe', 'gpj.\u202eexe'],
    ['e\u0301.txt', 'e\u0301.txt'],
    ['a\u00a0b\u2028c', 'a\u00a0b\u2028c'],
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
    ['filename="a.txt"; filename*=utf-8\'\'b.txt'],
    ['filename=""; filename*=utf-8\'\'b.txt'],
    ["filename*=utf-8''a; filename*=utf-8''a"],
  ])('in %j is a 400', async (parameter) => {
    expect(await nameOf(parameter)).toMatch(/^400 A part has /);
  });

  test.each([
    ["filename*=UTF-8''%e2%82%ac%20a.txt", '€ a.txt'],
    ["filename*=utf-8'en-GB'a.txt", 'a.txt'],
    ["filename*=iso-8859-1''%e9.txt", 'é.txt'],
    ["filename*=utf-8''..%2Fa.txt", 'a.txt'],
    ['filename="é.txt"; filename*=utf-8\'\'%c3%a9.txt', 'é.txt'],
    ["FILENAME*=utf-8''a.txt", 'a.txt'],
  ])('in %j is %j', async (parameter, name) => {
    expect(await nameOf(parameter)).toBe(name);
  });

  test('must be UTF-8', async () => {
    expect(await nameOf('filename="', Buffer.from([0xe9]), '.txt"')).toBe('400 A part has headers that are not valid UTF-8');
    expect(await nameOf('filename="', Buffer.from([0xed, 0xa0, 0x80]), '.txt"')).toBe('400 A part has headers that are not valid UTF-8');
  });
});
