import { inMemory } from '@modern-rest/testing';
import { expect, test } from 'vitest';
import { app } from '../src/api.ts';

const send = inMemory(app.api);

function form(fields: Readonly<Record<string, string | File>>): FormData {
  const data = new FormData();
  for (const [name, value] of Object.entries(fields)) data.append(name, value);
  return data;
}

const receipt = new File(['a receipt here!\n'], 'receipt.txt', { type: 'text/plain' });
const rules = new File(['the rules ok.\n'], 'rules.txt', { type: 'text/plain' });
const sizes = { receipt: { content_type: 'text/plain', size: 16 }, rules: { content_type: 'text/plain', size: 14 } };
const user = { user_id: 1, user_email: 'example@mail.com' };

test('PUT /api/metadata/ answers with what the client says about its files', async () => {
  const response = await send({ method: 'PUT', url: '/api/metadata/', body: form({ receipt, rules }) });
  expect([response.status, await response.json()]).toEqual([
    200,
    { receipt: { content_type: 'text/plain', name: 'receipt.txt' }, rules: { content_type: 'text/plain', name: 'rules.txt' } },
  ]);
});

test('PUT /api/metadata/ refuses a file of another name', async () => {
  const wrong = new File(['{}'], 'wrong.json', { type: 'text/plain' });
  const response = await send({ method: 'PUT', url: '/api/metadata/', body: form({ receipt: wrong, rules }) });
  expect([response.status, await response.json()]).toEqual([
    400,
    {
      detail: [
        {
          msg: 'name must be one of the following values: receipt.txt, rules.txt',
          loc: ['files', 'receipt', 'name'],
          type: 'value_error',
          constraint: 'isIn',
        },
      ],
    },
  ]);
});

test('POST /api/with-fields/ takes fields and files of one form', async () => {
  const body = form({ user_id: '1', user_email: 'example@mail.com', receipt, rules });
  const response = await send({ method: 'POST', url: '/api/with-fields/', body });
  expect([response.status, await response.json()]).toEqual([201, { ...user, ...sizes }]);
});

test('PUT /api/with-json/ takes JSON in a field of the form', async () => {
  const response = await send({ method: 'PUT', url: '/api/with-json/', body: form({ user: JSON.stringify(user), receipt, rules }) });
  expect([response.status, await response.json()]).toEqual([200, { user, ...sizes }]);
});

test('every issue of fields and files is in one answer', async () => {
  const response = await send({ method: 'POST', url: '/api/with-fields/', body: form({ user_id: 'one', receipt }) });
  const { detail } = (await response.json()) as { detail: { loc: unknown }[] };
  expect([response.status, detail.map(({ loc }) => loc)]).toEqual([
    400,
    [
      ['body', 'user_id'],
      ['body', 'user_email'],
      ['files', 'rules'],
    ],
  ]);
});
