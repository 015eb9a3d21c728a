import { BOUNDARY, CONTENT_TYPE, field, file, form } from '../../unit/multipart/raw-form.ts';
import { created, post, seen } from './forms.ts';
import { type Entry, entry, issue, type RawRequest, refused } from './run-table.ts';
import { limitedPath } from './upload-application.ts';

const LARGE = Buffer.alloc(100_000, 'x');
const FILES = form([file('file', 'a.txt', LARGE)]);
const DOCUMENT_TOO_LARGE = refused(413, issue('document must not be larger than 8 bytes', 'files', 'document', 'size'));
const MULTIPART_TOO_LARGE = refused(413, issue('A multipart body must not be larger than 200 bytes', 'body'));
const NOT_COMPLETE = refused(400, issue('The body ended before its closing delimiter. It is incomplete.', 'body'));

/** The beginning of a request with a form; the client never sends the rest. */
function beginning(target: string, contentLength: number, body: Buffer = Buffer.alloc(0)): RawRequest {
  return { raw: Buffer.concat([head(target, `Content-Length: ${contentLength}`), body]) };
}

/** A request with a form whose length nobody announces. */
function chunked(target: string, body: Buffer): RawRequest {
  const chunk = Buffer.concat([Buffer.from(`${body.length.toString(16)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]);
  return { raw: Buffer.concat([head(target, 'Transfer-Encoding: chunked'), chunk]) };
}

function head(target: string, framing: string): Buffer {
  return Buffer.from(`POST ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: ${CONTENT_TYPE}\r\n${framing}\r\n\r\n`);
}

/** What forms of other frameworks lack, and these have. */
export const UPLOAD_GAPS: readonly Entry[] = [
  entry(
    'early',
    'a body that announces to be too large is refused before it comes',
    beginning(limitedPath('multipartBody'), 201),
    MULTIPART_TOO_LARGE,
  ),
  entry(
    'early',
    'a file is refused at the byte that is too much, before the rest comes',
    beginning('/files/bounded', 1_000_000, form([file('document', 'a.txt', 'too large')]).subarray(0, -`\r\n--${BOUNDARY}--`.length)),
    DOCUMENT_TOO_LARGE,
  ),
  entry(
    'early',
    'a wrong media type is refused before the body comes',
    {
      raw: Buffer.from('POST /files/one HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: text/plain\r\nContent-Length: 1000000\r\n\r\n'),
    },
    {
      ...refused(415, issue('The Content-Type text/plain is not supported, accepted: multipart/form-data')),
      headers: { accept: 'multipart/form-data' },
    },
  ),
  entry(
    'counted',
    'a body of unknown length may be as large as the limit',
    chunked(limitedPath('multipartBody'), padded(200)),
    created({ fields: { title: 'x' }, files: { attachments: [] } }),
  ),
  entry(
    'counted',
    'a body of unknown length is refused at the byte that is too much',
    chunked(limitedPath('multipartBody'), padded(201)),
    MULTIPART_TOO_LARGE,
  ),
  entry('truncated', 'a body of unknown length that is cut off is not complete', chunked('/files/maybe', FILES.subarray(0, -3)), NOT_COMPLETE),
  entry('media type', 'a wrong one is told all that are accepted', post('/fields', Buffer.from('x'), 'text/plain'), {
    ...refused(
      415,
      issue('The Content-Type text/plain is not supported, accepted: application/json, application/x-www-form-urlencoded, multipart/form-data'),
    ),
    headers: { accept: 'application/json, application/x-www-form-urlencoded, multipart/form-data' },
  }),
  entry(
    'media type',
    'a compressed body is told that none is read',
    { ...post('/files/one', FILES), headers: { 'Content-Type': CONTENT_TYPE, 'Content-Encoding': 'gzip' } },
    {
      ...refused(415, issue('The Content-Encoding of the body is not supported: send it as it is')),
      headers: { 'accept-encoding': 'identity', accept: null },
    },
  ),
  entry('temporary files', 'are gone when the handler answers with an error of its own', post('/failing/conflict', FILES), {
    status: 409,
    body: 'taken',
  }),
  entry('temporary files', 'are gone when the answer does not fit its declaration', post('/failing/answer', FILES), {
    ...refused(422, issue('must be a string')),
    reported: 1,
  }),
  entry('temporary files', 'are gone when the handler fails', post('/failing/handler', FILES), {
    status: 500,
    body: { detail: [{ msg: 'Internal server error', type: 'internal_error' }] },
    reported: 1,
  }),
  entry(
    'temporary files',
    'are gone when the form is not valid',
    post('/failing/conflict', [file('file', 'a.txt', LARGE), file('file', 'b.txt', LARGE)]),
    refused(400, issue('file must be sent once, not 2 times', 'files', 'file')),
  ),
  entry(
    'temporary files',
    'are gone when a later part is refused',
    post('/failing/conflict', [file('file', 'a.txt', LARGE), field('', 'x')]),
    refused(400, issue('A part has no field name', 'body')),
  ),
  entry('temporary files', 'are gone when the body is cut off', post('/failing/conflict', FILES.subarray(0, -1)), NOT_COMPLETE),
  entry(
    'one verdict',
    'a list is told which of its files are wrong, not the last one only',
    post('/files/bounded', [
      file('attachments', 'a.png', 'x', 'image/png'),
      file('attachments', 'a.txt', 'x'),
      file('attachments', 'a.gif', 'x', 'image/gif'),
      file('document', 'a.txt', 'x'),
    ]),
    refused(
      400,
      issue('attachments must contain no more than 2 elements', 'files', 'attachments'),
      issue('contentType must be one of the following values: text/plain', 'files', 'attachments', 0, 'contentType'),
      issue('contentType must be one of the following values: text/plain', 'files', 'attachments', 2, 'contentType'),
    ),
  ),
  entry(
    'one verdict',
    'a file and a text of one name are two',
    post('/files/one', [file('file', 'a.txt'), field('file', 'text')]),
    refused(400, issue('file must be sent once, not 2 times', 'files', 'file')),
  ),
  entry(
    'delimiters',
    'a file may hold what is nearly one',
    post('/files/one', [file('file', 'a.txt', '\r\n--boun\r\n--\r\n-')]),
    created({ files: { file: seen('\r\n--boun\r\n--\r\n-') } }),
  ),
  entry(
    'delimiters',
    'a file is not cut at a line that begins like one',
    post('/files/one', [file('file', 'a.txt', 'AAA\r\n--bound-not\r\nBBB')]),
    refused(400, issue('A line of the body begins with the boundary but is not a delimiter: choose another boundary', 'body')),
  ),
];

/** A form of some length: what is missing comes behind its closing delimiter. */
function padded(length: number): Buffer {
  const body = Buffer.concat([form([field('title', 'x')]), Buffer.from('\r\n')]);
  return Buffer.concat([body, Buffer.alloc(length - body.length, 'x')]);
}
