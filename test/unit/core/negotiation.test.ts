import { Body, Controller, Get, Post, type Renderer, Returns } from '@modern-rest/core';
import { IsString } from 'class-validator';
import { describe, expect, test, vi } from 'vitest';
import { remembered } from '../../../packages/core/src/http/remembered.ts';
import { sendTo } from './api.ts';

class Note {
  @IsString()
  text!: string;
}

const csv: Renderer = { mediaType: 'text/csv', render: (value) => `text\n${(value as Note).text}\n` };
const json: Renderer = { mediaType: 'application/json', render: JSON.stringify };

@Controller('/notes', { renderers: [json, csv] })
class NoteController {
  @Get('/')
  read(): Note {
    return { text: 'hello' };
  }

  @Post('/')
  @Returns(Note)
  write(@Body(Note) note: Note): Note {
    return note;
  }
}

const send = sendTo([NoteController]);
const read = (accept?: string) => send({ method: 'GET', url: '/notes', ...(accept !== undefined && { headers: { accept } }) });

describe('Accept chooses the renderer', () => {
  test.each([
    [undefined, 'application/json'],
    ['', 'application/json'],
    ['*/*', 'application/json'],
    ['text/csv', 'text/csv'],
    ['text/*', 'text/csv'],
    ['application/json;q=0.1, text/csv', 'text/csv'],
    ['TEXT/CSV', 'text/csv'],
    ['application/json;q=0, */*', 'text/csv'],
  ])('%s', async (accept, type) => {
    const response = await read(accept);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, type]);
  });

  test.each(['text/html', 'application/json;q=0', 'nonsense'])('%s is a 406 in JSON', async (accept) => {
    const response = await read(accept);
    expect([response.status, response.headers.get('content-type')]).toEqual([406, 'application/json']);
    expect(await response.json()).toEqual({
      detail: [{ msg: 'No accepted media type can be produced, available: application/json, text/csv', type: 'value_error' }],
    });
  });
});

describe('of endless different values', () => {
  // More than are remembered, and one that is too long to be.
  const values = [...Array.from({ length: 250 }, (_, index) => index), 'x'.repeat(300)];

  test('for Accept each is decided by itself', async () => {
    for (const value of values) {
      expect((await read(`text/html;v="${value}", text/csv`)).headers.get('content-type')).toBe('text/csv');
      expect((await read(`text/html;v="${value}", application/*;q=0.1`)).headers.get('content-type')).toBe('application/json');
      expect((await read(`text/html;v="${value}"`)).status).toBe(406);
    }
  });

  test('for Content-Type each is decided by itself', async () => {
    for (const value of values) {
      const types = [`application/json;v="${value}"`, `application/xml;v="${value}"`];
      const answers = types.map((type) =>
        send({ method: 'POST', url: '/notes', headers: { 'content-type': type }, body: Buffer.from('{"text":"x"}') }),
      );
      expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([201, 415]);
    }
  });

  test('a hundred are kept, then all are forgotten', () => {
    const decide = vi.fn((text: string) => text.length);
    const lengthOf = remembered(decide);
    const ask = (count: number, from = 0) => Array.from({ length: count }, (_, index) => lengthOf(String(from + index)));
    ask(100);
    expect([ask(100).at(-1), decide.mock.calls.length]).toEqual([2, 100]);
    ask(1, 100);
    ask(1);
    expect(decide).toHaveBeenCalledTimes(102);
    for (let times = 0; times < 2; times += 1) lengthOf('x'.repeat(257));
    expect(decide).toHaveBeenCalledTimes(104);
  });
});

test('the body is rendered by the chosen renderer', async () => {
  expect(await (await read('text/csv')).text()).toBe('text\nhello\n');
});

describe('Content-Type chooses the parser', () => {
  const write = (type: string | undefined, body = '{"text":"x"}', more: Record<string, string> = {}) =>
    send({ method: 'POST', url: '/notes', headers: { ...(type !== undefined && { 'content-type': type }), ...more }, body: Buffer.from(body) });

  test.each(['application/json', 'APPLICATION/JSON', 'application/json; charset=utf-8', 'application/json ;x=y'])('%s is read', async (type) => {
    expect((await write(type)).status).toBe(201);
  });

  test.each([
    ['text/plain', 'The Content-Type text/plain is not supported, accepted: application/json'],
    ['application/xml', 'The Content-Type application/xml is not supported, accepted: application/json'],
    ['garbage', 'The Content-Type is not a media type, accepted: application/json'],
    [undefined, 'The request has no Content-Type, accepted: application/json'],
  ])('%s is a 415 that names what is read', async (type, msg) => {
    const response = await write(type);
    expect([response.status, response.headers.get('accept')]).toEqual([415, 'application/json']);
    expect(await response.json()).toEqual({ detail: [{ msg, type: 'value_error' }] });
  });

  test('an encoded body is a 415', async () => {
    expect((await write('application/json', '{}', { 'content-encoding': 'gzip' })).status).toBe(415);
  });
});
