import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { type AddressInfo, Server } from 'node:net';
import { json } from 'node:stream/consumers';
import { classValidatorSerializer } from '@modern-rest/class-validator';
import { ApiError, type ApiOptions, createApi, headerValue, type Renderer } from '@modern-rest/core';
import { createKoa, koaContext, serve } from '@modern-rest/koa';
import Koa from 'koa';
import { Configure, Context, Controller, createApp, Get, NotFoundError, type RequestContext, Returns, Throws } from 'modern-rest';
import { afterEach, describe, expect, onTestFinished, test, vi } from 'vitest';
import { rawConnection } from '../real/raw-connection.ts';

@Controller('/api')
class HelloController {
  @Get('/hello')
  @Returns(String)
  hello(@Context() request: RequestContext): string {
    const ctx = koaContext(request);
    ctx.set('x-handler', 'seen');
    return `hello ${ctx.state['user'] ?? 'nobody'}`;
  }

  @Get('/missing')
  @Returns(String)
  @Throws(404)
  missing(): string {
    throw new NotFoundError();
  }
}

const options = (more: Partial<ApiOptions> = {}): ApiOptions => ({
  title: 'Hello',
  version: '1',
  controllers: [HelloController],
  serializer: classValidatorSerializer(),
  ...more,
});

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => void close()));

async function listen(app: Koa): Promise<(path: string, init?: RequestInit) => Promise<Response>> {
  const server = app.listen(0, '127.0.0.1');
  closing.push(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return (path, init) => fetch(`http://127.0.0.1:${port}${path}`, init);
}

describe('createKoa', () => {
  test('is a Koa application: middleware that is added runs before the api and after it', async () => {
    const app = createKoa(createApi(options()));
    app.use(async (ctx, next) => {
      ctx.state['user'] = 'ada';
      await next();
      ctx.set('x-status', String(ctx.status));
    });
    const response = await (await listen(app))('/api/hello');
    expect([response.status, await response.json()]).toEqual([200, 'hello ada']);
    expect([response.headers.get('x-handler'), response.headers.get('x-status')]).toEqual(['seen', '200']);
    expect(response.headers.get('content-type')).toBe('application/json');
  });

  test('answers an unknown path with the 404 of the api', async () => {
    const response = await (await listen(createKoa(createApi(options()))))('/nothing');
    expect([response.status, response.headers.get('content-type')]).toEqual([404, 'application/json']);
  });
});

describe('serve', () => {
  test('leaves paths that the api does not know to other middleware', async () => {
    const app = new Koa();
    app.use(serve(createApi(options({ prefix: '/v1' }))));
    app.use((ctx) => {
      if (ctx.path.endsWith('/other')) ctx.body = 'other';
      if (ctx.path.endsWith('/gone')) {
        ctx.body = 'gone';
        ctx.status = 404;
      }
    });
    const send = await listen(app);
    expect(await (await send('/v1/api/hello')).json()).toBe('hello nobody');
    expect(await (await send('/other')).text()).toBe('other');
    expect(await (await send('/v1/other')).text()).toBe('other');
    expect((await send('/v1/nothing')).headers.get('content-type')).toBe('application/json');
    expect(await (await send('/v1/gone')).text()).toBe('gone');
    expect((await send('/nothing')).headers.get('content-type')).toMatch('text/plain');
  });

  test('answers itself where a handler says that there is nothing', async () => {
    const app = new Koa().use(serve(createApi(options())));
    app.use((ctx) => {
      ctx.body = 'not for this';
    });
    expect((await (await listen(app))('/api/missing')).status).toBe(404);
  });
});

const bytes: Renderer = {
  mediaType: 'application/octet-stream',
  // A window into a larger buffer.
  render: (value) => new TextEncoder().encode(`<<${value}>>`).subarray(2, -2),
};

describe('what Koa sends', () => {
  @Controller('/send', { renderers: [bytes] })
  class SendController {
    @Get('/bytes')
    @Returns(String)
    bytes(): string {
      return 'größe';
    }

    @Get('/cookies')
    @Returns(null)
    cookies(): void {
      throw new ApiError(204, null, { 'set-cookie': ['a=1', 'b=2'], 'x-one': 'one' });
    }
  }

  test('may be bytes', async () => {
    const response = await (await listen(createKoa(createApi(options({ controllers: [SendController] })))))('/send/bytes');
    expect([response.headers.get('content-type'), await response.text()]).toEqual(['application/octet-stream', 'größe']);
  });

  test('may have a header more than once', async () => {
    const { headers } = await (await listen(createKoa(createApi(options({ controllers: [SendController] })))))('/send/cookies');
    expect([headers.getSetCookie(), headers.get('x-one')]).toEqual([['a=1', 'b=2'], 'one']);
  });
});

test('other middleware may change an answer before it is sent, its body too', async () => {
  const app = createKoa(createApi(options()));
  const seen: unknown[] = [];
  app.use(async (ctx, next) => {
    await next();
    seen.push(ctx.status, ctx.body, ctx.type, ctx.length);
    ctx.status = 202;
    ctx.body = { instead: ctx.body };
  });
  const response = await (await listen(app))('/api/hello');
  expect(seen).toEqual([200, '"hello nobody"', 'application/json', 14]);
  expect([response.status, await response.json()]).toEqual([202, { instead: '"hello nobody"' }]);
});

describe('an answer that no other middleware sees', () => {
  @Controller('/alone')
  class AloneController {
    @Get('/set')
    @Returns(String)
    set(@Context() request: RequestContext): string {
      const ctx = koaContext(request);
      ctx.set({ 'x-handler': 'seen', 'content-type': 'text/plain' });
      ctx.cookies.set('by', 'handler', { httpOnly: false });
      return 'größe';
    }

    @Get('/many')
    @Returns(String)
    many(): string {
      throw new ApiError(200, 'one', { 'set-cookie': ['a=1', 'b=2'], 'x-one': 'one' });
    }

    @Get('/bytes')
    @Configure({ renderers: [bytes] })
    @Returns(String)
    bytes(): string {
      return 'größe';
    }

    @Get('/begun')
    @Returns(String)
    begun(@Context() request: RequestContext): string {
      koaContext(request).res.write('begun, ');
      return 'ended';
    }

    @Get('/gone')
    @Returns(String)
    async gone(@Context() request: RequestContext): Promise<string> {
      const { req, res } = koaContext(request);
      req.socket.destroy();
      await once(res, 'close');
      return 'to nobody';
    }
  }
  const api = () => createApi(options({ controllers: [AloneController] }));

  test('has the headers that the handler set, its own type and its length in bytes', async () => {
    const { status, headers } = await (await listen(createKoa(api())))('/alone/set');
    expect([status, headers.get('x-handler'), headers.get('content-type'), headers.get('content-length')]).toEqual([
      200,
      'seen',
      'application/json',
      '9',
    ]);
    expect(headers.getSetCookie()).toEqual(['by=handler; path=/']);
  });

  test('is the one that Koa sends where other middleware does, byte by byte', async () => {
    const others = new Koa().use((_, next) => next()).use(serve(api()));
    const answers = await Promise.all(
      [createKoa(api()), others].map(async (app) => {
        const get = await listen(app);
        return Promise.all(
          ['/alone/set', '/alone/many', '/alone/bytes', '/alone/begun', '/alone/none', '/none'].map(async (path) => {
            const response = await get(path);
            const headers = [...response.headers].filter(([name]) => name !== 'date').sort();
            return { status: response.status, headers, body: await response.text() };
          }),
        );
      }),
    );
    expect(answers[0]).toEqual(answers[1]);
  });

  test('is nothing that fails where the client is gone', async () => {
    const app = createKoa(api());
    const failed = vi.fn();
    app.on('error', failed);
    const get = await listen(app);
    await expect(get('/alone/gone')).rejects.toThrow('fetch failed');
    expect([(await get('/alone/set')).status, failed.mock.calls]).toEqual([200, []]);
  });
});

describe('a handler may answer by other means', () => {
  @Controller('/other')
  class OtherController {
    @Get('/')
    @Returns(String)
    answer(@Context() request: RequestContext): string {
      koaContext(request).res.writeHead(200, { 'x-by': 'hand' }).end('by hand');
      return 'not sent';
    }

    @Get('/later')
    @Returns(String)
    answerLater(@Context() request: RequestContext): string {
      const ctx = koaContext(request);
      ctx.respond = false;
      setTimeout(() => ctx.res.writeHead(200, { 'x-by': 'hand' }).end('by hand'), 10);
      return 'not sent';
    }
  }
  const api = createApi(options({ controllers: [OtherController] }));

  test.each([
    ['at once', '/other', createKoa(api)],
    ['later', '/other/later', createKoa(api)],
    ['at once, behind other middleware', '/other', new Koa().use((_, next) => next()).use(serve(api))],
    ['later, behind other middleware', '/other/later', new Koa().use((_, next) => next()).use(serve(api))],
  ])('%s', async (_, path, app) => {
    const failed = vi.fn();
    app.on('error', failed);
    const response = await (await listen(app))(path);
    expect([response.status, response.headers.get('x-by'), await response.text()]).toEqual([200, 'hand', 'by hand']);
    expect(failed).not.toHaveBeenCalled();
  });
});

test.each([
  ['/echo', '/echo', ''],
  ['/echo?a=1&b=?', '/echo', 'a=1&b=?'],
  ['/echo?', '/echo', ''],
  ['/echo?a#b', '/echo', 'a'],
  ['http://127.0.0.1/echo?a', '/echo', 'a'],
])('the path and the query string of the target %s are those of Koa', async (target, path, queryString) => {
  @Controller('/echo')
  class EchoController {
    @Get('/')
    @Returns([String])
    read(@Context() request: RequestContext): string[] {
      const ctx = koaContext(request);
      return [request.path, request.queryString, ctx.path, ctx.querystring];
    }
  }
  const app = createApp({ title: 'Echo', version: '1', controllers: [EchoController] });
  const { url, close } = await app.listen();
  const connection = await rawConnection(Number(new URL(url).port));
  await connection.write(`GET ${target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n`);
  expect(JSON.parse((await connection.answer()).body)).toEqual([path, queryString, path, queryString]);
  await connection.abort('FIN');
  await close();
});

test('a header that a client sends more than once is one value', async () => {
  @Controller('/headers')
  class HeaderController {
    @Get('/')
    @Returns(String)
    read(@Context() request: RequestContext): string {
      return `${headerValue(request, 'set-cookie')} ${headerValue(request, 'x-other')}`;
    }
  }
  const { url, close } = await createApp({ title: 'Headers', version: '1', controllers: [HeaderController] }).listen();
  const [answer] = (await once(get(`${url}/headers`, { agent: false, headers: { 'set-cookie': ['a=1', 'b=2'] } }), 'response')) as [IncomingMessage];
  expect(await json(answer)).toBe('a=1, b=2 undefined');
  await close();
});

describe('createApp', () => {
  test('listens on a free port and closes when its requests are done', async () => {
    const app = createApp({ title: 'Hello', version: '1', controllers: [HelloController] });
    const { url, close } = await app.listen();
    expect(await (await fetch(`${url}/api/hello`)).json()).toBe('hello nobody');
    await close();
    await expect(fetch(`${url}/api/hello`)).rejects.toThrow();
  });

  test('rejects where the port is taken', async () => {
    const app = createApp({ title: 'Hello', version: '1', controllers: [HelloController] });
    const first = await app.listen();
    const { port } = first.server.address() as AddressInfo;
    await expect(app.listen(port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    await first.close();
  });

  test('writes an IPv6 address as URLs have it', async () => {
    const address = vi.spyOn(Server.prototype, 'address').mockReturnValue({ address: '::1', family: 'IPv6', port: 8000 });
    onTestFinished(() => address.mockRestore());
    const { url, close } = await createApp({ title: 'Hello', version: '1', controllers: [HelloController] }).listen();
    expect(url).toBe('http://[::1]:8000');
    await close();
  });

  test('two applications live in one process', async () => {
    const one = createApp({ title: 'One', version: '1', controllers: [HelloController], prefix: '/one' });
    const two = createApp({ title: 'Two', version: '1', controllers: [HelloController], prefix: '/two' });
    const [first, second] = [await one.listen(), await two.listen()];
    expect((await fetch(`${first.url}/one/api/hello`)).status).toBe(200);
    expect((await fetch(`${second.url}/one/api/hello`)).status).toBe(404);
    await Promise.all([first.close(), second.close()]);
  });
});

test('koaContext tells of a request that Koa did not receive', () => {
  expect(() => koaContext({ native: undefined } as RequestContext)).toThrow('was not received by Koa');
});

test('a client that has gone is no line in the log; every other error is', async () => {
  const { koa } = createApp({ title: 'Errors', version: '1', controllers: [] });
  const print = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  onTestFinished(() => print.mockRestore());
  for (const code of ['ECONNRESET', 'EPIPE']) koa.emit('error', Object.assign(new Error(code), { code }));
  expect(print).not.toHaveBeenCalled();
  koa.emit('error', new Error('broken'));
  expect(print.mock.calls.flat().join()).toContain('broken');
});

test('middleware may wait for the end of a request without a body', async () => {
  const app = createApp({ title: 'Hello', version: '1', controllers: [HelloController] });
  app.koa.use(async (ctx, next) => {
    await once(ctx.req.resume(), 'end');
    await next();
  });
  const { url, close } = await app.listen();
  onTestFinished(() => close());
  expect(await (await fetch(`${url}/api/hello`)).json()).toBe('hello nobody');
});
