import { filled, repeated, SIZE } from './hostile-json.ts';
import { BODY_AT_MOST, type HostileRequest } from './hostile-request.ts';

/** Fields and parts that a form may have by default. */
const FIELDS = 100;
const BOUNDARY = 'b';
const END = `\r\n--${BOUNDARY}--\r\n`;

const urlencoded = (status: number, id: string, make: () => string): HostileRequest => ({
  id: `urlencoded: ${id}`,
  method: 'POST',
  path: '/form',
  headers: { 'content-type': 'application/x-www-form-urlencoded' },
  make,
  statuses: [status],
  atMost: BODY_AT_MOST,
});

const multipart = (statuses: readonly number[], id: string, make: () => string, path = '/form'): HostileRequest => ({
  id: `multipart: ${id}`,
  method: 'POST',
  path,
  headers: { 'content-type': `multipart/form-data; boundary=${BOUNDARY}` },
  make,
  statuses,
  atMost: BODY_AT_MOST,
});

const part = (name: string, more = ''): string => `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;

/** Values of fields that are declared as numbers, integers, dates and lists. */
const VALUES: readonly (readonly [string, string, string])[] = [
  ['digits and a letter', '1', 'x'],
  ['digits after a point and a letter', '.1', 'x'],
  ['signs', '-', ''],
  ['spaces', ' ', ''],
  ['commas', ',', ''],
  ['escaped quotes', '\\"', ''],
  ['brackets', '[', ''],
  ['percent signs', '%', ''],
];
const NAMES = ['number', 'integer', 'date', 'flag', 'numbers', 'split', 'nested', 'deep'];

const VALUES_OF_FIELDS = NAMES.flatMap((name) =>
  VALUES.flatMap(([what, text, end]): HostileRequest[] => [
    urlencoded(400, `${what} for ${name}`, () => {
      const value = encodeURIComponent(text.repeat(1000));
      return `${name}=${value.repeat(Math.floor((SIZE - 100) / value.length))}${end}`;
    }),
    multipart([400], `${what} for ${name}`, () => repeated(`${part(name)}`, text, end + END)),
  ]),
).map((request) => ({ ...request, statuses: [201, 400] }));

const FIELDS_OF_FORMS: readonly HostileRequest[] = [
  urlencoded(413, 'fields, as many as there is room', () => repeated('', 'a=1&')),
  urlencoded(201, 'empty fields', () => repeated('', '&')),
  urlencoded(413, 'names without values', () => filled('', (index) => `n${index}`, '').replaceAll(',', '&')),
  urlencoded(413, 'one long name', () => repeated('', 'n', '=1')),
  urlencoded(400, 'broken escapes', () => repeated('text=', '%f')),
  urlencoded(201, 'plus signs', () => repeated('text=', '+')),
  urlencoded(201, 'escapes of four bytes', () => repeated('text=', '%F0%9F%98%80')),
  urlencoded(400, 'equal signs for a list', () => repeated('numbers=', '=')),
  urlencoded(201, 'names with many brackets', () =>
    Array.from({ length: FIELDS }, (_, index) => `deep${'[a]'.repeat(30)}[${index}]=${'1'.repeat(9000)}`).join('&'),
  ),
  urlencoded(413, 'names with more brackets than a name may have', () => repeated('deep', '[a]', '=1')),
  multipart([413], 'parts, as many as there is room', () => repeated('', `${part('n')}1\r\n`, END.slice(2))),
  multipart([400], 'parts without headers', () => repeated('', `--${BOUNDARY}\r\n\r\n\r\n`, END.slice(2))),
  multipart([413], 'a part with a long header', () => `--${BOUNDARY}\r\nX: ${'x'.repeat(SIZE - 100)}\r\n\r\n${END}`),
  multipart([400, 413], 'a part with many headers', () => repeated(`--${BOUNDARY}\r\n`, 'x:y\r\n', `\r\n${END}`)),
  multipart([413], 'headers that do not end', () => repeated(`--${BOUNDARY}\r\n`, 'x')),
  multipart([400], 'a preamble', () => repeated('', 'x', END)),
  multipart([400], 'a preamble of lines', () => repeated('', '\r\n', END)),
  multipart([400], 'a preamble of dashes', () => repeated('', '-', END)),
  multipart([400], 'an epilogue', () => repeated(`${part('text')}1${END}`, 'x')),
  multipart([400], 'spaces after a boundary', () => repeated(`--${BOUNDARY}`, ' ', '\r\n')),
];

const CONTENTS: readonly HostileRequest[] = (
  [
    ['carriage returns', '\r'],
    ['line feeds', '\n'],
    ['line breaks', '\r\n'],
    ['line breaks and dashes', '\r\n-'],
    ['line breaks and two dashes', '\r\n--'],
    ['nearly delimiters', '\r\n--a'],
    ['dashes', '-'],
    ['bytes of no meaning', '\u0000'],
  ] as const
).flatMap(([what, text]) => [
  multipart([201], `a file of ${what}`, () => repeated(part('file', '; filename="f"'), text, END), '/file'),
  multipart([201, 400], `a text of ${what}`, () => repeated(part('text'), text, END)),
]);

const DISPOSITIONS: readonly HostileRequest[] = (
  [
    ['escaped quotes in a name', 'name="', '\\"', '"'],
    ['escaped quotes in a name that does not end', 'name="', '\\"', ''],
    ['percent signs in a name', 'name="', '%22', '"'],
    ['parameters', 'name=a', '; a=b', ''],
    ['spaces', 'name=a;', ' ', 'b=c'],
    ['semicolons', 'name=a', ';', ''],
    ['an extended name', "name=a; filename*=UTF-8''", '%41', ''],
    ['an extended name of dashes', 'name=a; filename*=', '-', ''],
    ['an encoded word', 'name=a; filename="=?utf-8?B?', 'A', '?="'],
    ['quotes', 'name=a; filename=', '"', ''],
  ] as const
).map(([what, begins, text, ends]) =>
  multipart([400, 413], `parts whose Content-Disposition has ${what}`, () => {
    const head = `--${BOUNDARY}\r\nContent-Disposition: form-data; ${begins}${text.repeat(Math.floor(4000 / text.length))}${ends}\r\n\r\n1\r\n`;
    return repeated('', head, END.slice(2));
  }),
);

const BASE64: readonly HostileRequest[] = (
  [
    ['base64', 'AAAA', ''],
    ['base64 with a wrong end', 'AAAA', '='],
    ['padding', '=', ''],
    ['line breaks', '\\n', ''],
    ['data: and commas', 'data:,', ''],
    ['data: with parameters', 'data:;a=b', ''],
    ['semicolons', ';', ','],
  ] as const
).flatMap(([what, text, ends]): HostileRequest[] => [
  {
    id: `base64: ${what}`,
    method: 'POST',
    path: '/base64',
    headers: { 'content-type': 'application/json' },
    make: () => repeated('{"file":"', text, `${ends}"}`),
    statuses: [201, 400],
    atMost: BODY_AT_MOST,
  },
  {
    id: `base64 after data: ${what}`,
    method: 'POST',
    path: '/base64',
    headers: { 'content-type': 'application/json' },
    make: () => repeated('{"file":"data:', text, `${ends}"}`),
    statuses: [201, 400],
    atMost: BODY_AT_MOST,
  },
  {
    id: `base64 with a content type: ${what}`,
    method: 'POST',
    path: '/base64',
    headers: { 'content-type': 'application/json' },
    make: () => repeated('{"file":{"data":"AAAA","contentType":"a/b', text, `${ends}"}}`),
    statuses: [201, 400],
    atMost: BODY_AT_MOST,
  },
]);

/** Bodies of forms, and files as base64. */
export const HOSTILE_FORMS: readonly HostileRequest[] = [...VALUES_OF_FIELDS, ...FIELDS_OF_FORMS, ...CONTENTS, ...DISPOSITIONS, ...BASE64];
