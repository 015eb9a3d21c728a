import { extname } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { titled } from '../../real/available.ts';
import type { FormFile } from '../../real/clients/form.ts';
import { type ServerProcess, startServer } from '../../real/server-process.ts';
import { CASES, type Case, type CaseName, type SentFile } from './cases.ts';
import { type Fixture, fixtures } from './fixtures.ts';
import { ROWS, type Row } from './rows.ts';
import { cellsOf, summary } from './summary.ts';

let server: ServerProcess;
const { fixture, remove } = fixtures();
const passed = new Set<string>();
beforeAll(async () => {
  server = await startServer('test/conformance/clients/application.mjs');
});
afterAll(async () => {
  await Promise.all(ROWS.map(({ client }) => client.close?.()));
  await server.stop();
  remove();
  console.log(summary(ROWS, (row, name) => passed.has(cellKey(row, name))));
});

describe.each(ROWS)('$client.name', (row) => {
  describe.skipIf(row.client.missing)(titled('sends', row.client), () => {
    test.each(cellsOf(row).map((name) => ({ name, title: CASES[name].title })))('$title', async ({ name }) => {
      await tryCell(row, name);
      passed.add(cellKey(row, name));
    });
  });
});

test('nothing is left of all these files', () => {
  expect(server.temporaryFiles()).toEqual([]);
});

const TOO_LARGE = {
  status: 413,
  body: { detail: [{ loc: ['files', 'file', 'size'], msg: 'file must not be larger than 1048576 bytes', type: 'value_error' }] },
};

async function tryCell(row: Row, name: CaseName): Promise<void> {
  const { endpoint, files, fields = {}, headers = {}, chunked = false, refused = false }: Case = CASES[name];
  const url = `${server.url}/${row.sends}/${endpoint}`;
  const sent = files.map((file) => toSend(file, row));
  const answer = await row.client.send({ method: 'POST', url, fields, files: sent, headers, chunked });

  const received = { fields, files: files.map((file) => toReceive(file, row, name)) };
  expect(answer).toEqual(refused ? TOO_LARGE : { status: 201, body: received });
}

function cellKey({ client }: Row, name: CaseName): string {
  return `${client.name}: ${name}`;
}

/** The type is told only where the client would have nothing to guess it by, or leaves it to its users. */
function toSend({ field, name, size }: SentFile, { sends }: Row): FormFile {
  const told = name === undefined || sends === 'body' ? { type: 'application/octet-stream' } : {};
  return { field, ...(name !== undefined && { name }), ...told, path: onDisk({ name, size }).path };
}

/** What a handler gets of a file. */
function toReceive({ field, name, size }: SentFile, row: Row, inCase: CaseName): object {
  const { received = name }: Case = CASES[inCase];
  const { sha256 } = onDisk({ name, size });
  const contentType = name === undefined ? 'application/octet-stream' : row.types[extname(name).slice(1) as keyof Row['types']];
  return { field, name: row.names?.[inCase] ?? received, contentType, size, sha256 };
}

function onDisk({ name = 'nameless', size }: { name: string | undefined; size: number }): Fixture {
  return fixture(name, size);
}
