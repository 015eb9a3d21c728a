import {
  Controller,
  createApi,
  Get,
  jsonRenderer,
  type MaybePromise,
  type Renderer,
  Returns,
  type Serializer,
  type Written,
} from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { describe, expect, test } from 'vitest';

type Write = (value: unknown, validated: boolean) => MaybePromise<Written>;

const plain: Renderer = { mediaType: 'text/plain', render: (value) => `plain ${value}` };

/** Sends a request to an endpoint whose answer is written as JSON by `write`, and as a plain value by a dumper of its own. */
async function answerOf(write: Write | undefined, { accept = '*/*', validateResponses = true, read = (): unknown => 'x' } = {}) {
  const serializer: Serializer = {
    loader: () => (value) => ({ value }),
    dumper: () => (value) => (value === undefined ? { issues: [{ path: [], message: 'is missing', type: 'value_error' }] } : { value: 'dumped' }),
    writer: () => (value) => value && 'written',
    singleValues: () => class Values {},
    textStyles: () => new Map(),
    schema: () => ({}),
    ...(write && { jsonDumper: (_type, _format, validated) => (value) => write(value, validated) }),
  };
  @Controller('/')
  class TextController {
    @Get('/')
    @Returns(String)
    read(): string {
      return read() as string;
    }
  }
  const reported: unknown[] = [];
  const reportError = (error: unknown): void => void reported.push(error);
  const renderers = [jsonRenderer(), plain];
  const api = createApi({ title: 'Text', version: '1', controllers: [TextController], serializer, renderers, validateResponses, reportError });
  const response = await inMemory(api)({ method: 'GET', url: '/', headers: { accept } });
  return { status: response.status, type: response.headers.get('content-type'), body: await response.text(), reported };
}

const spaced: Write = (value, validated) => ({ text: `{ "text": "${value}", "validated": ${validated} }` });

describe('what a serializer writes as JSON', () => {
  test.each([true, false])('is the answer as it is, checked: %s', async (validateResponses) => {
    expect(await answerOf(spaced, { validateResponses })).toMatchObject({
      status: 200,
      type: 'application/json',
      body: `{ "text": "x", "validated": ${validateResponses} }`,
    });
  });

  test('may be waited for', async () => {
    expect(await answerOf(async (value, validated) => spaced(value, validated))).toMatchObject({ body: '{ "text": "x", "validated": true }' });
  });

  test('is not asked for by a renderer of another form: that gets the plain value', async () => {
    expect(await answerOf(spaced, { accept: 'text/plain' })).toMatchObject({ type: 'text/plain', body: 'plain dumped' });
    expect(await answerOf(spaced, { accept: 'text/plain', validateResponses: false })).toMatchObject({ body: 'plain written' });
  });

  test('is the plain value in JSON where the serializer writes none', async () => {
    expect(await answerOf(undefined)).toMatchObject({ type: 'application/json', body: '"dumped"' });
  });

  test('may be nothing but issues, which are a 422', async () => {
    const issues = [{ path: ['text'], message: 'is too long', type: 'value_error' as const }];
    const { status, body, reported } = await answerOf(() => ({ issues }));
    expect([status, JSON.parse(body), reported]).toEqual([
      422,
      { detail: [{ msg: 'is too long', loc: ['text'], type: 'value_error' }] },
      [expect.objectContaining({ name: 'ConformanceError' })],
    ]);
  });

  test.each<[string, Write]>([
    [
      'at once',
      () => {
        throw new Error('no text');
      },
    ],
    ['later', async () => Promise.reject(new Error('no text'))],
  ])('and fails %s is a 500 that is reported with its cause', async (_, write) => {
    const { status, body, reported } = await answerOf(write);
    expect([status, JSON.parse(body)]).toEqual([500, { detail: [{ msg: 'Internal server error', type: 'internal_error' }] }]);
    expect(reported).toEqual([expect.objectContaining({ name: 'RenderingError', cause: new Error('no text') })]);
  });

  test('is never asked about undefined: JSON has no text for it', async () => {
    expect(await answerOf(spaced, { read: () => undefined })).toMatchObject({ status: 422 });
    expect(await answerOf(spaced, { read: () => undefined, validateResponses: false })).toMatchObject({ status: 200, type: null, body: '' });
  });
});
