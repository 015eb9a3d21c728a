import { once } from 'node:events';
import { Context, Controller, createApp, Get, koaContext, type RequestContext, Returns, type RunningServer } from 'modern-rest';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type RawConnection, rawConnection } from '../real/raw-connection.ts';
import { rawHead } from '../real/raw-form.ts';

/** A promise that the test or the handler resolves. */
interface Gate<T> {
  readonly opened: Promise<T>;
  open(value: T): void;
}

function gate<T = void>(): Gate<T> {
  let open: (value: T) => void = () => undefined;
  const opened = new Promise<T>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

let entered: Gate<RequestContext>;
let left: Gate<void>;

@Controller('/')
class WaitController {
  @Get('/wait')
  @Returns(String)
  async wait(@Context() request: RequestContext): Promise<string> {
    entered.open(request);
    await left.opened;
    return 'done';
  }
}

let running: RunningServer;
beforeEach(async () => {
  entered = gate();
  left = gate();
  const app = createApp({ title: 'Wait', version: '1', controllers: [WaitController] });
  // Koa would print that clients have gone.
  app.koa.silent = true;
  running = await app.listen();
});
afterEach(async () => {
  left.open();
  await running.close();
});

/** A connection whose request is with the handler. */
async function waiting(): Promise<{ readonly connection: RawConnection; readonly request: RequestContext }> {
  const connection = await rawConnection(Number(new URL(running.url).port));
  await connection.write(rawHead('GET', '/wait', []));
  return { connection, request: await entered.opened };
}

describe('the signal of a request', () => {
  test('is aborted when the client goes away', async () => {
    const { connection, request } = await waiting();
    const { signal } = request;
    const aborted = once(signal, 'abort');
    expect(signal.aborted).toBe(false);
    await connection.abort('RST');
    await aborted;
    expect(request.signal).toBe(signal);
  });

  test('is aborted for who asks after the client has gone', async () => {
    const { connection, request } = await waiting();
    const gone = once(koaContext(request).res, 'close');
    await connection.abort('RST');
    await gone;
    expect(request.signal.aborted).toBe(true);
  });

  test('is not aborted when the answer was sent', async () => {
    const { connection, request } = await waiting();
    const { signal } = request;
    const over = once(koaContext(request).res, 'close');
    left.open();
    expect((await connection.answer()).status).toBe(200);
    await over;
    await connection.abort('FIN');
    expect(signal.aborted).toBe(false);
  });
});

describe('a server that closes', () => {
  test('lets a request end that is under way, and ends its connection then', async () => {
    const { connection } = await waiting();
    let closed = false;
    const closing = running.close().then(() => {
      closed = true;
    });
    // A server without anything to wait for closes within a turn or two.
    for (let turn = 0; turn < 10; turn++) await new Promise(setImmediate);
    expect(closed).toBe(false);
    left.open();
    expect((await connection.answer()).body).toBe('"done"');
    await closing;
    await expect(connection.answer()).rejects.toThrow('The connection has ended');
  });

  test('does not wait for a client that has gone', async () => {
    const { connection } = await waiting();
    await connection.abort('RST');
    await running.close();
    expect(running.server.listening).toBe(false);
  });
});
