import { Body, Controller, Get, Post, type Renderer, Returns } from '@modern-rest/core';
import { IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
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
