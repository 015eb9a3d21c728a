import { field, file, form, part, partNamed } from '../../../unit/multipart/raw-form.ts';
import { accepted, between, type GoldenBody, given, refused } from '../golden-body.ts';
import { REASONS } from '../reasons.ts';

/** Names of fields that other parsers take for paths into objects and lists. They lead to no declared field. */
const FLAT_NAMES = ['0', '-1', '1e9', 'length', '[0]', 'a[', 'a]', 'items[4294967294]', `a${'[b]'.repeat(20)}`];

/** The last file of `between`. */
const LAST = { files: [given('last', 'last.txt')] };

/** Paths as a client may send them between the quotes, and the name that is left of each. */
const PATHS: readonly (readonly [sent: string, name: string])[] = [
  ['/tmp/evil.txt', 'evil.txt'],
  ['C:\\Windows\\evil.txt', 'evil.txt'],
  ['C:/Windows/evil.txt', 'evil.txt'],
  ['\\tmp\\evil.txt', 'evil.txt'],
  ['/tmp\\evil.txt', 'evil.txt'],
  ['folder/evil.txt', 'evil.txt'],
  ['folder\\evil.txt', 'evil.txt'],
  ['a/folder\\evil.txt', 'evil.txt'],
  ['../../evil.txt', 'evil.txt'],
  ['..\\..\\evil.txt', 'evil.txt'],
  ['../..\\evil.txt', 'evil.txt'],
  ['\\\\\\\\server\\\\share\\\\evil.txt', 'evil.txt'],
  ['..;/evil.txt', 'evil.txt'],
  ['....//evil.txt', 'evil.txt'],
  // No client writes markup or more escapes than three, so none is read: a name is what it is.
  ['..&#x2F;evil.txt', '..&#x2F;evil.txt'],
  ['..&sol;evil.txt', '..&sol;evil.txt'],
  ['%2e%2e%2fevil.txt', '%2e%2e%2fevil.txt'],
  ['..%5Cevil.txt', '..%5Cevil.txt'],
  ['CON', 'CON'],
  ['NUL.txt', 'NUL.txt'],
  ['COM1 ', 'COM1 '],
];

const FOLDERS = ['/tmp/', '.', '..', '/', 'a/..', 'C:\\\\', '../'];

/** Names without a path, as they are sent and as they are read. */
const PLAIN_NAMES: readonly (readonly [id: string, sent: string, name: string])[] = [
  ['C5.1', 'a%22b.txt', 'a"b.txt'],
  ['C5.2', '50%.pdf', '50%.pdf'],
  ['C5.3', 'a%20b%41.txt', 'a%20b%41.txt'],
  ['C5.4', 'a%2522.txt', 'a%2522.txt'],
  ['C5.5', 'a\\"b.txt', 'a"b.txt'],
  ['C5.6', 'a%00.png', 'a%00.png'],
  ['C7.2', 'а.txt', 'а.txt'],
  ['C7.3', 'a.txt. ', 'a.txt. '],
  ['C7.4', 'e\u0301.txt', 'e\u0301.txt'],
  ['C7.5', '\u00e9.txt', '\u00e9.txt'],
  ['C7.6', '.htaccess', '.htaccess'],
  ['C7.7', `${'x'.repeat(253)}é`, `${'x'.repeat(253)}é`],
];

const REFUSED_NAMES: readonly (readonly [id: string, parameter: string, sentence: string, msg: string])[] = [
  ['C2.1', 'filename="a\u0000.png"', 'NUL', REASONS.header],
  ['C2.2', "filename*=utf-8''a.php%00.png", 'an encoded NUL', REASONS.control],
  ['C2.3', 'filename="a\tb"', 'a tab', REASONS.control],
  ['C2.4', 'filename="a\u001fb"', 'the last of the control characters', REASONS.header],
  ['C2.5', 'filename="a\u007fb"', 'DEL', REASONS.header],
  ['C2.6', "filename*=iso-8859-1''a%7f", 'an encoded DEL', REASONS.control],
  ['C7.1', 'filename="gpj.\u202eexe"', 'an override of the direction', REASONS.control],
  ['C7.9', "filename*=utf-8''gpj.%E2%80%AEexe", 'an encoded override of the direction', REASONS.control],
  ['C7.10', 'filename="a\u0085b"', 'U+0085', REASONS.control],
  ['C7.11', 'filename="a\u2028b"', 'a line separator', REASONS.control],
  ['C3.11', 'filename="a.txt"; filename*=utf-8\'\'b%zz', 'an encoded one that is broken', REASONS.encoding],
  ['C3.3', "filename*=utf-16''a", 'a charset that is not read', REASONS.encoding],
  ['C3.4', "filename*=utf-8''a%e9", 'encoded bytes that are not UTF-8', REASONS.encoding],
  ['C3.5', 'filename*="utf-8\'\'a.txt"', 'an encoded one in quotes', REASONS.encoding],
  ['C3.10', "filename*=utf-8''a*b", 'a star that is not encoded', REASONS.encoding],
  ['C4.1', 'filename*0="a"; filename*1=".txt"', 'pieces', REASONS.encoding],
  ['C4.2', "filename*0*=utf-8''a", 'encoded pieces', REASONS.encoding],
  ['C4.3', 'filename="a.txt"; filename*0="b"', 'a plain one and pieces', REASONS.encoding],
  ['C5.7', 'filename="a%0d%0ab"', 'an escaped line break', REASONS.control],
];

const ENCODED: readonly (readonly [id: string, parameter: string, name: string])[] = [
  ['C3.6', "filename*=UTF-8''%e2%82%ac%20a.txt", '€ a.txt'],
  ['C3.7', "filename*=iso-8859-1'en'%e9.txt", 'é.txt'],
  ['C3.8', 'filename="é.txt"; filename*=utf-8\'\'%c3%a9.txt', 'é.txt'],
  ['C3.1', 'filename="a.txt"; filename*=utf-8\'\'b.txt', 'b.txt'],
  ['C3.2', 'filename=""; filename*=utf-8\'\'b.txt', 'b.txt'],
  ['C3.12', 'filename="a.txt"; filename*=utf-16\'\'b', 'a.txt'],
  ['C3.9', "filename*=utf-8''..%2F..%5Cevil.txt", 'evil.txt'],
];

const named = (parameter: string): Buffer => form([partNamed(`name="file"; ${parameter}`, 'x')]);

/** What parts and files are called. */
export const NAMES: readonly GoldenBody[] = [
  ...FLAT_NAMES.map((name, index) =>
    refused(`A7.${index + 1}`, `a field named ${name.slice(0, 20)}`, between(field(name, 'x')), { msg: REASONS.unknown, loc: ['body', name] }),
  ),
  ...['title[]', 'title[0]', 'title[4294967294]'].map((name, index) =>
    accepted(`A7.${index + 20}`, `an item of a declared list named ${name}`, between(field(name, 'x')), { title: ['first', 'x'] }, LAST),
  ),
  refused('A7.23', 'a name of a declared list with a dot', between(field('title.x', 'x')), {
    msg: 'title must be sent as title or title[]; the request has "title.x"',
    loc: ['body', 'title'],
  }),
  refused('A5.1', 'a name of more levels than a name has bytes', between(field(`a${'[b]'.repeat(43)}`, 'x')), {
    msg: 'The name of a field must not be longer than 128 bytes',
    loc: ['body', `a${'[b]'.repeat(21)}`],
    status: 413,
  }),
  ...PATHS.map(([sent, name], index) =>
    accepted(`C1.${index + 1}`, `a file named ${sent}`, named(`filename="${sent}"`), {}, { file: [given('x', name, 'application/octet-stream')] }),
  ),
  ...FOLDERS.map((sent, index) =>
    refused(`C1.${PATHS.length + index + 1}`, `a file named ${sent}`, named(`filename="${sent}"`), { msg: REASONS.folder }),
  ),
  ...PLAIN_NAMES.map(([id, sent, name]) =>
    accepted(id, `a file named ${sent.slice(0, 20)}`, named(`filename="${sent}"`), {}, { file: [given('x', name, 'application/octet-stream')] }),
  ),
  ...ENCODED.map(([id, parameter, name]) =>
    accepted(id, `a file with ${parameter}`, named(parameter), {}, { file: [given('x', name, 'application/octet-stream')] }),
  ),
  ...REFUSED_NAMES.map(([id, parameter, sentence, msg]) => refused(id, `a file name with ${sentence}`, named(parameter), { msg })),
  refused('C4.4', 'a field name in pieces', between(partNamed('name*0="no"; name*1="te"', 'x')), { msg: REASONS.encoding }),
  refused('C4.5', 'an encoded field name', between(partNamed("name*=utf-8''note", 'x')), { msg: REASONS.encoding }),
  refused(
    'C6.1',
    'a file name in Latin-1',
    between(part([Buffer.from('Content-Disposition: form-data; name="file"; filename="é.txt"', 'latin1')], 'x')),
    { msg: REASONS.headersNotUtf8 },
  ),
  refused('C7.8', 'a file name of 256 bytes, of which the last are one character', named(`filename="${'x'.repeat(254)}é"`), {
    msg: 'The name of a file must not be longer than 255 bytes',
    loc: ['files', 'file', 0, 'name'],
  }),
  refused(
    'C8.1',
    'several files, of which the first is of a wrong type',
    form([file('images', 'a.txt', 'x'), file('images', 'b.png', 'y', 'image/png')]),
    {
      msg: 'contentType must be one of the following values: image/png',
      loc: ['files', 'images', 0, 'contentType'],
    },
  ),
  refused(
    'C8.2',
    'several files, of which the last is of a wrong type',
    form([file('images', 'a.png', 'x', 'image/png'), file('images', 'b.txt', 'y')]),
    {
      msg: 'contentType must be one of the following values: image/png',
      loc: ['files', 'images', 1, 'contentType'],
    },
  ),
  accepted(
    'C8.3',
    'several files and fields of one name each',
    form([file('images', 'a.png', 'x', 'image/png'), field('title', '1'), file('images', 'a.png', 'y', 'image/png'), field('title', '2')]),
    { title: ['1', '2'] },
    { images: [given('x', 'a.png', 'image/png'), given('y', 'a.png', 'image/png')] },
  ),
];
