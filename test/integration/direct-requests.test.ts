import { AsyncLocalStorage } from 'node:async_hooks';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';
import Koa from 'koa';
import {
  type App,
  Body,
  Configure,
  Context,
  Controller,
  createApp,
  Get,
  type Guard,
  HttpError,
  koaContext,
  Post,
  type RequestContext,
  Returns,
  Throws,
} from 'modern-rest';
import { afterEach, describe, expect, type MockInstance, onTestFinished, test, vi } from 'vitest';
import { rawConnection } from '../real/raw-connection.ts';
import { rawHead } from '../real/raw-form.ts';

let seen: RequestContext[] = [];
let onSlow: () => void = () => undefined;
afterEach(() => {
  vi.restoreAllMocks();
  seen = [];
});

/** An error that cannot be written as JSON. */
function unwritable(): HttpError {
  return new HttpError(404, 'unwritable', 'unwritable', 'not_found', { issues: [{ path: [], message: 1n as never, type: 'not_found' }] });
}

@Controller('/direct')
class DirectController {
  @Get('/text')
  @Returns(String)
  text(@Context() context: RequestContext): string {
    seen.push(context);
    return 'text';
  }

  @Post('/text')
  @Returns(String, { status: 200 })
  echo(@Body(String) text: string): string {
    return text;
  }

  @Get('/context')
  @Returns(String)
  context(@Context() context: RequestContext): string {
    koaContext(context).set('x-seen', '1');
    return 'context';
  }

  @Get('/late')
  @Returns(String)
  async late(@Context() context: RequestContext): Promise<string> {
    await new Promise(setImmediate);
    koaContext(context).cookies.set('late', '1', { httpOnly: false });
    return 'late';
  }

  @Get('/own')
  @Returns(String)
  own(@Context() context: RequestContext): string {
    const ctx = koaContext(context);
    ctx.respond = false;
    ctx.res.writeHead(202, { 'content-length': 3 }).end('own');
    return 'not sent';
  }

  @Get('/slow')
  @Returns(String)
  slow(): Promise<string> {
    onSlow();
    return new Promise(() => undefined);
  }

  @Get('/invalid-status')
  @Configure({ validateResponses: false })
  @Returns(String)
  invalidStatus(): string {
    throw new HttpError(99, 'invalid', 'no status of HTTP', 'user_msg');
  }

  @Get('/unwritable')
  @Returns(String)
  @Throws(404)
  unwritable(): string {
    throw unwritable();
  }

  @Get('/unwritable-late')
  @Returns(String)
  @Throws(404)
  async unwritableLate(): Promise<string> {
    throw unwritable();
  }
}

interface Served {
  readonly url: string;
  readonly port: number;
  readonly server: Server;
  readonly reported: unknown[];
  readonly contexts: MockInstance;
}

async function serve(prepare: (koa: App['koa']) => void = () => undefined, guards: readonly Guard[] = []): Promise<Served> {
  const reported: unknown[] = [];
  const contexts = vi.spyOn(Koa.prototype, 'createContext');
  const app = createApp({
    title: 'Direct',
    version: '1',
    controllers: [DirectController],
    guards,
    reportError: (error) => void reported.push(error),
  });
  prepare(app.koa);
  const { url, server, close } = await app.listen();
  onTestFinished(() => close({ grace: 0 }));
  return { url, port: Number(new URL(url).port), server, reported, contexts };
}

const postText: RequestInit = { method: 'POST', body: '"hello"', headers: { 'content-type': 'application/json' } };

describe('a context is not created', () => {
  test.each<[string, RequestInit, number]>([
    ['/direct/text', {}, 200],
    ['/direct/text?a=b', {}, 200],
    ['/direct/text', { method: 'HEAD' }, 200],
    ['/direct/text', postText, 200],
    ['/direct/text', { ...postText, body: '7' }, 400],
    ['/direct/text', { method: 'DELETE' }, 405],
    ['/direct/nowhere', {}, 404],
    ['/elsewhere', {}, 404],
    ['/openapi.json', {}, 200],
  ])('for %s %j: %i', async (path, init, status) => {
    const { url, contexts } = await serve();
    const response = await fetch(`${url}${path}`, init);
    await response.arrayBuffer();
    expect([response.status, contexts.mock.calls.length]).toEqual([status, 0]);
  });
});

describe('a context is created', () => {
  const reasons: Record<string, [prepare: (koa: App['koa']) => void, guards?: Guard[]]> = {
    'if the application has other middleware': [(koa) => void koa.use((_, next) => next())],
    'if it listens to errors': [(koa) => void koa.on('error', () => undefined)],
    'if it answers errors in another way': [
      (koa) => {
        koa.context.onerror = () => undefined;
      },
    ],
    'if it stores contexts': [(koa) => void Object.assign(koa, { ctxStorage: new AsyncLocalStorage() })],
    'if a guard asks for it': [() => undefined, [{ name: 'asks', responses: [], check: (request) => void koaContext(request) }]],
  };
  test.each(Object.entries(reasons))('%s', async (_, [prepare, guards]) => {
    const { url, contexts } = await serve(prepare, guards);
    const response = await fetch(`${url}/direct/text`);
    expect([response.status, await response.json(), contexts.mock.calls.length]).toEqual([200, 'text', 1]);
  });

  test('by the createContext of the application, if it has one', async () => {
    let created = 0;
    const { url } = await serve((koa) => {
      const create = koa.createContext.bind(koa);
      koa.createContext = ((...args: Parameters<typeof create>) => {
        created += 1;
        return create(...args);
      }) as typeof koa.createContext;
    });
    expect([(await fetch(`${url}/direct/text`)).status, created]).toEqual([200, 1]);
  });

  test('for a target that is not a plain path', async () => {
    const { port, contexts } = await serve();
    const connection = await rawConnection(port);
    await connection.write(rawHead('GET', 'http://a/direct/text', []));
    expect((await connection.answer()).body).toBe('"text"');
    await connection.abort('FIN');
    expect(contexts).toHaveBeenCalledOnce();
  });

  test('when a handler asks for it: what it sets is sent', async () => {
    const { url, contexts } = await serve();
    const response = await fetch(`${url}/direct/context`);
    expect([response.status, response.headers.get('x-seen'), await response.json(), contexts.mock.calls.length]).toEqual([200, '1', 'context', 1]);
  });

  test('when a handler asks for it later', async () => {
    const { url, contexts } = await serve();
    const response = await fetch(`${url}/direct/late`);
    expect([response.headers.getSetCookie(), await response.json(), contexts.mock.calls.length]).toEqual([['late=1; path=/'], 'late', 1]);
  });

  test('when a handler answers by itself', async () => {
    const { url } = await serve();
    const response = await fetch(`${url}/direct/own`);
    expect([response.status, await response.text()]).toEqual([202, 'own']);
  });

  test('after the answer, if somebody has kept the request: nothing is answered again', async () => {
    const { url, contexts } = await serve();
    expect(await (await fetch(`${url}/direct/text`)).json()).toBe('text');
    const [kept] = seen as [RequestContext];
    const context = koaContext(kept);
    expect([context.path, context.status, koaContext(kept) === context]).toEqual(['/direct/text', 200, true]);
    expect(contexts).toHaveBeenCalledOnce();
  });
});

describe('what fails outside of the api is answered with 500 and reported', () => {
  test.each(['/direct/unwritable', '/direct/unwritable-late', '/direct/invalid-status'])('%s', async (path) => {
    const answers = [];
    for (const prepare of [() => undefined, (koa: App['koa']) => void koa.on('error', () => undefined)]) {
      const { url, reported } = await serve(prepare);
      const response = await fetch(`${url}${path}`);
      answers.push([response.status, await response.text(), reported.length]);
    }
    expect(answers[0]).toEqual([500, '{"detail":[{"msg":"Internal server error","type":"internal_error"}]}', 1]);
    expect(answers[1]).toEqual(answers[0]);
  });
});

test('header fields that other listeners of the server have set are sent', async () => {
  const app = createApp({ title: 'Direct', version: '1', controllers: [DirectController] });
  const running = await app.listen();
  onTestFinished(() => running.close());
  running.server.prependListener('request', (_, response) => void response.setHeader('x-server', '1'));
  const response = await fetch(`${running.url}/direct/text`);
  expect([response.headers.get('x-server'), await response.json()]).toEqual(['1', 'text']);
});

describe('errors of connections', () => {
  const reset = async ({ port }: Served): Promise<void> => {
    const reached = new Promise<void>((resolve) => {
      onSlow = resolve;
    });
    const connection = await rawConnection(port);
    await connection.write(rawHead('GET', '/direct/slow', []));
    await reached;
    await connection.abort('RST');
  };

  test('reach the listeners of the application, with the context', async () => {
    let receive: (received: [NodeJS.ErrnoException, Koa.Context]) => void;
    const received = new Promise<[NodeJS.ErrnoException, Koa.Context]>((resolve) => {
      receive = resolve;
    });
    const served = await serve((koa) => void koa.on('error', (...args) => receive(args as [NodeJS.ErrnoException, Koa.Context])));
    await reset(served);
    const [error, context] = await received;
    expect([error.code, context.path]).toEqual(['ECONNRESET', '/direct/slow']);
    expect(served.reported).toEqual([]);
  });

  test.each([false, true])('are not reported, whatever their code (listener: %s)', async (listens) => {
    const { url, server, reported } = await serve((koa) => void (listens && koa.on('error', () => undefined)));
    const reached = new Promise<void>((resolve) => {
      onSlow = resolve;
    });
    const closed = new Promise((resolve) => server.once('connection', (socket) => void socket.once('close', resolve)));
    const sockets = new Promise<Socket>((resolve) => void server.once('connection', resolve));
    const response = fetch(`${url}/direct/slow`);
    await reached;
    (await sockets).destroy(Object.assign(new Error('timed out'), { code: 'ETIMEDOUT' }));
    await expect(response).rejects.toThrow();
    await closed;
    expect(reported).toEqual([]);
  });
});
