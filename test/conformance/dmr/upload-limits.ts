import type { Limits } from 'modern-rest';
import { field, file, form, part } from '../../unit/multipart/raw-form.ts';
import { created, post, postUrlencoded, seen } from './forms.ts';
import { type Entry, entry, issue, refused, type TableAnswer, type TableRequest } from './run-table.ts';
import { limitedPath } from './upload-application.ts';

/** A limit of forms, tried at its edge. */
interface Edge {
  readonly limit: keyof Limits | 'model';
  /** What there may be so many of. */
  readonly of: string;
  readonly allowed: number;
  /** A request with so much of what is limited. */
  readonly request: (amount: number) => TableRequest;
  readonly passes: TableAnswer;
  readonly fails: TableAnswer;
}

const x = (count: number): string => 'x'.repeat(Math.max(0, count));
const times = (count: number, one: (index: number) => Buffer): Buffer[] => Array.from({ length: count }, (_, index) => one(index));
const nothing = created({ fields: {}, files: { attachments: [] } });
const withFields = (fields: object): TableAnswer => created({ fields, files: { attachments: [] } });
const withFiles = (...attachments: object[]): TableAnswer => created({ fields: {}, files: { attachments } });
const fieldsOnly = (fields: object): TableAnswer => created({ fields });
const inFields = (limit: keyof Limits): string => `${limitedPath(limit)}/fields`;
const jsonField = (limit: keyof Limits, json: string): TableRequest => post(limitedPath(limit), [field('data', json)]);

/** The length of a form without the content of its field `title`. */
const FRAME = form([field('title', '')]).length;
const DISPOSITION = 'Content-Disposition: form-data; name="title"';

const EDGES: readonly Edge[] = [
  {
    limit: 'multipartBody',
    of: 'bytes of a multipart body',
    allowed: 200,
    request: (amount) => post(limitedPath('multipartBody'), [field('title', x(amount - FRAME))]),
    passes: withFields({ title: x(200 - FRAME) }),
    fails: refused(413, issue('A multipart body must not be larger than 200 bytes', 'body')),
  },
  {
    limit: 'urlencodedBody',
    of: 'bytes of an urlencoded body',
    allowed: 40,
    request: (amount) => postUrlencoded(inFields('urlencodedBody'), `title=${x(amount - 'title='.length)}`),
    passes: fieldsOnly({ title: x(34) }),
    fails: refused(413, issue('An urlencoded body must not be larger than 40 bytes', 'body')),
  },
  {
    limit: 'jsonBody',
    of: 'bytes of a JSON body',
    allowed: 40,
    request: (amount) => post(inFields('jsonBody'), Buffer.from(`{"title":"${x(amount - '{"title":""}'.length)}"}`), 'application/json'),
    passes: fieldsOnly({ title: x(28) }),
    fails: refused(413, issue('A JSON body must not be larger than 40 bytes', 'body')),
  },
  {
    limit: 'fileSize',
    of: 'bytes of a file',
    allowed: 8,
    request: (amount) => post(limitedPath('fileSize'), [file('attachments', 'a.txt', x(8)), file('attachments', 'a.txt', x(amount))]),
    passes: withFiles(seen(x(8)), seen(x(8))),
    fails: refused(413, issue('attachments must not be larger than 8 bytes', 'files', 'attachments', 1, 'size')),
  },
  {
    limit: 'fileSize',
    of: 'bytes of a file that nobody declares',
    allowed: 8,
    request: (amount) => post(limitedPath('fileSize'), [file('extra', 'a.txt', x(amount))]),
    passes: nothing,
    fails: refused(413, issue('extra must not be larger than 8 bytes', 'files', 'extra', 'size')),
  },
  {
    limit: 'model',
    of: 'bytes that the model of a file allows',
    allowed: 8,
    request: (amount) => post('/files/bounded', [file('document', 'a.txt', x(amount))]),
    passes: created({ files: { document: seen(x(8)), attachments: [] } }),
    fails: refused(413, issue('document must not be larger than 8 bytes', 'files', 'document', 'size')),
  },
  {
    limit: 'model',
    of: 'files that the model of a list allows',
    allowed: 2,
    request: (amount) => post('/files/bounded', [file('document', 'a.txt', 'x'), ...times(amount, () => file('attachments', 'a.txt'))]),
    passes: created({ files: { document: seen('x'), attachments: [seen(), seen()] } }),
    fails: refused(400, issue('attachments must contain no more than 2 elements', 'files', 'attachments')),
  },
  {
    limit: 'files',
    of: 'files',
    allowed: 2,
    request: (amount) =>
      post(
        limitedPath('files'),
        times(amount, (index) => file(index === 0 ? 'attachments' : 'extra', 'a.txt')),
      ),
    passes: withFiles(seen()),
    fails: refused(413, issue('A form must not have more than 2 files', 'body')),
  },
  {
    limit: 'fields',
    of: 'fields of a multipart body',
    allowed: 3,
    request: (amount) => post(limitedPath('fields'), [...times(amount, (index) => field(index === 0 ? 'title' : 'extra', 'x'))]),
    passes: withFields({ title: 'x' }),
    fails: refused(413, issue('A form must not have more than 3 fields', 'body')),
  },
  {
    limit: 'fields',
    of: 'fields of an urlencoded body',
    allowed: 3,
    request: (amount) => postUrlencoded(inFields('fields'), Array(amount).fill('tags=x').join('&')),
    passes: fieldsOnly({ tags: ['x', 'x', 'x'] }),
    fails: refused(413, issue('A form must not have more than 3 fields', 'body')),
  },
  {
    limit: 'parts',
    of: 'parts, whatever they are',
    allowed: 4,
    request: (amount) =>
      post(
        limitedPath('parts'),
        times(amount, (index) => [field('tags', 'x'), file('attachments', 'a.txt'), file('extra', '', '')][index % 3] as Buffer),
      ),
    passes: created({ fields: { tags: ['x', 'x'] }, files: { attachments: [seen()] } }),
    fails: refused(413, issue('A form must not have more than 4 parts', 'body')),
  },
  {
    limit: 'fieldSize',
    of: 'bytes of a field',
    allowed: 8,
    request: (amount) => post(limitedPath('fieldSize'), [field('tags', x(8)), field('title', `\u6f22${x(amount - 3)}`)]),
    passes: withFields({ title: `\u6f22${x(5)}`, tags: [x(8)] }),
    fails: refused(413, issue('title must not be larger than 8 bytes', 'body', 'title')),
  },
  {
    limit: 'fieldSize',
    of: 'bytes of a field of an urlencoded body, however it is escaped',
    allowed: 8,
    request: (amount) => postUrlencoded(inFields('fieldSize'), `tags=${x(8)}&title=%E6%BC%A2${x(amount - 3)}`),
    passes: fieldsOnly({ title: `\u6f22${x(5)}`, tags: [x(8)] }),
    fails: refused(413, issue('title must not be larger than 8 bytes', 'body', 'title')),
  },
  {
    limit: 'fieldsSize',
    of: 'bytes of all fields together',
    allowed: 20,
    request: (amount) => post(limitedPath('fieldsSize'), [field('tags', x(8)), file('extra', 'a.txt', x(100)), field('title', x(amount - 8))]),
    passes: withFields({ title: x(12), tags: [x(8)] }),
    fails: refused(413, issue('The fields of a form together must not be larger than 20 bytes', 'body', 'title')),
  },
  {
    limit: 'fieldsSize',
    of: 'bytes of all fields of an urlencoded body together',
    allowed: 20,
    request: (amount) => postUrlencoded(inFields('fieldsSize'), `tags=${x(8)}&title=${x(amount - 8)}`),
    passes: fieldsOnly({ title: x(12), tags: [x(8)] }),
    fails: refused(413, issue('The fields of a form together must not be larger than 20 bytes', 'body', 'title')),
  },
  {
    limit: 'fieldNameSize',
    of: "bytes of a field's name",
    allowed: 8,
    request: (amount) => post(limitedPath('fieldNameSize'), [field(`\u6f22${x(amount - 3)}`, 'x')]),
    passes: nothing,
    fails: refused(413, issue('The name of a field must not be longer than 8 bytes', 'body', `\u6f22${x(6)}`)),
  },
  {
    limit: 'fieldNameSize',
    of: 'bytes of the name of a field of files',
    allowed: 8,
    request: (amount) => post(limitedPath('fieldNameSize'), [file(x(amount), 'a.txt')]),
    passes: nothing,
    fails: refused(413, issue('The name of a field must not be longer than 8 bytes', 'files', x(9))),
  },
  {
    limit: 'fieldNameSize',
    of: "bytes of a field's name in an urlencoded body",
    allowed: 8,
    request: (amount) => postUrlencoded(inFields('fieldNameSize'), `${x(amount)}=x`),
    passes: fieldsOnly({}),
    fails: refused(413, issue('The name of a field must not be longer than 8 bytes', 'body', x(9))),
  },
  {
    limit: 'fileNameSize',
    of: "bytes of a file's name, without its path",
    allowed: 8,
    request: (amount) => post(limitedPath('fileNameSize'), [file('attachments', `path/to/\u6f22${x(amount - 3)}`)]),
    passes: withFiles(seen('content', { name: `\u6f22${x(5)}` })),
    fails: refused(400, issue('The name of a file must not be longer than 8 bytes', 'files', 'attachments', 0, 'name')),
  },
  {
    limit: 'partHeaders',
    of: 'headers of a part',
    allowed: 3,
    request: (amount) => post(limitedPath('partHeaders'), [part([DISPOSITION, ...times(amount - 1, (index) => Buffer.from(`X-${index}: x`))], 'x')]),
    passes: withFields({ title: 'x' }),
    fails: refused(413, issue('A part must not have more than 3 headers', 'body')),
  },
  {
    limit: 'partHeadersSize',
    of: 'bytes of the headers of a part',
    allowed: 80,
    request: (amount) => post(limitedPath('partHeadersSize'), [part([DISPOSITION, `X: ${x(amount - `${DISPOSITION}\r\nX: `.length)}`], 'x')]),
    passes: withFields({ title: 'x' }),
    fails: refused(413, issue('The headers of a part must not be larger than 80 bytes', 'body')),
  },
  {
    limit: 'jsonDepth',
    of: 'levels of JSON in a field',
    allowed: 3,
    request: (amount) => jsonField('jsonDepth', `{"more":${'{"a":'.repeat(amount - 1)}1${'}'.repeat(amount - 1)}}`),
    passes: withFields({ data: { more: { a: { a: 1 } } } }),
    fails: refused(400, issue('data must not be nested deeper than 3 levels', 'body', 'data')),
  },
  {
    limit: 'jsonKeys',
    of: 'keys of JSON in a field',
    allowed: 3,
    request: (amount) =>
      jsonField('jsonKeys', JSON.stringify({ more: Object.fromEntries(['a', 'b', 'c'].slice(0, amount - 1).map((key) => [key, 1])) })),
    passes: withFields({ data: { more: { a: 1, b: 1 } } }),
    fails: refused(400, issue('data must not have more than 3 keys', 'body', 'data')),
  },
  {
    limit: 'jsonItems',
    of: 'items of a list of JSON in a field',
    allowed: 3,
    request: (amount) => jsonField('jsonItems', JSON.stringify({ more: { a: Array(amount).fill(1) } })),
    passes: withFields({ data: { more: { a: [1, 1, 1] } } }),
    fails: refused(400, issue('data must not have more than 3 list items', 'body', 'data')),
  },
  {
    limit: 'jsonNumberSize',
    of: 'characters of a number of JSON in a field',
    allowed: 5,
    request: (amount) => jsonField('jsonNumberSize', `{"more":{"a":${'1'.repeat(amount)}}}`),
    passes: withFields({ data: { more: { a: 11_111 } } }),
    fails: refused(400, issue('data must not have a number longer than 5 characters', 'body', 'data')),
  },
];

/** Above this limit nothing is refused: a file goes to disk, and nobody can tell. */
const SPOOLED = [8, 9].map((size) =>
  entry(
    'spoolThreshold',
    `a file of ${size} bytes is received whole`,
    post(limitedPath('spoolThreshold'), [file('attachments', 'a.txt', x(size))]),
    withFiles(seen(x(size))),
  ),
);

/** Every limit that concerns forms, twice: as much as it allows, and one more. */
export const UPLOAD_LIMITS: readonly Entry[] = [
  ...EDGES.flatMap(({ limit, of, allowed, request, passes, fails }) => [
    entry(limit, `${allowed} ${of} pass`, request(allowed), passes),
    entry(limit, `${allowed + 1} ${of} do not, and the answer names the limit`, request(allowed + 1), fails),
  ]),
  ...SPOOLED,
];
