import { CONTENT_TYPE, field, file, form, part, partNamed } from '../../unit/multipart/raw-form.ts';
import { created, post, postUrlencoded, seen, URLENCODED } from './forms.ts';
import { type Entry, entry, issue, refused, type TableAnswer } from './run-table.ts';
import { limitedPath } from './upload-application.ts';

const MULTIPART = 'multipart/form-data';
const RECEIPT = file('receipt', 'a.txt', 'receipt');
const RULES = file('rules', 'a.txt', 'rules');
const FILE = file('file', 'a.txt');
const TWO = { receipt: seen('receipt'), rules: seen('rules') };
const USER = [field('userId', '7'), field('userEmail', 'ada@example.org')];
const USER_SEEN = { userId: 7, userEmail: 'ada@example.org' };
const USER_JSON = JSON.stringify(USER_SEEN);
const FILE_REQUIRED = refused(400, issue('file is required', 'files', 'file'));
const OTHER_BOUNDARY = issue(
  'The body uses a different boundary than its Content-Type. Do not set Content-Type yourself: let the HTTP client write it from the form that it sends',
  'body',
);
const NOT_COMPLETE = refused(400, issue('The body ended before its closing delimiter. It is incomplete.', 'body'));
const BAD_BOUNDARY = 'The boundary of the Content-Type is not valid: 1 to 70 characters of RFC 2046, section 5.1.1';
const NO_BOUNDARY =
  'The Content-Type multipart/form-data has no boundary parameter, probably because it was set by hand. ' +
  'Do not set Content-Type yourself: let the HTTP client write it from the form that it sends';

/** The refusal of a Content-Type; its `Accept` names what is accepted. */
function unsupported(what: string, accepted = MULTIPART): TableAnswer {
  return { ...refused(415, issue(`${what}, accepted: ${accepted}`)), headers: { accept: accepted } };
}

/** The refusal of what is not HTTP: nobody knows where the next request begins. */
function malformed(status: number, msg: string): TableAnswer {
  return { ...refused(status, issue(msg)), headers: { connection: 'close', 'cache-control': 'no-store' } };
}

/** The head of a form as it is, in the bytes of a connection. */
function rawPost(target: string, ...headers: string[]): { readonly raw: Buffer } {
  return { raw: Buffer.from([`POST ${target} HTTP/1.1`, 'Host: 127.0.0.1', ...headers, '', ''].join('\r\n'), 'latin1') };
}

/** Requests with forms and what they are answered with: a table by the rows of the reference. */
export const UPLOADS: readonly Entry[] = [
  entry('U-01', 'two files are received', post('/files/two', [RECEIPT, RULES]), created({ files: TWO })),
  entry('U-02', 'a file that is missing is named', post('/files/two', [RECEIPT]), refused(400, issue('rules is required', 'files', 'rules'))),
  entry(
    'U-03',
    'all files that are missing are named, in their order',
    post('/files/two', []),
    refused(400, issue('receipt is required', 'files', 'receipt'), issue('rules is required', 'files', 'rules')),
  ),
  entry(
    'U-04a',
    'an empty body is not a form, and the answer says so',
    post('/files/one', Buffer.alloc(0)),
    refused(400, issue('The body is empty: a form has at least its closing delimiter', 'body')),
  ),
  entry('U-04b', 'nothing at all is told what to send', { method: 'POST', target: '/files/one' }, unsupported('The request has no Content-Type')),
  entry(
    'U-05',
    'a file of another type than the model allows is an issue of its type',
    post('/files/two', [file('receipt', 'a.json', '{}', 'application/json'), RULES]),
    refused(400, issue('contentType must be one of the following values: text/plain', 'files', 'receipt', 'contentType')),
  ),
  entry(
    'U-06',
    'a file that nobody declares is read and dropped',
    post('/files/one', [file('extra', 'a.txt', 'x'.repeat(300_000)), FILE]),
    created({ files: { file: seen() } }),
  ),
  entry(
    'U-07',
    'a file that nobody declares is an issue where that is forbidden',
    post('/files/strict', [FILE, file('extra', 'a.txt')]),
    refused(400, issue('is not declared', 'files', 'extra')),
  ),
  entry(
    'U-08a',
    'a field that nobody declares is an issue where that is forbidden, also beside files alone',
    post('/files/strict', [FILE, field('extra', 'x')]),
    refused(400, issue('is not declared', 'body', 'extra')),
  ),
  entry(
    'U-08b',
    'a file that nobody declares is an issue where that is forbidden, also beside fields alone',
    post('/fields/strict', [...USER, FILE]),
    refused(400, issue('is not declared', 'files', 'file')),
  ),
  entry(
    'U-08c',
    'a field that nobody declares is dropped elsewhere',
    post('/files/one', [FILE, field('extra', 'x')]),
    created({ files: { file: seen() } }),
  ),
  entry(
    'U-09a',
    'a single file that is sent twice is an issue, and not the last one',
    post('/files/one', [FILE, FILE]),
    refused(400, issue('file must be sent once, not 2 times', 'files', 'file')),
  ),
  entry(
    'U-09b',
    'a single field that is sent twice is an issue, and not the last one',
    post('/fields', [...USER, field('userId', '8')]),
    refused(400, issue('userId must be sent once, not 2 times', 'body', 'userId')),
  ),
  entry(
    'U-09c',
    'a single field that is sent twice is an issue in an urlencoded form, too',
    postUrlencoded('/fields', 'userId=7&userEmail=a&userId=7'),
    refused(400, issue('userId must be sent once, not 2 times', 'body', 'userId')),
  ),
  entry(
    'U-09d',
    'a field with JSON that is sent twice is an issue',
    post('/both/json', [field('user', USER_JSON), field('user', USER_JSON)]),
    refused(400, issue('user must be sent once, not 2 times', 'body', 'user')),
  ),
  entry(
    'U-10',
    'a list of files keeps their order',
    post('/files/list', [file('attachments', 'b.txt', 'first'), file('attachments', 'a.txt', 'second')]),
    created({ files: { attachments: [seen('first', { name: 'b.txt' }), seen('second')] } }),
  ),
  entry('U-11', 'a list of one file is a list', post('/files/list', [file('attachments', 'a.txt')]), created({ files: { attachments: [seen()] } })),
  entry('U-12', 'a list of no files is missing', post('/files/list', []), refused(400, issue('attachments is required', 'files', 'attachments'))),
  entry('U-13', 'a list with a default needs no files', post('/files/list-or-none', []), created({ files: { attachments: [] } })),
  entry('U-14', 'a file may be empty', post('/files/one', [file('file', 'a.txt', '')]), created({ files: { file: seen('') } })),
  entry(
    'U-15a',
    'a file input that was left empty is no file',
    post('/files/one', [partNamed('name="file"; filename=""', '', 'Content-Type: application/octet-stream')]),
    FILE_REQUIRED,
  ),
  entry(
    'U-15b',
    'a file is not dropped because its name is empty',
    post('/files/maybe', [partNamed('name="file"; filename=""', 'content')]),
    refused(400, issue('file has a content, but its file name is empty', 'files', 'file', 'name')),
  ),
  entry(
    'U-16',
    'a file without a type is application/octet-stream',
    post('/files/one', [partNamed('name="file"; filename="a.txt"', 'content')]),
    created({ files: { file: seen('content', { contentType: 'application/octet-stream' }) } }),
  ),
  entry(
    'U-17',
    'the parameters of a type are kept',
    post('/files/one', [file('file', 'a.txt', 'content', 'text/plain; charset=latin-1; foo=bar')]),
    created({ files: { file: seen('content', { charset: 'latin-1', contentTypeExtra: { charset: 'latin-1', foo: 'bar' } }) } }),
  ),
  entry(
    'U-18',
    'text is not a file, and the answer says so',
    post('/files/one', [field('file', 'text')]),
    refused(400, issue('file must be a file: send it as a part with a file name, or with a Content-Type', 'files', 'file')),
  ),
  entry('U-19', 'without a boundary the answer says what to do', post('/files/one', [FILE], MULTIPART), refused(400, issue(NO_BOUNDARY, 'body'))),
  entry(
    'U-20a',
    'a body with another boundary is not read as an empty form',
    post('/files/maybe', [FILE], `${MULTIPART}; boundary=other`),
    refused(400, OTHER_BOUNDARY),
  ),
  entry(
    'U-20b',
    'a long body with another boundary is refused for that reason',
    post('/files/maybe', [file('file', 'a.txt', 'x'.repeat(2000))], `${MULTIPART}; boundary=other`),
    refused(400, OTHER_BOUNDARY),
  ),
  entry(
    'U-21a',
    'a boundary that is not ASCII is refused',
    post('/files/one', [FILE], `${MULTIPART}; boundary=b\u00fcnd`),
    refused(400, issue(BAD_BOUNDARY, 'body')),
  ),
  entry(
    'U-21b',
    'a Content-Type that is not ASCII is none',
    post('/files/one', [FILE], 'multipart/f\u00f6rm-data; boundary=bound'),
    unsupported('The Content-Type is not a media type'),
  ),
  entry(
    'U-21c',
    'another parameter that is not ASCII does no harm',
    post('/files/one', [FILE], `${CONTENT_TYPE}; x="\u00fc"`),
    created({ files: { file: seen() } }),
  ),
  entry(
    'U-22',
    'JSON instead of a form is a 415',
    post('/files/one', Buffer.from('{}'), 'application/json'),
    unsupported('The Content-Type application/json is not supported'),
  ),
  entry(
    'U-23',
    'an urlencoded form instead of one with files is a 415',
    postUrlencoded('/files/one', 'file=x'),
    unsupported(`The Content-Type ${URLENCODED} is not supported`),
  ),
  entry(
    'U-24a',
    'a body without its closing delimiter is not complete',
    post('/files/one', form([FILE]).subarray(0, -'\r\n--bound--'.length)),
    NOT_COMPLETE,
  ),
  entry('U-24b', 'a body is not complete for want of its last byte', post('/files/one', form([FILE]).subarray(0, -1)), NOT_COMPLETE),
  entry(
    'U-24c',
    'an optional file that is cut off is not taken for one that was not sent',
    post('/files/maybe', form([FILE]).subarray(0, -'ent\r\n--bound--'.length)),
    NOT_COMPLETE,
  ),
  entry(
    'U-24d',
    'an optional field that is cut off is not taken for a shorter one',
    post(`${limitedPath('files')}/fields`, form([field('title', 'long')]).subarray(0, -13)),
    NOT_COMPLETE,
  ),
  entry('U-25', 'a body that ends in the headers of a part is not complete', post('/files/maybe', form([FILE]).subarray(0, 40)), NOT_COMPLETE),
  entry('U-26', 'files are put, too', { ...post('/files/two', [RECEIPT, RULES]), method: 'PUT' }, { ...created({ files: TWO }), status: 200 }),
  entry(
    'U-27a',
    "a file's name has no path",
    post('/files/one', [file('file', '../../etc/passwd')]),
    created({ files: { file: seen('content', { name: 'passwd' }) } }),
  ),
  entry(
    'U-27b',
    "a file's name has no path of Windows",
    post('/files/one', [file('file', 'C:\\fakepath\\a.txt')]),
    created({ files: { file: seen() } }),
  ),
  entry(
    'U-27c',
    'a file that is named like a folder is refused',
    post('/files/one', [file('file', '../..')]),
    refused(400, issue('A part has a file name that names a folder', 'body')),
  ),
  entry(
    'U-28',
    "a file's name is UTF-8",
    post('/files/one', [file('file', '\u20ac \u6f22.txt')]),
    created({ files: { file: seen('content', { name: '\u20ac \u6f22.txt' }) } }),
  ),
  entry(
    'U-29',
    "a file's name may be encoded in the header's own way",
    post('/files/one', [partNamed('name="file"; filename*=UTF-8\'\'%e2%82%ac.txt', 'content', 'Content-Type: text/plain')]),
    created({ files: { file: seen('content', { name: '\u20ac.txt' }) } }),
  ),
  entry(
    'U-30',
    'fields and files come in one form, in any order',
    post('/both', [RULES, ...USER, RECEIPT]),
    created({ fields: USER_SEEN, files: TWO }),
  ),
  entry(
    'U-31',
    'all that is wrong with fields and files is told at once',
    post('/both', [field('userId', 'x'), RECEIPT]),
    refused(
      400,
      issue('userId must be an integer number', 'body', 'userId'),
      issue('userEmail is required', 'body', 'userEmail'),
      issue('rules is required', 'files', 'rules'),
    ),
  ),
  entry(
    'U-32a',
    'a file is not text, and the answer says so',
    post('/both', [file('userId', 'a.txt', '7'), field('userEmail', 'x'), RECEIPT, RULES]),
    refused(400, issue('userId must be text, not a file. Send it as a part without a file name', 'body', 'userId')),
  ),
  entry(
    'U-32b',
    'a file for an optional field is not dropped',
    post(`${limitedPath('files')}/fields`, [file('title', 'a.txt')]),
    refused(400, issue('title must be text, not a file. Send it as a part without a file name', 'body', 'title')),
  ),
  entry('U-33', 'a field may hold JSON', post('/both/json', [field('user', USER_JSON)]), created({ fields: { user: USER_SEEN }, files: {} })),
  entry(
    'U-34a',
    'a field that holds JSON may say so',
    post('/both/json', [field('user', USER_JSON, 'Content-Type: application/json'), FILE]),
    created({ fields: { user: USER_SEEN }, files: { file: seen() } }),
  ),
  entry(
    'U-34b',
    'a field that holds JSON may come as a file, as scripts of browsers send it',
    post('/both/json', [file('user', 'blob', USER_JSON, 'application/json')]),
    created({ fields: { user: USER_SEEN }, files: {} }),
  ),
  entry(
    'U-35',
    'JSON that is broken is an issue of its field',
    post('/both/json', [field('user', '{userId')]),
    refused(400, issue('user must be JSON', 'body', 'user')),
  ),
  entry(
    'U-36',
    'JSON of the wrong shape is an issue of each of its properties',
    post('/both/json', [field('user', '{"userId":"7"}')]),
    refused(400, issue('userId must be an integer number', 'body', 'user', 'userId'), issue('userEmail is required', 'body', 'user', 'userEmail')),
  ),
  entry(
    'U-37',
    'a method that is not declared is a 405, and Allow names those that are',
    { method: 'GET', target: '/files/two' },
    {
      status: 405,
      body: { detail: [{ msg: 'Method GET is not allowed, allowed: POST, PUT', type: 'not_allowed' }] },
      headers: { allow: 'POST, PUT' },
    },
  ),
  entry(
    'U-38',
    'the media type of a form has no case',
    post('/files/one', [FILE], 'Multipart/Form-Data; Boundary=bound'),
    created({ files: { file: seen() } }),
  ),
  entry(
    'U-39',
    'the media type of a file has no case',
    post('/files/two', [file('receipt', 'a.txt', 'receipt', 'Text/Plain'), RULES]),
    created({ files: TWO }),
  ),
  entry('U-40', 'a boundary may be quoted', post('/files/one', [FILE], `${MULTIPART}; boundary="bound"`), created({ files: { file: seen() } })),
  entry(
    'U-41a',
    'a Content-Length that is not one is refused in the error model, and ends the connection',
    rawPost('/files/one', `Content-Type: ${CONTENT_TYPE}`, 'Content-Length: -1'),
    malformed(400, 'The request is not valid HTTP: its Content-Length or Transfer-Encoding is invalid'),
  ),
  entry(
    'U-41b',
    'two lengths of one body are refused',
    rawPost('/files/one', `Content-Type: ${CONTENT_TYPE}`, 'Content-Length: 10', 'Transfer-Encoding: chunked'),
    malformed(400, 'The request is not valid HTTP: its Content-Length or Transfer-Encoding is invalid'),
  ),
  entry(
    'U-41c',
    'a chunk without a length is refused while the body is read',
    { raw: Buffer.concat([rawPost('/files/one', `Content-Type: ${CONTENT_TYPE}`, 'Transfer-Encoding: chunked').raw, Buffer.from('x\r\n')]) },
    malformed(400, 'The request is not valid HTTP: its request line, a header field or a chunk of its body is malformed'),
  ),
  entry(
    'U-41d',
    'a head that is too large is refused',
    rawPost('/files/one', `X: ${'x'.repeat(20_000)}`),
    malformed(431, 'The header of the request is too large'),
  ),
  entry(
    'U-41e',
    'a chunk with too much beside its length is refused',
    {
      raw: Buffer.concat([
        rawPost('/files/one', `Content-Type: ${CONTENT_TYPE}`, 'Transfer-Encoding: chunked').raw,
        Buffer.from(`5;${'x'.repeat(20_000)}\r\n--bou\r\n`),
      ]),
    },
    malformed(413, 'The chunk extensions of the body are too large'),
  ),
  entry(
    'U-42a',
    'as many files as the limit pass',
    post(limitedPath('files'), [file('x', 'a.txt'), file('y', 'a.txt')]),
    created({ fields: {}, files: { attachments: [] } }),
  ),
  entry(
    'U-42b',
    'one file more is a 413',
    post(limitedPath('files'), [file('x', 'a.txt'), file('y', 'a.txt'), file('z', 'a.txt')]),
    refused(413, issue('A form must not have more than 2 files', 'body')),
  ),
  entry(
    'U-43',
    'one field more than the limit is a 413',
    post(
      limitedPath('fields'),
      ['a', 'b', 'c', 'd'].map((name) => field(name, 'x')),
    ),
    refused(413, issue('A form must not have more than 3 fields', 'body')),
  ),
  entry(
    'U-44a',
    'a form that is too large is a 413',
    post(limitedPath('multipartBody'), [field('title', 'x'.repeat(300))]),
    refused(413, issue('A multipart body must not be larger than 200 bytes', 'body')),
  ),
  entry(
    'U-44b',
    'JSON that is too large is a 413',
    post(`${limitedPath('jsonBody')}/fields`, Buffer.from(`{"title":"${'x'.repeat(100)}"}`), 'application/json'),
    refused(413, issue('A JSON body must not be larger than 40 bytes', 'body')),
  ),
  entry(
    'U-45a',
    'a file that is larger than the limit is a 413',
    post(limitedPath('fileSize'), [file('attachments', 'a.txt', 'too large')]),
    refused(413, issue('attachments must not be larger than 8 bytes', 'files', 'attachments', 0, 'size')),
  ),
  entry(
    'U-45b',
    'a file that is larger than its model allows is a 413',
    post('/files/bounded', [file('document', 'a.txt', 'too large')]),
    refused(413, issue('document must not be larger than 8 bytes', 'files', 'document', 'size')),
  ),
  entry(
    'U-46',
    'who accepts nothing that can be produced is told before the form is read',
    { ...post('/files/one', [FILE, FILE]), headers: { 'Content-Type': CONTENT_TYPE, Accept: 'text/html' } },
    refused(406, issue('No accepted media type can be produced, available: application/json')),
  ),
  entry(
    'U-47',
    'an endpoint that takes files takes no JSON',
    post('/files/or-json', Buffer.from('{}'), 'application/json'),
    unsupported('The Content-Type application/json is not supported'),
  ),
  entry('U-48', 'an endpoint that takes files takes forms', post('/files/or-json', [FILE]), created({ files: { file: seen() } })),
  entry(
    'U-49a',
    'a file that says to be encoded is refused: nobody decodes it',
    post('/files/one', [partNamed('name="file"; filename="a.txt"', 'aGk=', 'Content-Transfer-Encoding: base64')]),
    refused(400, issue('file has a Content-Transfer-Encoding, which forms must not use (RFC 7578, section 4.7)', 'files', 'file')),
  ),
  entry(
    'U-49b',
    'a file that says not to be encoded is received',
    post('/files/one', [partNamed('name="file"; filename="a.txt"', 'content', 'Content-Type: text/plain', 'Content-Transfer-Encoding: binary')]),
    created({ files: { file: seen() } }),
  ),
  entry(
    'U-50',
    'brackets name an item of a declared list (B3)',
    post('/files/list', [file('attachments[]', 'a.txt')]),
    created({ files: { attachments: [seen()] } }),
  ),
  entry(
    'U-51a',
    'a part without a name is refused',
    post('/files/maybe', [partNamed('filename="a.txt"', 'x')]),
    refused(400, issue('A part has no field name', 'body')),
  ),
  entry(
    'U-51b',
    'a part with an empty name is refused',
    post('/files/maybe', [file('', 'a.txt')]),
    refused(400, issue('A part has no field name', 'body')),
  ),
  entry(
    'U-51c',
    'a part without a Content-Disposition is refused',
    post('/files/maybe', [part(['Content-Type: text/plain'], 'x')]),
    refused(400, issue('A part has no Content-Disposition: form-data', 'body')),
  ),
  entry(
    'U-52a',
    'bytes without a file name are a file where one is declared',
    post('/files/one', [field('file', 'content', 'Content-Type: application/octet-stream')]),
    created({ files: { file: { size: 7, contentType: 'application/octet-stream', contentTypeExtra: {}, content: 'content' } } }),
  ),
  entry(
    'U-52b',
    'bytes without a file name are text where text is declared',
    post('/fields', [field('userId', '7', 'Content-Type: application/octet-stream'), field('userEmail', 'ada@example.org')]),
    created({ fields: USER_SEEN }),
  ),
  entry(
    'U-53a',
    'a field may have any name',
    post('/fields', [...USER, field('__proto__', 'x'), field('constructor', 'x')]),
    created({ fields: USER_SEEN }),
  ),
  entry('U-53b', 'a file may have any name', post('/files/one', [file('__proto__', '__proto__'), FILE]), created({ files: { file: seen() } })),
  entry(
    'U-53c',
    'a name that is not declared is told as it is',
    post('/files/strict', [FILE, file('__proto__', 'a.txt')]),
    refused(400, issue('is not declared', 'files', '__proto__')),
  ),
  ...['POST', 'PUT'].map((method, index) =>
    entry(
      `U-54${'ab'[index]}`,
      `an urlencoded form in another charset is refused: ${method}`,
      { ...postUrlencoded('/fields', 'userId=7&userEmail=%E9', `${URLENCODED}; charset=latin-1`), method },
      unsupported('An urlencoded body must be in UTF-8', URLENCODED),
    ),
  ),
];
