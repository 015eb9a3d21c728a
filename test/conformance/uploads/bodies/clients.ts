import { raw } from '../../../unit/multipart/raw-form.ts';
import { accepted, type Fields, type Files, type GoldenBody, given, refused } from '../golden-body.ts';
import { REASONS } from '../reasons.ts';
import { QUOTED_NAME } from '../upload-endpoint.ts';

/**
 * A field `n"é` and a file named `a"b\c é漢.txt`, as clients put them on the wire: boundary, escapes, order of headers, end. What is before the
 * backslash is a path, unless somebody has escaped it.
 */
const QUOTED = { [QUOTED_NAME]: ['välue'] };
const BYTES = 'application/octet-stream';

/** A body as it is written here, in which `⏎` is a line break and `§` the boundary. */
function client(id: string, sentence: string, boundary: string, text: string, fields: Fields, files: Files): GoldenBody {
  return accepted(id, sentence, raw(text.replaceAll('§', boundary)), fields, files, `multipart/form-data; boundary=${boundary}`);
}

const CURL = '------------------------d74496d66958873e';
const UNDICI = '----formdata-undici-064318471092';
const GOT = 'form-data-boundary-lw52i9k1ypqz8t3c';
const AXIOS = 'axios-1.21.0-boundary-QmLpXe3v_0f';
const FORM_DATA = '--------------------------496137125783240116523098';
const REQUESTS = 'b5e4d2f1c6a7489e9b0f3d2c1a5e7f60';
const NET_HTTP = '------------------------0TqkXkZ0i3OcfP8Ff1gXQkN6lQbWlA';
const FARADAY = '-----------RubyMultipartPost-5f2b7b8c4a0d93e1';
const WEBKIT = '----WebKitFormBoundary7MA4YWxkTrZu0gW8';
const GECKO = '----geckoformboundary4f1c3b2a9d8e7f60';
const GO = 'a1d5f0c9e8b7a6958473625140fedcba9876543210abcdef0123456789ab';
const DOT_NET = '7c3a4b1e-0d52-4a6f-9b1c-2f8d6e5a4b3c';

/** What clients send. */
export const CLIENTS: readonly GoldenBody[] = [
  client(
    'client.1',
    'curl and PHP',
    CURL,
    '--§⏎Content-Disposition: form-data; name="n%22é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="file"; filename="a%22b\\c é漢.txt"⏎Content-Type: text/plain⏎⏎content⏎--§--⏎',
    QUOTED,
    { file: [given('content', 'c é漢.txt')] },
  ),
  client(
    'client.2',
    'curl --form-escape',
    CURL,
    '--§⏎Content-Disposition: form-data; name="n\\"é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="file"; filename="a\\"b\\\\c é漢.txt"⏎Content-Type: text/plain⏎⏎content⏎--§--⏎',
    QUOTED,
    { file: [given('content', 'c é漢.txt')] },
  ),
  client(
    'client.3',
    'fetch and undici',
    UNDICI,
    '--§⏎Content-Disposition: form-data; name="n%22é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="file"; filename="a%22b é漢.txt"⏎Content-Type: text/plain⏎⏎content⏎--§--⏎',
    QUOTED,
    { file: [given('content', 'a"b é漢.txt')] },
  ),
  client(
    'client.4',
    'got, with an empty line at the end',
    GOT,
    '--§⏎Content-Disposition: form-data; name="n%22é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="file"; filename="a%22b\\c é漢.txt"⏎Content-Type: text/plain⏎⏎content⏎--§--⏎⏎',
    QUOTED,
    { file: [given('content', 'c é漢.txt')] },
  ),
  client(
    'client.5',
    'axios',
    AXIOS,
    `--§⏎Content-Disposition: form-data; name="n%22é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="file"; filename="a%22b\\c é漢.txt"⏎Content-Type: ${BYTES}⏎⏎content⏎--§--⏎`,
    QUOTED,
    { file: [given('content', 'c é漢.txt', BYTES)] },
  ),
  client(
    'client.6',
    'form-data and superagent, with a Buffer that has no file name',
    FORM_DATA,
    `--§⏎Content-Disposition: form-data; name="title"⏎⏎x⏎--§⏎Content-Disposition: form-data; name="file"⏎Content-Type: ${BYTES}⏎⏎content⏎--§--⏎`,
    { title: ['x'] },
    { file: [{ contentType: BYTES, sha256: given('content').sha256 }] },
  ),
  client(
    'client.7',
    'requests, without a type of the file',
    REQUESTS,
    '--§⏎Content-Disposition: form-data; name="n%22é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="file"; filename="a%22b\\\\c é漢.txt"⏎⏎content⏎--§--⏎',
    QUOTED,
    { file: [given('content', 'c é漢.txt', BYTES)] },
  ),
  client(
    'client.8',
    'httpx and HTTPie, with a boundary of the user',
    'mine',
    '--§⏎Content-Disposition: form-data; name="n%22é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="file"; filename="a%22b\\\\c é漢.txt"⏎Content-Type: text/plain⏎⏎content⏎--§--⏎',
    QUOTED,
    { file: [given('content', 'c é漢.txt')] },
  ),
  client(
    'client.9',
    'aiohttp, the type first and with more escapes than it should',
    REQUESTS,
    '--§⏎Content-Type: text/plain; charset=utf-8⏎Content-Disposition: form-data; name="title"⏎⏎välue⏎--§⏎Content-Type: text/plain⏎Content-Disposition: form-data; name="file"; filename="a%22b%5Cc%20%C3%A9%E6%BC%A2.txt"⏎⏎content⏎--§--⏎',
    { title: ['välue'] },
    { file: [given('content', 'a"b%5Cc%20%C3%A9%E6%BC%A2.txt')] },
  ),
  client(
    'client.10',
    'aiohttp, with an encoded file name beside the plain one',
    REQUESTS,
    '--§⏎Content-Type: text/plain⏎Content-Disposition: form-data; name="file"; filename="a.txt"; filename*=utf-8\'\'a.txt⏎⏎content⏎--§--⏎',
    {},
    { file: [given('content')] },
  ),
  refused(
    'client.11',
    'Ruby rest-client, which does not escape quotes',
    raw('--bound⏎Content-Disposition: form-data; name="file"; filename="a"b\\c é漢.txt"⏎Content-Type: text/plain⏎⏎content⏎--bound--⏎'),
    { msg: REASONS.disposition },
  ),
  client(
    'client.12',
    'Ruby net/http',
    NET_HTTP,
    `--§⏎Content-Disposition: form-data; name="n\\"é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="file"; filename="a\\"b\\\\c é漢.txt"⏎Content-Type: ${BYTES}⏎⏎content⏎--§--⏎`,
    QUOTED,
    { file: [given('content', 'c é漢.txt', BYTES)] },
  ),
  client(
    'client.13',
    'Ruby Faraday, with the length and the encoding of the file',
    FARADAY,
    '--§⏎Content-Disposition: form-data; name="title"⏎⏎x⏎--§⏎Content-Disposition: form-data; name="file"; filename="a.txt"⏎Content-Length: 7⏎Content-Type: text/plain⏎Content-Transfer-Encoding: binary⏎⏎content⏎--§--⏎⏎',
    { title: ['x'] },
    { file: [given('content')] },
  ),
  client(
    'client.14',
    'Perl LWP, with a short boundary',
    'xYzZY',
    '--§⏎Content-Disposition: form-data; name="n\\"é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="file"; filename="a\\"b\\\\c é漢.txt"⏎Content-Type: text/plain⏎⏎content⏎--§--⏎',
    QUOTED,
    { file: [given('content', 'c é漢.txt')] },
  ),
  client(
    'client.15',
    'Chromium and WebKit, with a file input that was left empty',
    WEBKIT,
    `--§⏎Content-Disposition: form-data; name="n%22é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="files"; filename=""⏎Content-Type: ${BYTES}⏎⏎⏎--§⏎Content-Disposition: form-data; name="file"; filename="a%22b é漢.txt"⏎Content-Type: text/plain⏎⏎content⏎--§--⏎`,
    QUOTED,
    { file: [given('content', 'a"b é漢.txt')] },
  ),
  client(
    'client.16',
    'Firefox, with a field of two lines',
    GECKO,
    '--§⏎Content-Disposition: form-data; name="title"⏎⏎one⏎two⏎--§⏎Content-Disposition: form-data; name="file"; filename="a%22b é漢.txt"⏎Content-Type: text/plain⏎⏎content⏎--§--⏎',
    { title: ['one\r\ntwo'] },
    { file: [given('content', 'a"b é漢.txt')] },
  ),
  client(
    'client.17',
    'Go, with a boundary of 60 characters',
    GO,
    `--§⏎Content-Disposition: form-data; name="n\\"é"⏎⏎välue⏎--§⏎Content-Disposition: form-data; name="file"; filename="a\\"b.txt"⏎Content-Type: ${BYTES}⏎⏎content⏎--§--⏎`,
    QUOTED,
    { file: [given('content', 'a"b.txt', BYTES)] },
  ),
  accepted(
    'client.18',
    '.NET, with a quoted boundary and names without quotes',
    raw(
      "--§⏎Content-Type: text/plain; charset=utf-8⏎Content-Disposition: form-data; name=title⏎⏎x⏎--§⏎Content-Type: text/plain⏎Content-Disposition: form-data; name=file; filename=a.txt; filename*=utf-8''a.txt⏎⏎content⏎--§--⏎".replaceAll(
        '§',
        DOT_NET,
      ),
    ),
    { title: ['x'] },
    { file: [given('content')] },
    `multipart/form-data; boundary="${DOT_NET}"`,
  ),
  accepted(
    'client.19',
    '.NET, with a name in the encoding of mails, too, which forms do not use',
    raw('--bound⏎Content-Disposition: form-data; name=file; filename="=?utf-8?B?w6kudHh0?="; filename*=utf-8\'\'%C3%A9.txt⏎⏎content⏎--bound--⏎'),
    {},
    { file: [given('content', 'é.txt', BYTES)] },
  ),
  refused(
    'client.20',
    'Apache HttpClient as it was, with fields in Latin-1',
    raw(
      '--bound⏎Content-Disposition: form-data; name="title"⏎Content-Type: text/plain; charset=ISO-8859-1⏎Content-Transfer-Encoding: 8bit⏎⏎x⏎--bound--⏎',
    ),
    { msg: 'title must be in UTF-8', loc: ['body', 'title'] },
  ),
  client(
    'client.21',
    'OkHttp, with lengths of the parts',
    DOT_NET,
    '--§⏎Content-Disposition: form-data; name="title"⏎Content-Length: 1⏎⏎x⏎--§⏎Content-Disposition: form-data; name="file"; filename="a%22b.txt"⏎Content-Type: text/plain⏎Content-Length: 7⏎⏎content⏎--§--⏎',
    { title: ['x'] },
    { file: [given('content', 'a"b.txt')] },
  ),
  refused('client.22', 'wget --post-file, which sends no form', raw('content'), {
    msg: 'The Content-Type application/x-www-form-urlencoded is not supported, accepted: multipart/form-data',
    loc: null,
    status: 415,
    contentType: 'application/x-www-form-urlencoded',
  }),
];
