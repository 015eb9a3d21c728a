import {
  ApiError,
  Controller,
  Get,
  Head,
  HttpError,
  NotAuthenticatedError,
  type PlainRoute,
  Reply,
  type ResponseHeaders,
  Returns,
  reply,
  Throws,
} from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { describe, expect, test } from 'vitest';
import { apiOf } from './api.ts';

/** Everything that takes header fields of a response. */
const MAKERS: Readonly<Record<string, (headers: ResponseHeaders) => { readonly headers: ResponseHeaders }>> = {
  reply: (headers) => reply(200, 'x', headers),
  ApiError: (headers) => new ApiError(200, 'x', headers),
  HttpError: (headers) => new HttpError(410, 'gone', 'gone', 'not_found', { headers }),
};

/** Header fields that are refused, and the fix in the message. */
const REFUSED: readonly [headers: object, message: RegExp][] = [
  [{ 'X-A': '1', 'x-a': '2' }, /x-a is set twice.*use a list/],
  [{ 'Transfer-Encoding': 'chunked' }, /transfer-encoding cannot be set: remove it/],
  [{ connection: 'close' }, /connection cannot be set/],
  [{ 'KEEP-ALIVE': 'timeout=5' }, /keep-alive cannot be set/],
  [{ 'Proxy-Connection': 'close' }, /proxy-connection cannot be set/],
  [{ Upgrade: 'h2c' }, /upgrade cannot be set/],
  [{ TE: 'trailers' }, /te cannot be set/],
  [{ Trailer: 'x' }, /trailer cannot be set/],
  [{ 'x y': '1' }, /x y/],
  [{ 'x-line': 'a\r\nx-injected: b' }, /x-line/],
  [{ 'x-line': ['a', 'b\nc'] }, /x-line/],
  [{ 'x-number': 5 }, /x-number must be a string or a list of strings/],
  [{ 'x-list': ['a', 5] }, /x-list must be a string or a list of strings/],
];

describe.each(Object.entries(MAKERS))('A5: the header fields of %s', (_, make) => {
  test('have lower-case names', () => {
    expect(make({ 'X-Upper': 'a', ETag: '"1"', 'Set-Cookie': ['a=1', 'b=2'] }).headers).toEqual({
      'x-upper': 'a',
      etag: '"1"',
      'set-cookie': ['a=1', 'b=2'],
    });
  });

  test.each(REFUSED)('%j are refused', (headers, message) => {
    expect(() => make(headers as ResponseHeaders)).toThrow(TypeError);
    expect(() => make(headers as ResponseHeaders)).toThrow(message);
  });
});

test.each([{ 'Content-Type': 'text/plain' }, { 'content-length': '3' }])('A5: an HttpError does not take %j', (headers) => {
  expect(() => new HttpError(410, 'gone', 'gone', 'not_found', { headers } as object)).toThrow(/content-\w+ cannot be set/);
});

class OwnReply extends Reply<200, string> {
  override readonly headers = { Connection: 'close' };
}

class OwnError extends HttpError {
  override readonly headers = { 'Retry-After': '5', 'CACHE-CONTROL': 'max-age=1' };
}

class WrongError extends HttpError {
  override readonly headers = { 'Content-Type': 'text/plain' };
}

@Controller('/answers')
class AnswerController {
  @Get('/type')
  @Returns(String)
  type(): Reply<200, string> {
    return reply(200, 'x', { 'Content-TYPE': 'text/plain' });
  }

  @Get('/length')
  @Returns(String)
  length(): Reply<200, string> {
    return reply(200, 'x', { 'Content-Length': '1' });
  }

  @Get('/empty-type')
  @Returns(null)
  emptyType(): Reply<204, null> {
    return reply(204, null, { 'Content-Type': 'text/plain' });
  }

  @Get('/framing')
  @Returns(String)
  framing(): never {
    throw new ApiError(200, 'x', { 'Transfer-Encoding': 'chunked' });
  }

  @Get('/challenge')
  @Returns(String)
  @Throws(401)
  challenge(): never {
    throw new NotAuthenticatedError('Bearer\r\nx: y');
  }

  @Get('/own-reply')
  @Returns(String)
  ownReply(): Reply<200, string> {
    return new OwnReply(200, 'x');
  }

  @Get('/own-error')
  @Returns(String)
  @Throws(410)
  ownError(): never {
    throw new OwnError(410, 'gone', 'gone', 'not_found');
  }

  @Get('/wrong-error')
  @Returns(String)
  @Throws(410)
  wrongError(): never {
    throw new WrongError(410, 'gone', 'gone', 'not_found');
  }

  @Head('/size')
  @Returns(null, { status: 200 })
  size(): Reply<200, null> {
    return reply(200, null, { 'Content-Type': 'image/png', 'Content-Length': '70' });
  }

  @Head('/no-size')
  @Returns(null)
  noSize(): Reply<204, null> {
    return reply(204, null, { 'Content-Length': '70' });
  }

  @Head('/content')
  @Returns(String, { status: 200 })
  content(): Reply<200, string> {
    return reply(200, 'x', { 'Content-Type': 'image/png' });
  }
}

const INTERNAL = { detail: [{ msg: 'Internal server error', type: 'internal_error' }] };

test.each([
  ['GET', '/type', /content-type cannot be set: choose a renderer with the setting `renderers`/],
  ['GET', '/length', /content-length cannot be set: remove it/],
  ['GET', '/empty-type', /content-type cannot be set/],
  ['GET', '/framing', /transfer-encoding cannot be set/],
  ['GET', '/challenge', /www-authenticate/],
  ['GET', '/own-reply', /connection cannot be set/],
  ['GET', '/wrong-error', /content-type cannot be set/],
  ['HEAD', '/no-size', /content-length cannot be set/],
  ['HEAD', '/content', /content-type cannot be set/],
])('A5: fields that cannot be sent are a reported 500: %s %s', async (method, path, message) => {
  const api = apiOf([AnswerController]);
  const response = await inMemory(api)({ method, url: `/answers${path}` });
  expect([response.status, response.headers.get('content-type'), response.headers.get('cache-control')]).toEqual([
    500,
    'application/json',
    'no-store',
  ]);
  expect(await response.text()).toBe(method === 'HEAD' ? '' : JSON.stringify(INTERNAL));
  expect(api.reported).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })]);
});

test('A5: the fields of a subclass are compared without case, too', async () => {
  const response = await inMemory(apiOf([AnswerController]))({ method: 'GET', url: '/answers/own-error' });
  expect([response.status, response.headers.get('retry-after'), response.headers.get('cache-control')]).toEqual([410, '5', 'max-age=1']);
});

test('A5: an answer to HEAD without content may describe the content of GET', async () => {
  const { status, headers } = await inMemory(apiOf([AnswerController]))({ method: 'HEAD', url: '/answers/size' });
  expect([status, headers.get('content-type'), headers.get('content-length')]).toEqual([200, 'image/png', '70']);
});

describe('A5: the response of a plugin', () => {
  const serving = (response: unknown) => {
    const route = { method: 'GET', path: '/plain', handle: () => response } as PlainRoute;
    const api = apiOf([], { plugins: [{ name: 'plain', routes: () => [route] }] });
    return { api, send: inMemory(api) };
  };

  test('has lower-case names', async () => {
    const { send } = serving({ status: 200, headers: { 'CONTENT-Type': 'text/html', 'X-A': '1' }, body: new Uint8Array([60]) });
    const response = await send({ method: 'GET', url: '/plain' });
    expect([response.status, response.headers.get('content-type'), response.headers.get('x-a'), await response.text()]).toEqual([
      200,
      'text/html',
      '1',
      '<',
    ]);
    const head = await send({ method: 'HEAD', url: '/plain' });
    expect([head.headers.get('content-length'), await head.text()]).toEqual(['1', '']);
  });

  test('may have no content', async () => {
    const response = await serving({ status: 302, headers: { Location: '/a' }, body: null }).send({ method: 'GET', url: '/plain' });
    expect([response.status, response.headers.get('location')]).toEqual([302, '/a']);
  });

  test.each([
    [{ status: 200, headers: { 'Content-Length': '3' }, body: '<p>' }, /content-length cannot be set/],
    [{ status: 200, headers: { 'Content-Type': 'a/b', 'content-type': 'c/d' }, body: '' }, /content-type is set twice/],
    [{ status: 302, headers: { 'Content-Type': 'a/b' }, body: null }, /content-type cannot be set/],
    [{ status: 200, headers: {}, body: undefined }, /is not a response/],
    [{ status: 204, headers: {}, body: 'x' }, /status 204 has no content/],
  ])('that cannot be sent is a reported 500: %j', async (response, message) => {
    const { api, send } = serving(response);
    const answer = await send({ method: 'GET', url: '/plain' });
    expect([answer.status, await answer.json()]).toEqual([500, INTERNAL]);
    expect(api.reported).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })]);
  });
});
