import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { field, file, form, part, partNamed } from './raw-form.ts';
import { type Answer, uploadApi } from './upload-api.ts';

const api = uploadApi();
const send = (...parts: Buffer[]): Promise<Answer> => api.send(form(parts));
/** The answer to a form with one odd part between two good ones: nothing of it may get lost. */
const between = (odd: Buffer): Promise<Answer> => send(field('title', 'x'), odd, file('files', 'last.txt', 'x'));
/** What is said of an odd part: the grammar's own words, not that the parser behind it has failed or dropped it. */
const REFUSED = { status: 400, detail: [{ loc: ['body'], msg: expect.stringMatching(/^A part has /) }] };

describe('the headers of a part', () => {
  test.each([
    [' x: y', 'folded'],
    ['\tx: y', 'folded by a tab'],
    [': x', 'without a name'],
    ['x', 'without a colon'],
    ['x y: z', 'with a space in its name'],
    ['Content-Type : text/plain', 'with a space before the colon'],
    ['x\u0000: y', 'with NUL in its name'],
    ['x: \u0000', 'with NUL in its value'],
    ['x: a\rb', 'with a bare carriage return'],
    ['x: a\nb', 'with a bare line feed'],
    ['x: a\nContent-Type: text/html', 'with another one behind a bare line feed'],
    ['x: \u007f', 'with DEL'],
    ['x: \u001b[0m', 'with an escape sequence'],
    ['é: x', 'with a name that is not ASCII'],
    ['"x": y', 'with a quoted name'],
    ['x@y: z', 'with a separator in its name'],
    ['(comment) x: y', 'with a comment'],
    ['{x}: y', 'with braces'],
    ['Content-Type: text/plain\r\nContent-Type: text/html', 'sent twice'],
    ['x: y\r\nX: y', 'sent twice in another case'],
  ])('are a 400 with a line %j: %s', async (line) => {
    expect(await between(part(['Content-Disposition: form-data; name="file"; filename="a"', line], 'x'))).toEqual(REFUSED);
    expect(await between(part([line, 'Content-Disposition: form-data; name="file"; filename="a"'], 'x'))).toEqual(REFUSED);
  });

  test('may be any, in any order and case', async () => {
    const { status, seen } = await between(
      part(['X-Other:', 'cOnTeNt-TyPe:text/plain', '__proto__: x', 'constructor: x', 'CONTENT-DISPOSITION:Form-Data;NAME=file;FileName=a.txt'], 'x'),
    );
    expect([status, seen?.files['file']]).toMatchObject([201, { name: 'a.txt', contentType: 'text/plain' }]);
  });

  test('must not be missing', async () => {
    expect((await between(part([], 'x'))).detail).toEqual([{ loc: ['body'], msg: 'A part has no headers' }]);
  });

  test('must be UTF-8', async () => {
    expect(await between(part([Buffer.from('Content-Disposition: form-data; name="é"', 'latin1')], 'x'))).toEqual(REFUSED);
  });

  test('must not repeat the disposition', async () => {
    const twice = part(['Content-Disposition: form-data; name="title"', 'Content-Disposition: form-data; name="file"; filename="a"'], 'x');
    expect((await send(twice)).detail?.[0]?.msg).toBe('A part has a header twice');
  });
});

describe('a head as nearly all clients write it', () => {
  const odd = [
    '"',
    '\\',
    '%',
    '%22',
    '/',
    '.',
    '..',
    ' ',
    '\t',
    '\u0000',
    '\u001f',
    '\u007f',
    '\u0085',
    '\u009f',
    '\u00a0',
    '\ufeff',
    ';',
    '=',
    '\r',
    '\n',
    '\r\n',
  ];
  const text = fc.array(fc.oneof(fc.constantFrom(...odd, 'title', 'file', 'files', 'a.txt'), fc.string({ unit: 'binary' })), { maxLength: 4 });
  const type = fc.constantFrom(
    'image/png',
    'a/b/c',
    'text/plain ',
    'TEXT/plain',
    'text/plain; charset=utf-8',
    'text',
    '/',
    'a/',
    'text/p lain',
    'text/"x"',
  );
  const heads = fc.record({ name: fc.oneof(fc.constant(['file']), text), filename: fc.option(text), type: fc.option(type) });

  test('is read as one that none writes: other case, a parameter more', async () => {
    await fc.assert(
      fc.asyncProperty(heads, async ({ name, filename, type }) => {
        const said = [`name="${name.join('')}"`, ...(filename ? [`filename="${filename.join('')}"`] : [])];
        const types = type === null ? [] : [`Content-Type: ${type}`];
        const usual = part([`Content-Disposition: form-data; ${said.join('; ')}`, ...types], 'x');
        const unusual = part([`content-disposition: form-data; ${said.join('; ')}; size=1`, ...types], 'x');
        expect(await between(usual)).toEqual(await between(unusual));
      }),
      { numRuns: 3000 },
    );
  });

  test('counts its headers', async () => {
    const tight = uploadApi({ limits: { partHeaders: 1 } });
    expect((await tight.send(form([field('title', 'x')]))).status).toBe(201);
    expect((await tight.send(form([file('file', 'a.txt')]))).detail?.[0]?.msg).toBe('A part must not have more than 1 headers');
  });
});

describe('the media type of a part', () => {
  const typed = (name: string, type: string): Promise<Answer> => send(partNamed(`name="${name}"; filename="a"`, 'x', `Content-Type: ${type}`));

  test.each(['image/png, image/jpeg', 'image/*, text/plain', 'png', 'image/', 'image png'])(
    'B13: that is not one media type is an issue of its field: %s',
    async (type) => {
      const msg = 'has a Content-Type that is not a media type: send one type, such as image/png';
      expect(await typed('file', type)).toEqual({ status: 400, detail: [{ loc: ['files', 'file'], msg: `file ${msg}` }] });
      expect(await typed('title', type)).toEqual({ status: 400, detail: [{ loc: ['body', 'title'], msg: `title ${msg}` }] });
    },
  );

  test.each([
    'text/plain; charset=utf-8; charset=latin1',
    'text/plain; charset=utf-8; Charset="utf-8"',
    'text/plain;charset=utf-8;x=";";charset =utf-8',
    'image/png; x=1; y=2; X=1',
    'image/png; x="\\\\"; x=1',
  ])('F11: with a parameter twice is an issue of its field: %s', async (type) => {
    for (const sent of [typed('file', type), send(field('file', 'x', `Content-Type: ${type}`))]) {
      expect(await sent).toEqual({ status: 400, detail: [{ loc: ['files', 'file'], msg: 'file has a Content-Type that has a parameter twice' }] });
    }
    expect((await send(field('title', 'x', `Content-Type: ${type}`))).detail).toEqual([
      { loc: ['body', 'title'], msg: 'title has a Content-Type that has a parameter twice' },
    ]);
  });

  test.each([
    'text/plain; charset=utf-8; x="; charset=latin1"',
    'text/plain; charset=utf-8; charset',
    'text/plain; charset=utf-8; x="\\"; charset=latin1"',
  ])('F11: may have a value that looks like a parameter: %s', async (type) => {
    expect((await typed('file', type)).status).toBe(201);
  });
});

describe('a part with thousands of headers, where the limits allow them', () => {
  const letters = [..."abcdefghijklmnopqrstuvwxyz0123456789!#$%&'*+.^_`|~"];
  const many = letters.flatMap((first) => letters.map((second) => `${first}${second}:`)).slice(0, 2000);
  const { send: sendMany } = uploadApi({ limits: { partHeaders: 3000, partHeadersSize: 16_000 } });

  test('loses none of them: a field', async () => {
    const { status, seen } = await sendMany(form([part([...many, 'Content-Disposition: form-data; name=title'], 'x')]));
    expect([status, seen?.fields]).toEqual([201, { title: 'x' }]);
  });

  test('loses none of them: a file that would be a field without its last one', async () => {
    const sent = part(['Content-Disposition: form-data; name=file', ...many, 'Content-Type: application/octet-stream'], 'x');
    const { status, seen } = await sendMany(form([sent]));
    expect([status, seen?.files['file']?.content]).toEqual([201, Buffer.from('x').toString('base64')]);
  });
});

describe('the Content-Disposition of a part', () => {
  test.each([
    ['', 'empty'],
    ['form-data', 'without a name'],
    ['form-data;', 'without a name, but with a semicolon'],
    ['attachment; name="title"', 'of another kind'],
    ['form-datax; name="title"', 'of an unknown kind'],
    ['form-data name="title"', 'without a semicolon'],
    ['form-data, name="title"', 'with a comma'],
    ['form-data; name=""', 'with an empty name'],
    ['form-data; name=" "', 'with a blank name'],
    ['form-data; name=', 'with no name at all'],
    ['form-data; name="title', 'with a quote that does not end'],
    ['form-data; name="ti"tle"', 'with a quote in a quote'],
    ['form-data; name=ti tle', 'with a blank in an unquoted name'],
    ['form-data; name=títle', 'with an unquoted name that is not ASCII'],
    ['form-data; name ="title"', 'with a blank before the equals sign'],
    ['form-data; name= "title"', 'with a blank behind the equals sign'],
    ['form-data; name="title";', 'with a semicolon at the end'],
    ['form-data;; name="title"', 'with two semicolons'],
    ['form-data; name="title"; name="title"', 'with its name twice'],
    ['form-data; name="title"; NAME="other"', 'with two names'],
    ['form-data; name="file"; filename="a"; filename="b"', 'with two file names'],
    ["form-data; name*=utf-8''title", 'with an encoded name'],
    ["form-data; name=title; name*=utf-8''title", 'with an encoded name beside the plain one'],
    ['form-data; name*0="ti"; name*1="tle"', 'with a name in pieces'],
    ['form-data; name="file"; filename*0="a"; filename*1=".txt"', 'with a file name in pieces'],
    ["form-data; name=file; filename*0*=utf-8''a", 'with an encoded file name in pieces'],
    ['form-data; name="a\rb"', 'with a carriage return in a name'],
    ['form-data; name="a\nb"', 'with a line feed in a name'],
    ['form-data; name="a%0d%0Ab"', 'with an escaped line break in a name'],
    ['form-data; name="a\u0000b"', 'with NUL in a name'],
    ['form-data; name="a\tb"', 'with a tab in a name'],
    ['form-data; name="a\u007fb"', 'with DEL in a name'],
  ])('%j is a 400: %s', async (disposition) => {
    expect(await between(part([`Content-Disposition: ${disposition}`], 'x'))).toEqual(REFUSED);
  });

  test('must not be missing', async () => {
    expect((await between(part(['Content-Type: text/plain'], 'x'))).detail?.[0]?.msg).toBe('A part has no Content-Disposition: form-data');
  });

  test('may have parameters that nobody knows', async () => {
    expect((await send(partNamed('size=3; name="title"; x="y;z"', 'x'))).seen?.fields).toEqual({ title: 'x' });
  });
});

describe('the name of a field', () => {
  const names = uploadApi({ forbidUnknown: true });
  const fieldName = async (parameter: string): Promise<unknown> => (await names.send(form([partNamed(parameter, 'x')]))).detail?.[0]?.loc[1];

  test.each([
    ['name="título 漢字 😀"', 'título 漢字 😀'],
    ['name="n%22é"', 'n"é'],
    ['name="n\\"é"', 'n"é'],
    ['name="a\\\\b"', 'a\\b'],
    ['name="a\\b"', 'a\\b'],
    ['name="a%5Cb%41 50%"', 'a%5Cb%41 50%'],
    ['name="a%2522"', 'a%2522'],
    ['name="\\%22"', '\\"'],
    ['name=" a "', ' a '],
    ['name="a;b=c"', 'a;b=c'],
    ['name="a[b][c]"', 'a[b][c]'],
  ])('in %s is %j', async (parameter, name) => {
    expect(await fieldName(parameter)).toBe(name);
  });

  test('stays flat, however deep it looks', async () => {
    const deep = `a${'[b]'.repeat(10_000)}`;
    expect((await uploadApi({ limits: { fieldNameSize: 50_000, partHeadersSize: 16_000 } }).send(form([field(deep, 'x')]))).status).toBe(413);
    expect((await send(field(`a${'[b]'.repeat(40)}`, 'x'))).status).toBe(201);
  });
});

describe('the Content-Type of a part', () => {
  test.each([[''], ['text'], ['text/'], ['/plain'], ['text plain'], ['text/plain/x'], ['text/plain, text/html']])('%j is a 400', async (type) => {
    expect((await between(part(['Content-Disposition: form-data; name="file"; filename="a"', `Content-Type: ${type}`], 'x'))).status).toBe(400);
  });

  test.each([['application/octet-stream; x'], ['application/octet-stream;'], ['application/octet-stream; x="'], ['application/octet-stream; x=y z']])(
    '%j, which parsers read in two ways, loses no content',
    async (type) => {
      const { status, seen } = await between(partNamed('name="file"', 'content', `Content-Type: ${type}`));
      expect(status === 400 || seen?.files['file']?.content === 'Y29udGVudA==').toBe(true);
    },
  );
});

describe('the Content-Transfer-Encoding of a part', () => {
  test.each([['base64'], ['quoted-printable'], ['Base64'], ['x-uuencode'], [''], ['7bit; x=y']])(
    '%j is a 400: nothing decodes it',
    async (encoding) => {
      expect((await between(partNamed('name="title2"', 'eA==', `Content-Transfer-Encoding: ${encoding}`))).detail).toEqual([
        { loc: ['body', 'title2'], msg: 'title2 has a Content-Transfer-Encoding, which forms must not use (RFC 7578, section 4.7)' },
      ]);
    },
  );

  test.each([['7bit'], ['8bit'], ['BINARY']])('%s says nothing, and changes nothing', async (encoding) => {
    expect((await send(field('title', 'é', `Content-Transfer-Encoding: ${encoding}`))).seen?.fields).toEqual({ title: 'é' });
  });
});

describe('a field', () => {
  test.each([['utf-8'], ['UTF-8'], ['utf8'], ['us-ascii'], ['"utf-8"']])('may say that its charset is %s', async (charset) => {
    expect((await send(field('title', 'é漢\uFFFD', `Content-Type: text/plain; charset=${charset}`))).seen?.fields).toEqual({ title: 'é漢\uFFFD' });
  });

  test.each([['base64'], ['hex'], ['shift_jis'], ['utf-7'], ['utf-16le'], ['latin1'], ['iso-8859-1'], ['nope'], ['""'], ['__proto__']])(
    'in the charset %s is a 400',
    async (charset) => {
      expect((await between(field('count', '7', `Content-Type: text/plain; charset=${charset}`))).detail).toEqual([
        { loc: ['body', 'count'], msg: 'count must be in UTF-8' },
      ]);
    },
  );

  test.each([[[0xff]], [[0xc3]], [[0xed, 0xa0, 0x80]], [[0xc0, 0xaf]], [[0xf0, 0x9f, 0x98]]])(
    'of the bytes %j is a 400: they are not UTF-8',
    async (bytes) => {
      expect((await between(field('title', Buffer.from(bytes)))).detail).toEqual([{ loc: ['body', 'title'], msg: 'title must be in UTF-8' }]);
    },
  );

  test('keeps every character', async () => {
    const text = '\uFEFF \u0000\u0001\r\n\n\r--bound\t é漢😀\uFFFD \u2028 ';
    expect((await send(field('title', text))).seen?.fields).toEqual({ title: text });
  });
});

describe('a file', () => {
  test('may be in any charset: it is bytes', async () => {
    const { seen } = await send(file('file', 'a.txt', Buffer.from([0xff, 0x00]), 'text/plain; charset=shift_jis'));
    expect(seen?.files['file']).toMatchObject({ charset: 'shift_jis', content: '/wA=' });
  });
});
