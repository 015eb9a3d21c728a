import { AsyncLocalStorage } from 'node:async_hooks';
import { connect } from 'node:net';
import { buffer } from 'node:stream/consumers';
import etag from '@koa/etag';
import { IsInt } from 'class-validator';
import type { Context as KoaContext, Middleware } from 'koa';
import compress from 'koa-compress';
import {
  ApiError,
  type App,
  Body,
  Configure,
  Context,
  Controller,
  createApp,
  Delete,
  Get,
  type Guard,
  Head,
  HttpError,
  koaContext,
  NotFoundError,
  type Plugin,
  Post,
  Put,
  type Renderer,
  type Reply,
  type RequestContext,
  Returns,
  type RunningServer,
  reply,
  Throws,
} from 'modern-rest';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

class Item {
  @IsInt()
  id!: number;
}

const bytes: Renderer = { mediaType: 'application/octet-stream', render: (value) => new TextEncoder().encode(`<<${value}>>`).subarray(2, -2) };
const nothing: Renderer = { mediaType: 'text/plain', render: () => '' };

@Controller('/wire')
class WireController {
  @Get('/item')
  @Returns(Item)
  item(): Reply<200, Item> {
    return reply(200, { id: 1 }, { 'X-Upper': 'a', 'x-lower': 'b', ETag: '"1"', 'Set-Cookie': ['a=1', 'b=2'], 'CACHE-CONTROL': 'max-age=5' });
  }

  @Get('/text')
  @Returns(String)
  text(): string {
    return 'größe';
  }

  @Get('/long')
  @Returns(String)
  long(): string {
    return 'x'.repeat(5000);
  }

  @Get('/bytes')
  @Configure({ renderers: [bytes] })
  @Returns(String)
  bytes(): string {
    return 'größe';
  }

  @Get('/nothing')
  @Configure({ renderers: [nothing] })
  @Returns(String)
  nothing(): string {
    return 'no text at all';
  }

  @Delete('/item')
  @Returns(null)
  remove(): void {
    // 204
  }

  @Post('/reset')
  @Returns(null, { status: 205 })
  reset(): void {
    // 205
  }

  @Get('/unchanged')
  @Returns(null, { status: 304 })
  unchanged(): Reply<304, null> {
    return reply(304, null, { ETag: '"1"', Vary: 'accept' });
  }

  @Get('/empty')
  @Returns(null, { status: 200 })
  empty(): Reply<200, null> {
    return reply(200, null, { 'X-Empty': 'yes' });
  }

  @Get('/moved')
  @Returns(null, { status: 308 })
  moved(): never {
    throw new ApiError(308, null, { Location: '/wire/item' });
  }

  @Head('/size')
  @Returns(null, { status: 200 })
  size(): Reply<200, null> {
    return reply(200, null, { 'Content-Type': 'image/png', 'Content-Length': '70' });
  }

  @Get('/conflict')
  @Returns(Item)
  @Returns(Item, { status: 409 })
  conflict(): never {
    throw new ApiError(409, { id: 2 }, { 'Retry-After': '5' });
  }

  @Get('/missing')
  @Returns(Item)
  @Throws(404)
  missing(): never {
    throw new NotFoundError('no such item');
  }

  @Get('/cached')
  @Returns(Item)
  @Throws(410)
  cached(): never {
    throw new HttpError(410, 'gone', 'gone for good', 'not_found', { headers: { 'Cache-Control': 'max-age=60', Link: ['</a>', '</b>'] } });
  }

  @Get('/broken')
  @Returns(Item)
  broken(): never {
    throw new Error('not for clients');
  }

  @Get('/framing')
  @Returns(Item)
  framing(): Reply<200, Item> {
    return reply(200, { id: 1 }, { 'Transfer-Encoding': 'chunked' });
  }

  @Put('/item')
  @Returns(Item)
  echo(@Body(Item) item: Item, @Context() _request: RequestContext): Item {
    return item;
  }
}

const page: Plugin = {
  name: 'page',
  routes: () => [
    { method: 'GET', path: '/page', handle: () => ({ status: 200, headers: { 'Content-Type': 'text/html', 'X-Page': '1' }, body: '<p>' }) },
    { method: 'GET', path: '/empty-page', handle: () => ({ status: 200, headers: { 'Content-Type': 'text/html' }, body: '' }) },
  ],
};

/** Middleware that sets header fields before the api changes their order. */
const REORDERS: ReadonlySet<string> = new Set(['one that sets a type', 'compress']);

const MIDDLEWARE: Readonly<Record<string, Middleware>> = {
  'a no-op': (_, next) => next(),
  'one that sets a type': (ctx, next) => {
    ctx.type = 'json';
    return next();
  },
  compress: compress(),
  etag: etag(),
};

/** Other ways to see what an application does. Each of them needs Koa's context. */
const OBSERVERS: Readonly<Record<string, (koa: App['koa']) => void>> = {
  'a listener to errors': (koa) => void koa.on('error', () => {}),
  'another createContext': (koa) => {
    const create = koa.createContext.bind(koa);
    koa.createContext = ((...args: Parameters<typeof create>) => create(...args)) as typeof koa.createContext;
  },
  'stored contexts': (koa) => void Object.assign(koa, { ctxStorage: new AsyncLocalStorage() }),
  'another answer to errors': (koa) => {
    const { onerror } = koa.context;
    koa.context.onerror = function (this: KoaContext, error) {
      onerror.call(this, error);
    };
  },
};

/** A guard that looks at Koa's context, which is created for it. */
const looksAtContext: Guard = { name: 'looks', responses: [], check: (request) => void koaContext(request).path };

const OTHERS = [...Object.keys(MIDDLEWARE), ...Object.keys(OBSERVERS), 'a guard that looks at the context'];

function newApp(guards: readonly Guard[]): App {
  return createApp({
    title: 'Wire',
    version: '1',
    controllers: [WireController],
    plugins: [page],
    answerOptions: true,
    guards,
    reportError: () => {},
  });
}

const running = new Map<string, RunningServer>();
beforeAll(async () => {
  const apps = new Map([...OTHERS, 'none'].map((name) => [name, newApp(name === 'a guard that looks at the context' ? [looksAtContext] : [])]));
  for (const [name, middleware] of Object.entries(MIDDLEWARE)) apps.get(name)?.koa.use(middleware);
  for (const [name, observe] of Object.entries(OBSERVERS)) observe((apps.get(name) as App).koa);
  for (const [name, app] of apps) running.set(name, await app.listen());
});
afterAll(() => Promise.all([...running.values()].map(({ close }) => close())));

/** Sends a request on a connection of its own and resolves with all bytes of the response. */
async function bytesOf(name: string, request: string, headers: readonly string[] = [], body = ''): Promise<string> {
  const socket = connect(Number(new URL((running.get(name) as RunningServer).url).port), '127.0.0.1');
  const length = body === '' ? [] : [`Content-Length: ${body.length}`, 'Content-Type: application/json'];
  socket.write([`${request} HTTP/1.1`, 'Host: a', 'Connection: close', ...length, ...headers, '', body].join('\r\n'));
  return (await buffer(socket)).toString('latin1');
}

/** Without the date, and without the fields that the middleware is there for. */
function comparable(response: string, isSorted: boolean): string {
  const [head = '', content = ''] = response.split(/\r\n\r\n(.*)/s);
  const [statusLine = '', ...fields] = head.split('\r\n').map((line) => line.replace(/^vary: Accept-Encoding, /i, 'vary: '));
  const own = fields.filter((line) => !/^(Date: |Vary: Accept-Encoding$|ETag: (W\/)?"[^"]{5,}"$)/.test(line));
  return [statusLine, ...(isSorted ? own.map((line) => line.replace(/^[^:]*/, (name) => name.toLowerCase())).sort() : own), '', content].join('\r\n');
}

const REQUESTS: [request: string, headers?: string[], body?: string][] = [
  ['GET /wire/item'],
  ['GET /wire/text'],
  ['GET /wire/long'],
  ['GET /wire/bytes'],
  ['GET /wire/nothing'],
  ['HEAD /wire/item'],
  ['HEAD /wire/text'],
  ['HEAD /wire/missing'],
  ['HEAD /wire/size'],
  ['DELETE /wire/item'],
  ['POST /wire/reset'],
  ['GET /wire/unchanged'],
  ['GET /wire/empty'],
  ['GET /wire/moved'],
  ['GET /wire/conflict'],
  ['GET /wire/missing'],
  ['GET /wire/missing', ['Accept: application/problem+json, */*']],
  ['GET /wire/cached'],
  ['GET /wire/broken'],
  ['GET /wire/framing'],
  ['PUT /wire/item', [], '{"id":"x"}'],
  ['PUT /wire/item', ['Accept: application/problem+json, application/json'], '{"id":"x"}'],
  ['PUT /wire/item', [], '{"id":7}'],
  ['PATCH /wire/item'],
  ['PUT http://a/wire/item?b=c', [], '{"id":7}'],
  ['OPTIONS *'],
  ['GET /wire/%'],
  ['OPTIONS /wire/item'],
  ['GET /wire/nowhere'],
  ['HEAD /nowhere'],
  ['GET /page'],
  ['GET /empty-page'],
  ['HEAD /page'],
];

describe('A5: the same bytes leave with a Koa context as without one', () => {
  describe.each(OTHERS)('%s', (name) => {
    test.each(REQUESTS)('%s %j %s', async (request, headers, body) => {
      const [alone, behind] = await Promise.all(['none', name].map((one) => bytesOf(one, request, headers, body)));
      expect(alone).toMatch(/^HTTP\/1\.1 [2-5]\d\d /);
      const isSorted = REORDERS.has(name);
      expect(comparable(behind as string, isSorted)).toBe(comparable(alone as string, isSorted));
    });
  });
});

test.each(REQUESTS)('A5: no header field is sent twice, except lists: %s %j %s', async (request, headers, body) => {
  const [head = ''] = (await bytesOf('none', request, headers, body)).split('\r\n\r\n');
  const names = head
    .split('\r\n')
    .slice(1)
    .map((line) => line.slice(0, line.indexOf(':')).toLowerCase());
  const single = names.filter((name) => name !== 'set-cookie' && name !== 'link');
  expect(new Set(single).size).toBe(single.length);
});

test('A5: HEAD has the fields of GET with other middleware, too', async () => {
  const fieldsOf = async (method: string) => {
    const { headers } = await fetch(`${running.get('etag')?.url}/wire/text`, { method });
    return [...headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
  };
  const fields = await fieldsOf('HEAD');
  expect(fields).toEqual(await fieldsOf('GET'));
  expect(Object.fromEntries(fields)).toMatchObject({ etag: expect.stringMatching(/^"/), 'content-length': '9' });
});

test('A5: compressed content is the same content, with the fields of its coding', async () => {
  const response = await fetch(`${running.get('compress')?.url}/wire/long`, { headers: { 'accept-encoding': 'gzip' } });
  expect(['content-type', 'content-encoding', 'content-length'].map((name) => response.headers.get(name))).toEqual([
    'application/json',
    'gzip',
    null,
  ]);
  expect(await response.json()).toBe('x'.repeat(5000));
});

test('A5: cookies and Vary of other middleware stay next to those of the api', async () => {
  const app = createApp({ title: 'Wire', version: '1', controllers: [WireController] });
  app.koa.use((ctx, next) => {
    ctx.cookies.set('session', 's', { httpOnly: false });
    ctx.vary('Origin');
    return next();
  });
  const { url, close } = await app.listen();
  const item = await fetch(`${url}/wire/item`);
  const unchanged = await fetch(`${url}/wire/unchanged`);
  await close();
  expect(item.headers.getSetCookie()).toEqual(['session=s; path=/', 'a=1', 'b=2']);
  expect(unchanged.headers.get('vary')).toBe('Origin, accept');
});
