import { MAX_ISSUES } from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { createApp, group, jsonParser, multipartParser, type RunningServer, urlencodedParser } from 'modern-rest';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { rawConnection } from '../real/raw-connection.ts';
import { useFreshFolders } from '../unit/multipart/fresh-folders.ts';
import { APPLICATION } from './dmr/application.ts';
import type { TableRequest } from './dmr/run-table.ts';
import { UPLOAD_APPLICATION } from './dmr/upload-application.ts';
import { CANARY, CONTENT_TYPES, hostileForms, JSON_TEXTS, JSON_VALUES, NAMES, TEXTS } from './hostile-values.ts';

// No request may leave a temporary file.
useFreshFolders();

const reported: unknown[] = [];
const uploads = group('/uploads', UPLOAD_APPLICATION.controllers, { parsers: [jsonParser(), urlencodedParser(), multipartParser()] });
const app = createApp({
  ...APPLICATION,
  controllers: [...APPLICATION.controllers, uploads],
  reportError: (error) => reported.push(error),
});
const send = inMemory(app.api);
const PROTOTYPE = Object.getOwnPropertyNames(Object.prototype).sort();
const TYPES = ['value_error', 'not_allowed', 'not_found', 'security'];

interface Received {
  readonly status: number;
  readonly text: string;
}

/** Holds an answer to a hostile request against what every answer promises. */
function check({ status, text }: Received, what: string): void {
  expect([status, reported.splice(0)], `${what}: ${text.slice(0, 300)}`).toEqual([status < 500 ? status : 'below 500', []]);
  if (status < 300 || text === '') return;

  const { detail, ...others } = JSON.parse(text) as { detail: { msg: string; loc?: (string | number)[]; type: string; constraint?: string }[] };
  expect(others, what).toEqual({});
  expect(detail.length, what).toBeGreaterThan(0);
  expect(detail.length, what).toBeLessThanOrEqual(MAX_ISSUES);
  for (const { msg, loc = [], type, constraint = '', ...more } of detail) {
    expect([typeof msg, more, TYPES.includes(type)], what).toEqual(['string', {}, true]);
    expect(constraint, what).toMatch(/^\w*$/);
    expect(msg.length, what).toBeLessThan(400);
    expect(
      loc.every((step) => typeof step === 'number' || step.length <= 128),
      `${what}: ${text.slice(0, 300)}`,
    ).toBe(true);
    // A name may be told back, a value never.
    const said = loc.reduce<string>((rest, step) => (step === '' ? rest : rest.replaceAll(String(step), '')), msg);
    expect(said, what).not.toContain(CANARY);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: no message has any.
    expect(msg, what).not.toMatch(/[\u0000-\u001f\u007f]/);
  }
  expect(text, what).not.toMatch(/node_modules|\/packages\/|\.[jt]s:\d+|\n +at /);
}

async function ask({ method, target, headers, body }: TableRequest, what = target): Promise<void> {
  const response = await send({ method, url: target, ...(headers && { headers }), ...(body && { body: Buffer.from(body) }) });
  check({ status: response.status, text: await response.text() }, what.slice(0, 200));
}

const post = (target: string, text: string, type = 'application/json'): TableRequest => ({
  method: 'POST',
  target: `/api${target}`,
  headers: { 'Content-Type': type },
  body: Buffer.from(text),
});
const get = (target: string, headers: Record<string, string> = {}): TableRequest => ({ method: 'GET', target: `/api${target}`, headers });
const encode = (name: string, text: string): string => `${encodeURIComponent(name)}=${encodeURIComponent(text)}`;

const BODIES = app.api.endpoints
  .filter(
    ({ path, method, components }) => method === 'POST' && !path.includes(':') && components.some(({ component }) => component.reads !== 'nothing'),
  )
  .map(({ path }) => path.replace(/^\/api/, ''))
  .filter((path) => !/^\/(?:uploads\/limited|uploads\/failing|v2|answers|methods)/.test(path));
const PROPERTIES = [
  'text',
  'int',
  'number',
  'flag',
  'day',
  'colour',
  'amount',
  'page',
  'limit',
  'tags',
  'ids',
  'place',
  'places',
  'size',
  'meta',
  'any',
  'child',
];
const FORM = 'application/x-www-form-urlencoded';

afterEach(() => {
  expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(PROTOTYPE);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

describe('a hostile body', () => {
  test('there are bodies of every type', () => {
    expect(BODIES.length).toBeGreaterThan(20);
  });

  test.each(BODIES)('of JSON is refused or read: %s', async (path) => {
    for (const text of [...JSON_VALUES, ...JSON_TEXTS]) await ask(post(path, text), `${path} ${text}`);
    for (const value of JSON_VALUES) await ask(post(path, `[${value},{"a":${value}}]`), `${path} [${value}]`);
    for (const name of NAMES) await ask(post(path, `{${JSON.stringify(name)}:"${CANARY}"}`), `${path} ${name}`);
  });

  test.each(PROPERTIES)('of JSON is refused or read in the property %s, on every level', async (name) => {
    for (const path of ['/body/model', '/body/strict']) {
      for (const value of JSON_VALUES) {
        for (const json of [`{"${name}":${value}}`, `{"${name}":[${value}]}`, `{"child":{"${name}":${value}}}`, `{"meta":{"${name}":${value}}}`]) {
          await ask(post(path, json), `${path} ${json}`);
        }
      }
    }
  });

  test.each(BODIES)('of a form is refused or read: %s', async (path) => {
    for (const text of TEXTS) await ask(post(path, text, FORM), `${path} ${text}`);
    for (const name of NAMES) await ask(post(path, `${encode(name, CANARY)}&${encode(name, '1')}`, FORM), `${path} ${name}`);
    for (const name of PROPERTIES) for (const text of TEXTS) await ask(post(path, encode(name, text), FORM), `${path} ${name}=${text}`);
  });

  test.each(BODIES)('of parts is refused or read: %s', async (path) => {
    for (const request of hostileForms(`/api${path}`)) await ask(request, `${path} ${request.body}`);
  });

  test.each(CONTENT_TYPES)('is read like the plain media type, or not at all: %j', async (type) => {
    for (const path of ['/body/required', '/body/by-media-type', '/body/optional']) {
      await ask(post(path, `{"userId":"${CANARY}","userName":1}`, type), `${path} ${type}`);
      const response = await send({ method: 'POST', url: `/api${path}`, headers: { 'content-type': type }, body: '{"userId":"x"}' });
      expect([400, 415]).toContain(response.status);
    }
  });

  test('has names that are told back in part only, and without control characters', async () => {
    for (const name of [`\u0000${'n'.repeat(120)}`, `\u001b[31m${'n'.repeat(110)}`]) {
      for (const [path, value] of [
        ['/body/model', CANARY.repeat(12_000)],
        ['/body/record', CANARY],
      ] as const) {
        const response = await send({ method: 'POST', url: `/api${path}`, body: new URLSearchParams({ [name]: value }) });
        const text = await response.text();
        check({ status: response.status, text }, path);
        expect(response.status).toBeGreaterThanOrEqual(400);
        expect(text).not.toContain('n'.repeat(65));
      }
    }
  });

  test('in bytes that are no UTF-8 is refused', async () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0x7b, 0x22, 0xff, 0x22, 0x7d], [0xff, 0xfe, 0x7b, 0x00]]) {
      for (const type of ['application/json', FORM, 'text/vnd.lines']) await ask({ ...post('/body/model', '', type), body: Buffer.from(bytes) });
    }
  });
});

describe('hostile text', () => {
  test.each(PROPERTIES)('is refused or read in the query parameter %s', async (name) => {
    for (const path of ['/request/query', '/request/strict']) {
      for (const text of TEXTS) {
        await ask(get(`${path}?${encode(name, text)}`));
        await ask(get(`${path}?${encode(name, text)}&${encode(name, text)}`));
        await ask(get(`${path}?${encode(`size[${name}]`, text)}`));
      }
    }
  });

  test('is refused or read as a name and as a whole query string', async () => {
    for (const path of ['/request/query', '/request/strict', '/request/single/1', '/request/context']) {
      for (const name of NAMES) for (const text of ['', CANARY]) await ask(get(`${path}?${encode(name, text)}`));
      for (const text of ['%', '%zz', '%ff', '&&&&', '=', '?', '??a', ';', '+', '%00=%00', `${'a&'.repeat(5000)}`]) await ask(get(`${path}?${text}`));
    }
  });

  test('is refused or read in the path', async () => {
    for (const text of TEXTS) {
      for (const path of ['/request/path/*/2026-01-31', '/request/path/1/*', '/request/pattern/*', '/request/unread/*', '/request/single/*']) {
        await ask(get(path.replace('*', () => encodeURIComponent(text))));
      }
    }
    for (const path of ['%', '%zz', '%ff', '..', '%2e%2e', '%2f', '%5c', '//', 'x'.repeat(5000)]) await ask(get(`/request/unread/${path}`));
  });

  test('is refused or read in single values', async () => {
    for (const text of TEXTS) {
      await ask(get(`/request/single/1?${encode('page', text)}&${encode('tag', text)}&${encode('place', text)}`, headersOf('x-day', text)));
      await ask(get('/request/single/1', { cookie: `flag=${encodeURIComponent(text)}` }));
    }
  });

  test('is refused or read in header fields', async () => {
    for (const name of ['client-id', 'words', 'accept', 'accept-language', 'prefer', 'cookie', 'content-length', 'content-type', 'x-forwarded-for']) {
      for (const path of ['/request/headers', '/request/cookies', '/request/custom', '/request/context']) {
        for (const text of [...TEXTS, ', '.repeat(7000), '"'.repeat(9000), ';q='.repeat(5000)]) {
          await ask(get(path, headersOf(name, text)), `${path} ${name} ${text}`);
        }
      }
    }
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty']) await ask(get('/request/headers', headersOf(name, CANARY)));
  });

  test('is refused or read in cookies', async () => {
    for (const text of TEXTS) for (const name of ['sid', 'Visits']) await ask(get('/request/cookies', headersOf('cookie', `${name}=${text}`)));
    for (const name of NAMES) await ask(get('/request/cookies', headersOf('cookie', `sid=1; ${name}=${CANARY}`)));
    for (const text of [';', '=', '=;=;', 'sid', 'sid=%', 'sid="', `${'a=b;'.repeat(3000)}`]) await ask(get('/request/cookies', { cookie: text }));
  });
});

describe('over a socket', () => {
  let running: RunningServer;
  beforeAll(async () => {
    running = await app.listen();
  });
  afterAll(() => running.close());

  const json = `{"userId":"${CANARY}"}`;
  const LINES: readonly (readonly string[])[] = [
    ['GET //api/request/query HTTP/1.1', 'Host: a'],
    ['GET http://evil.example/api/request/query?int=x HTTP/1.1', 'Host: a'],
    ['GET http:// HTTP/1.1', 'Host: a'],
    ['GET http://a HTTP/1.1', 'Host: a'],
    ['GET http://?a=b HTTP/1.1', 'Host: a'],
    ['GET http:///api/request/query HTTP/1.1', 'Host: a'],
    ['GET mailto:a@b HTTP/1.1', 'Host: a'],
    ['GET javascript:x HTTP/1.1', 'Host: a'],
    ['GET https://[::1 HTTP/1.1', 'Host: a'],
    ['GET http://[::1/api/methods HTTP/1.1', 'Host: a'],
    ['GET http://[]:x?y HTTP/1.1', 'Host: a'],
    ['OPTIONS * HTTP/1.1', 'Host: a'],
    ['GET /api/request/query?a?b#c HTTP/1.1', 'Host: a'],
    ['GET /api\\request\\query HTTP/1.1', 'Host: a'],
    ['GET /api/request/unread/\u00ff HTTP/1.1', 'Host: a'],
    ['GET /api/request/unread/%00 HTTP/1.1', 'Host: a'],
    ['GET /api/request/headers HTTP/1.1', 'Host: a', '__proto__: x', 'constructor: y', 'client-id: 1', 'client-id: 2'],
    ['GET /api/request/headers HTTP/1.1', 'Host: ', 'client-id: \u00ff\u00fe'],
    ['GET /api/request/cookies HTTP/1.1', 'Host: a', 'Cookie: sid=1', 'Cookie: sid=2; __proto__=x', 'Set-Cookie: a=b', 'Set-Cookie: c=d'],
    ['GET /api/request/cookies HTTP/1.1', 'Host: a@b:c', `Cookie: sid=${'\u00ff'.repeat(100)}; Visits=${CANARY}`],
    ['GET /api/request/custom HTTP/1.1', 'Host: a', 'Prefer: wait=1', 'Prefer: wait=2', 'Accept: ;;;', 'Accept: ,'],
    ['POST /api/body/required HTTP/1.1', 'Host: a', 'Content-Type: application/json', 'Content-Type: text/plain', `Content-Length: ${json.length}`],
    ['POST /api/body/required HTTP/1.1', 'Host: a', 'Content-Type: application/json\t; charset=x', `Content-Length: ${json.length}`],
    ['POST /api/body/required HTTP/1.1', 'Host: a', 'Content-Type: \u00ff/\u00ff', `Content-Length: ${json.length}`],
    ['POST /api/body/required HTTP/1.1', 'Host: a', 'Content-Type: application/json', 'Content-Encoding: gzip', `Content-Length: ${json.length}`],
    ['QUERY /api/body/model HTTP/1.1', 'Host: a', 'Content-Type: application/json', `Content-Length: ${json.length}`],
  ];

  test.each(LINES.map((lines) => [lines.join(' | '), lines] as const))('%s', async (what, lines) => {
    const connection = await rawConnection(Number(new URL(running.url).port));
    try {
      await connection.write(Buffer.from([...lines, '', lines.some((line) => line.startsWith('Content-Length')) ? json : ''].join('\r\n'), 'latin1'));
      const { status, body, headers } = await connection.answer();
      // Outside of the prefix it is the answer of Koa.
      check({ status, text: headers['content-type']?.startsWith('text/plain') ? '' : body }, what);
    } finally {
      await connection.abort('RST');
    }
  });
});

/** A header field as Node would have read it: without control characters, its bytes as characters. */
function headersOf(name: string, text: string): Record<string, string> {
  return { [name]: Buffer.from(text.replaceAll(/\p{Cc}/gu, '')).toString('latin1') };
}
