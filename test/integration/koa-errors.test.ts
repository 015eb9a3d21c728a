import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { classValidatorSerializer } from '@modern-rest/class-validator';
import { createApi } from '@modern-rest/core';
import { serve } from '@modern-rest/koa';
import Koa, { type Context, type Middleware } from 'koa';
import { ApiError, Controller, createApp, ForbiddenError, Get, Returns } from 'modern-rest';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

@Controller('/hello')
class HelloController {
  @Get()
  @Returns(String)
  hello(): string {
    return 'hello';
  }
}

interface Raw {
  readonly status: number;
  readonly head: string;
  readonly body: string;
}

/** Serves an application with some middleware, and returns what sends a request line as it is. */
async function serving(prefix: string, ...middleware: Middleware[]) {
  const reportError = vi.fn();
  const app = createApp({ title: 'Errors', version: '1', controllers: [HelloController], prefix, reportError });
  for (const one of middleware) app.koa.use(one);
  const emitted = vi.fn();
  app.koa.on('error', emitted);
  const { url, close } = await app.listen();
  onTestFinished(() => close());
  const send = async (line: string, accept = '*/*'): Promise<Raw> => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    socket.write(`${line} HTTP/1.1\r\nHost: a\r\nAccept: ${accept}\r\nConnection: close\r\n\r\n`);
    const [head = '', body = ''] = (await text(socket)).split(/\r\n\r\n(.*)/s);
    return { status: Number(head.split(' ')[1]), head, body };
  };
  return { send, reportError, emitted };
}

const detail = (msg: string, type: string): object => ({ detail: [{ msg, type }] });
const NOTHING = detail('There is nothing at this path', 'not_found');
const INTERNAL = detail('Internal server error', 'internal_error');

describe('A12: whatever is at no path is a 404 in the error model', () => {
  describe.each([
    ['without other middleware', []],
    ['behind other middleware', [(_, next) => next()]],
    ['in middleware that does not answer', [() => undefined]],
    ['in middleware that sets the status', [(ctx: Context) => Object.assign(ctx, { status: 404 })]],
  ] as [string, Middleware[]][])('%s', (_, middleware) => {
    test.each(['', '/api'])('with the prefix "%s"', async (prefix) => {
      const { send, reportError } = await serving(prefix, ...middleware);
      const lines = [
        '/nothing',
        '/apis',
        '//',
        '/api//',
        '*',
        'http://[',
        'http://',
        'http://[::1/api/x',
        'http://a/nothing',
        '/%',
        '/?',
        '/api/nothing',
      ];
      for (const target of lines) {
        for (const method of ['GET', 'OPTIONS', 'DELETE']) {
          const { status, head, body } = await send(`${method} ${target}`);
          expect([target, status, JSON.parse(body)]).toEqual([target, 404, NOTHING]);
          expect(head).toMatch(/\r\ncontent-type: application\/json(\r|$)/);
        }
      }
      const problem = await send('OPTIONS *', 'application/problem+json');
      expect([problem.status, JSON.parse(problem.body)]).toMatchObject([404, { status: 404, code: 'not_found' }]);
      expect(await send('HEAD /nothing')).toMatchObject({ status: 404, body: '' });
      expect(reportError).not.toHaveBeenCalled();
    });
  });

  test('a foreign Koa application answers for itself', async () => {
    const api = createApi({ title: 'Errors', version: '1', controllers: [HelloController], prefix: '/api', serializer: classValidatorSerializer() });
    const server = new Koa()
      .use(serve(api))
      .use((ctx, next) => {
        if (ctx.path === '/other') ctx.body = 'other';
        return next();
      })
      .listen(0, '127.0.0.1');
    await once(server, 'listening');
    onTestFinished(() => void server.close());
    const url = `http://127.0.0.1:${(server.address() as { port: number }).port}`;
    expect(await (await fetch(`${url}/other`)).text()).toBe('other');
    expect(await (await fetch(`${url}/nothing`)).text()).toBe('Not Found');
    expect(await (await fetch(`${url}/api/nothing`)).json()).toEqual(NOTHING);
  });
});

describe('A12: an error of other middleware is answered in the error model', () => {
  const throwing = (error: unknown) =>
    serving('', () => {
      throw error;
    });
  const koaError = (status: unknown, more: object = {}): Error => Object.assign(new Error('secret'), { status, ...more });

  test.each([
    ['an error', new Error('secret'), 500, INTERNAL],
    ['no error', 'secret', 500, INTERNAL],
    ['an error of the framework', new ForbiddenError('not you'), 403, detail('not you', 'security')],
    ['a status with a message for clients', koaError(401, { message: 'who are you', expose: true }), 401, detail('who are you', 'security')],
    ['a status alone', koaError(400), 400, detail('Bad Request', 'value_error')],
    ['a statusCode', koaError(undefined, { statusCode: 429 }), 429, detail('Too Many Requests', 'ratelimit')],
    ['404', koaError(404), 404, detail('Not Found', 'not_found')],
    ['405', koaError(405), 405, detail('Method Not Allowed', 'not_allowed')],
    ['503', koaError(503), 503, detail('Service Unavailable', 'internal_error')],
    ['a status that is not of an error', koaError(200), 500, INTERNAL],
    ['a status that is not a status', koaError('EACCES'), 500, INTERNAL],
    ['a file that does not exist', Object.assign(new Error('secret'), { code: 'ENOENT' }), 500, INTERNAL],
  ])('%s', async (_, error, status, body) => {
    const { send, reportError, emitted } = await throwing(error);
    const response = await send('GET /hello');
    expect([response.status, JSON.parse(response.body)]).toEqual([status, body]);
    expect(response.head).toMatch(/\r\ncache-control: no-store\r\ncontent-type: application\/json\r\n/);
    expect(emitted).toHaveBeenCalledOnce();
    expect(reportError.mock.calls.map(([reported, { path }]) => [(reported as Error).cause ?? reported, path])).toEqual(
      status >= 500 ? [[error, '/hello']] : [],
    );
  });

  test('as problem details, and without content for HEAD', async () => {
    const { send } = await throwing(koaError(403));
    expect(JSON.parse((await send('GET /hello', 'application/problem+json, */*')).body)).toMatchObject({
      title: 'Forbidden',
      status: 403,
      code: 'forbidden',
    });
    expect(await send('HEAD /hello')).toMatchObject({ status: 403, body: '' });
  });

  test('with its own header fields, and none of those that were set before', async () => {
    const error = koaError(401, { headers: { 'WWW-Authenticate': ['Basic', 'Bearer'], 'X-Number': 5 } });
    const { send } = await serving('', (ctx) => {
      ctx.set({ 'Content-Length': '3', 'Content-Encoding': 'gzip', ETag: '"1"' });
      throw error;
    });
    const { head } = await send('GET /hello');
    expect(head).toMatch(/www-authenticate: Basic\r\nwww-authenticate: Bearer\r\nx-number: 5\r\n/);
    expect(head).not.toMatch(/etag|content-encoding|Content-Length: 3\r/i);
  });

  test('with header fields that cannot be sent is a reported 500', async () => {
    const { send, reportError } = await throwing(koaError(401, { headers: { 'Transfer-Encoding': 'chunked' } }));
    expect((await send('GET /hello')).status).toBe(500);
    expect(reportError.mock.calls).toEqual([[expect.objectContaining({ message: expect.stringContaining('transfer-encoding') }), expect.anything()]]);
  });

  test('is reported if an answer has begun, which is cut off', async () => {
    const { send, reportError } = await serving('', (ctx) => {
      ctx.res.writeHead(200, { 'content-length': 4 });
      ctx.res.write('ab');
      setTimeout(() => ctx.res.destroy());
      throw new Error('secret');
    });
    expect(await send('GET /hello')).toMatchObject({ status: 200, body: 'ab' });
    expect(reportError).toHaveBeenCalledOnce();
  });
});

describe('A12: a status that other middleware sets without a body is answered in the error model', () => {
  const setting = (status: number, body?: null) =>
    serving('', (ctx) => {
      ctx.status = status;
      ctx.set('WWW-Authenticate', 'Basic');
      if (body === null) ctx.body = null;
      if (body === null) ctx.status = status;
    });

  test.each([
    [401, detail('Unauthorized', 'security')],
    [404, NOTHING],
    [418, detail("I'm a Teapot", 'value_error')],
    [503, detail('Service Unavailable', 'internal_error')],
  ])('%i', async (status, body) => {
    const { head, ...response } = await (await setting(status)).send('GET /hello');
    expect([response.status, JSON.parse(response.body)]).toEqual([status, body]);
    expect(head).toContain('WWW-Authenticate: Basic');
  });

  test('a success is left to Koa, and so is a body that is null', async () => {
    expect(await (await setting(200)).send('GET /hello')).toMatchObject({ status: 200, body: 'OK' });
    expect(await (await setting(403, null)).send('GET /hello')).toMatchObject({ status: 403, body: '' });
  });

  test('an answer by other means is left alone', async () => {
    const { send } = await serving(
      '',
      (ctx, next) => {
        if (ctx.path !== '/later') return next();
        ctx.respond = false;
        setTimeout(() => ctx.res.writeHead(404).end('later'));
        return undefined;
      },
      (ctx) => void ctx.res.writeHead(404).end('by hand'),
    );
    expect(await send('GET /hello')).toMatchObject({ status: 404, body: expect.stringContaining('by hand') });
    expect(await send('GET /later')).toMatchObject({ status: 404, body: expect.stringContaining('later') });
  });
});

test('A12: an answer without content is complete, whatever its status', async () => {
  @Controller('/gone')
  class GoneController {
    @Get()
    @Returns(String)
    @Returns(null, { status: 404 })
    none(): never {
      throw new ApiError(404);
    }
  }
  const app = createApp({ title: 'Errors', version: '1', controllers: [GoneController] });
  app.koa.use((_, next) => next());
  const { url, close } = await app.listen();
  const response = await fetch(`${url}/gone`);
  await close();
  expect([response.status, await response.text()]).toEqual([404, '']);
});
