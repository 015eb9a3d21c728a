import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { titled } from './available.ts';
import { axios } from './clients/axios.ts';
import { CLIENTS } from './clients/clients.ts';
import { curl } from './clients/curl.ts';
import type { FormFile } from './clients/form.ts';
import { type ServerProcess, startServer, UPLOADS } from './server-process.ts';

let server: ServerProcess;
beforeAll(async () => {
  server = await startServer(UPLOADS);
});
afterAll(() => server.stop());

const folder = mkdtempSync(join(tmpdir(), 'real-examples-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(field: string, name: string, content: string): FormFile {
  const path = join(folder, name);
  writeFileSync(path, content);
  return { field, name, type: 'text/plain', path };
}

const receipt = file('receipt', 'receipt.txt', 'receipt content\n');
const rules = file('rules', 'rules.txt', 'rules content\n');
const wrong = file('receipt', 'wrong.json', 'receipt content\n');
const sizes = { receipt: { content_type: 'text/plain', size: 16 }, rules: { content_type: 'text/plain', size: 14 } };

describe.each(CLIENTS)('$name', (client) => {
  describe.skipIf(client.missing)(titled('with the example', client), () => {
    test('sends two files and gets what was said about them', async () => {
      const answer = await client.send({ method: 'PUT', url: `${server.url}/api/metadata/`, files: [receipt, rules] });
      expect(answer).toEqual({
        status: 200,
        body: {
          receipt: { content_type: 'text/plain', name: 'receipt.txt' },
          rules: { content_type: 'text/plain', name: 'rules.txt' },
        },
      });
    });

    test('sends fields beside the files', async () => {
      const fields = { user_id: '1', user_email: 'example@mail.com' };
      const answer = await client.send({ method: 'POST', url: `${server.url}/api/with-fields/`, fields, files: [receipt, rules] });
      expect(answer).toEqual({ status: 201, body: { ...sizes, user_id: 1, user_email: 'example@mail.com' } });
    });

    test('sends a field of JSON beside the files', async () => {
      const fields = { user: '{"user_id": 1, "user_email": "example@mail.com"}' };
      const answer = await client.send({ method: 'PUT', url: `${server.url}/api/with-json/`, fields, files: [receipt, rules] });
      expect(answer).toEqual({ status: 200, body: { ...sizes, user: { user_id: 1, user_email: 'example@mail.com' } } });
    });

    test('is told which name of which file is wrong', async () => {
      const answer = await client.send({ method: 'PUT', url: `${server.url}/api/metadata/`, files: [wrong, rules] });
      expect(answer).toMatchObject({ status: 400, body: { detail: [{ loc: ['files', 'receipt', 'name'] }] } });
    });
  });
});

// curl and axios add the boundary to such a Content-Type, so that it works.
describe.each(CLIENTS.filter((client) => client !== curl && client !== axios))('$name', (client) => {
  test.skipIf(client.missing)(titled('is told why a Content-Type that was set by hand does not work, and what does', client), async () => {
    const headers = { 'Content-Type': 'multipart/form-data' };
    const answer = await client.send({ method: 'PUT', url: `${server.url}/api/metadata/`, files: [receipt, rules], headers });
    expect(answer.status).toBe(400);
    expect(JSON.stringify(answer.body)).toMatch(/no boundary.*set by hand.*let the HTTP client write it/);
  });
});
