import { readdirSync } from 'node:fs';
import { inMemory } from '@modern-rest/testing';
import type { RunningServer } from 'modern-rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { rawConnection } from '../../../real/raw-connection.ts';
import { useFreshFolders } from '../../../unit/multipart/fresh-folders.ts';
import { app, received } from './corpus/application.ts';
import { CLIENTS } from './corpus/clients.ts';
import type { Entry, Issue } from './corpus/entry.ts';
import type { SentRequest } from './corpus/http-text.ts';

// A request may not leave temporary files.
useFreshFolders();

const corpus = Object.entries(CLIENTS).map(([client, entries]) => [client, entries.map((entry): [string, Entry] => [entry.title, entry])] as const);

describe.each(corpus)('%s', (_client, entries) => {
  const send = inMemory(app.api);

  test.each(entries)('%s', async (_title, { request, expected }) => {
    expect(outcome(await sendInMemory(request))).toEqual(expectedOutcome(request, expected));
  });

  async function sendInMemory({ method, target, headers, body }: SentRequest): Promise<Answer> {
    const response = await send({
      method: method as 'GET',
      url: target,
      headers: Object.fromEntries(headers),
      ...(body.length > 0 && { body }),
    });
    return { status: response.status, body: await response.text() };
  }
});

describe.each(corpus)('%s, over a socket', (_client, entries) => {
  let running: RunningServer;
  beforeAll(async () => {
    running = await app.listen();
  });
  afterAll(() => running.close({ grace: 0 }));

  test.each(entries)('%s', async (_title, { request, expected }) => {
    const connection = await rawConnection(Number(new URL(running.url).port));
    try {
      await connection.write(request.bytes);
      expect(outcome(await connection.answer(request.method))).toEqual(expectedOutcome(request, expected));
    } finally {
      await connection.abort('RST');
    }
  });
});

interface Answer {
  readonly status: number;
  readonly body: string;
}

function outcome({ status, body }: Answer): unknown {
  const { detail } = (body === '' ? {} : JSON.parse(body)) as { detail?: Issue[] };
  const issues = detail?.map(({ loc, msg }) => ({ ...(loc && { loc }), msg }));
  return { status, ...(issues && { issues }), received: received() };
}

function expectedOutcome({ method }: SentRequest, expected: Entry['expected']): unknown {
  return 'issues' in expected ? { ...expected, received: [] } : { status: SUCCESS[method], received: [expected.value] };
}
const SUCCESS: Readonly<Record<string, number>> = { GET: 200, POST: 201, PUT: 200, DELETE: 204 };

/** The files of the clients that the corpus must have. */
const NAMED = [
  'apache-httpclient',
  'axios',
  'curl',
  'dio',
  'dotnet',
  'go',
  'jquery',
  'okhttp',
  'php',
  'postman',
  'qs',
  'rails',
  'scalar',
  'spring',
  'swagger-ui',
  'unity',
  'urlsession',
];

test('each client has a file with at least 6 entries', () => {
  const files = readdirSync(new URL('.', import.meta.url)).filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'));
  expect(files.sort()).toEqual(NAMED.map((name) => `${name}.ts`));
  expect(Object.keys(CLIENTS)).toHaveLength(NAMED.length);
  expect(Object.keys(CLIENTS).filter((name) => (CLIENTS[name]?.length ?? 0) < 6)).toEqual([]);
});

test('the titles of a client differ', () => {
  for (const entries of Object.values(CLIENTS)) {
    const titles = entries.map(({ title }) => title);
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([]);
  }
});

test.each(['B1', 'B2', 'B3', 'B4', 'B5', 'B6', 'B7', 'B10', 'B11', 'B12', 'B13', 'B14', 'B15', 'B16'])('%s has entries', (row) => {
  const titles = Object.values(CLIENTS).flatMap((entries) => entries.map(({ title }) => title));
  expect(titles.filter((title) => title.split(':')[0]?.split(', ').includes(row)).length).toBeGreaterThan(0);
});
