import { HEAD_AT_MOST, type HostileRequest } from './hostile-request.ts';

/** Bytes of a value: a head has 16 KiB at most, and other fields. */
const ROOM = 15_000;

const fill = (begins: string, text: string, ends = ''): string =>
  begins + text.repeat(Math.floor((ROOM - begins.length - ends.length) / text.length)) + ends;

const get = (id: string, path: string, headers: Readonly<Record<string, string>> = {}): HostileRequest => ({
  id,
  method: 'GET',
  path,
  headers,
  make: () => undefined,
  statuses: [200, 400, 404, 406, 413],
  atMost: HEAD_AT_MOST,
});

const put = (id: string, headers: Readonly<Record<string, string>>, path = '/raw'): HostileRequest => ({
  id,
  method: 'PUT',
  path,
  headers: { 'content-type': 'text/plain', ...headers },
  make: () => 'x',
  statuses: [200, 400, 404, 413, 415],
  atMost: HEAD_AT_MOST,
});

/** Texts that a reader could take long for. */
const TEXTS: readonly (readonly [what: string, begins: string, text: string, ends: string])[] = [
  ['digits and a letter', '', '1', 'x'],
  ['digits, points and a letter', '', '1.', 'x'],
  ['signs', '', '-', ''],
  ['spaces and a letter', '', ' ', 'x'],
  ['tabs and a letter', '', '\t', 'x'],
  ['commas', '', ',', ''],
  ['semicolons', '', ';', ''],
  ['spaces and semicolons', '', '; ', ''],
  ['equal signs', '', '=', ''],
  ['quotes', '', '"', ''],
  ['escaped quotes', '', '\\"', ''],
  ['a quote and escaped quotes', '"', '\\"', ''],
  ['backslashes', '', '\\', ''],
  ['a quote and backslashes', '"', '\\', ''],
  ['parameters', 'a/b', ';a=b', ''],
  ['quoted parameters', 'a/b', ';a="b"', ''],
  ['media types', '', 'a/b,', ''],
  ['media types with weights', '', 'a/b;q=0.1,', ''],
  ['wildcards', '', '*/*,', ''],
  ['slashes', '', '/', ''],
  ['colons', '', ':', ''],
  ['brackets', '', '(', ''],
  ['percent signs', '', '%25', ''],
];

const inQuery = (text: string): string => encodeURIComponent(text).slice(0, ROOM).replace(/%.?$/, '');

const READ: readonly HostileRequest[] = TEXTS.flatMap(([what, begins, text, ends]) => {
  const value = fill(begins, text, ends);
  return [
    ...['number', 'integer', 'date', 'numbers', 'split', 'nested', 'deep'].map((name) =>
      get(`query ${name}: ${what}`, `/search?${name}=${inQuery(value)}`),
    ),
    get(`query: ${what}`, `/search?${inQuery(value)}`),
    get(`path: ${what}`, `/paths/${inQuery(value).slice(0, 4000)}`),
    get(`fixed path: ${what}`, `/${inQuery(value)}`),
    ...['number', 'numbers'].map((name) => get(`header ${name}: ${what}`, '/headers', { [name]: value })),
    ...['number', 'numbers'].map((name) => get(`cookie ${name}: ${what}`, '/cookies', { cookie: `${name}=${value}` })),
    get(`Cookie: ${what}`, '/cookies', { cookie: value }),
    get(`Accept: ${what}`, '/search', { accept: value }),
    get(`Accept with problem details: ${what}`, '/nowhere', { accept: `application/problem+json,${value}` }),
    put(`Content-Type: ${what}`, { 'content-type': value }),
    put(`Content-Type of a form: ${what}`, { 'content-type': `multipart/form-data; ${value}` }),
    put(`boundary: ${what}`, { 'content-type': `multipart/form-data; boundary=${value}` }, '/file'),
    put(`charset: ${what}`, { 'content-type': `application/x-www-form-urlencoded; charset=${value}` }, '/form'),
    put(`Content-Disposition: ${what}`, { 'content-disposition': value }),
    put(`file name: ${what}`, { 'content-disposition': `attachment; filename=${value}` }),
    put(`extended file name: ${what}`, { 'content-disposition': `attachment; filename*=UTF-8''${value}` }),
    put(`Content-Encoding: ${what}`, { 'content-encoding': value }),
    put(`Content-Digest: ${what}`, { 'content-digest': value }),
    put(`Content-Digest of base64: ${what}`, { 'content-digest': `sha-256=:${value}:` }),
  ];
});

const NAMES: readonly HostileRequest[] = [
  get(
    'query: names',
    `/search?${Array.from({ length: 1600 }, (_, index) => `n${index}=1`)
      .join('&')
      .slice(0, ROOM)}`,
  ),
  get('query: one name', `/search?${fill('', 'a=1&')}`),
  get('query: names with brackets', `/search?${fill('deep', '%5Ba%5D', '=1')}`),
  get('query: indexes of a list', `/search?${Array.from({ length: 99 }, (_, index) => `numbers[${index * 2 ** 18}]=1`).join('&')}`),
  get('Cookie: names', '/cookies', { cookie: fill('', 'a=1; ') }),
  get('fields: 99', '/headers', Object.fromEntries(Array.from({ length: 90 }, (_, index) => [`x-${index}`, 'x'.repeat(150)]))),
  put('Content-Digest: algorithms', { 'content-digest': fill('', 'sha-256=:AAAA:, ', 'a=1') }),
  get('path: parameters', `/paths/${'a/'.repeat(ROOM / 2)}`),
  get('path: slashes at the end', `/search${'/'.repeat(ROOM)}`),
];

/** Heads of 16 KiB at most. */
export const HOSTILE_HEADS: readonly HostileRequest[] = [...READ, ...NAMES];
