import {
  Body,
  Context,
  Controller,
  createApp,
  FileMetadata,
  Get,
  Nested,
  Post,
  type RequestContext,
  Returns,
  type RunningServer,
  type ServerOptions,
  UploadedFile,
} from 'modern-rest';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type RawConnection, rawConnection } from '../real/raw-connection.ts';
import { rawForm, rawHead } from '../real/raw-form.ts';

/** What happens, in order. */
let events: string[];
let onHandler: () => void;
beforeEach(() => {
  events = [];
  onHandler = () => undefined;
});

class Form {
  @Nested(() => UploadedFile)
  file!: UploadedFile;
}

@Controller('/')
class PhaseController {
  @Get('/read/:name')
  @Returns(String)
  read(@Context() { path, signal }: RequestContext): string | Promise<string> {
    events.push(`handler ${path}`);
    if (path === '/read/until-aborted')
      return new Promise((resolve) =>
        signal.addEventListener('abort', () => {
          onHandler();
          resolve(path);
        }),
      );
    onHandler();
    return path;
  }

  @Post('/write')
  @Returns(String)
  write(@Body(String) text: string): string {
    events.push(`handler ${text}`);
    onHandler();
    return text;
  }

  @Post('/upload')
  @Returns(Number)
  upload(@FileMetadata(Form) { file }: Form): number {
    events.push(`handler ${file.size} bytes`);
    onHandler();
    return file.size;
  }
}

interface Started extends RunningServer {
  connect(): Promise<RawConnection>;
}

async function start(options: ServerOptions = {}): Promise<Started> {
  const running = await createApp({ title: 'Phase', version: '1', controllers: [PhaseController] }).listen(0, undefined, options);
  running.server.prependListener('request', ({ url }) => void events.push(`head ${url}`));
  onTestFinished(() => running.close({ grace: 0 }));
  return { ...running, connect: () => rawConnection(Number(new URL(running.url).port)) };
}

const read = (name: string, ...headers: string[]): string => rawHead('GET', `/read/${name}`, headers);
const write = (text: string): string =>
  `${rawHead('POST', '/write', ['Content-Type: application/json', `Content-Length: ${text.length + 2}`])}"${text}"`;
const upload = rawForm('POST', '/upload', { file: 'bytes' });

async function bodies(connection: RawConnection, count: number): Promise<string[]> {
  const found: string[] = [];
  while (found.length < count) found.push((await connection.answer()).body);
  return found;
}

/** Resolves when a handler was called. */
function handlerCalled(): Promise<void> {
  return new Promise((resolve) => {
    onHandler = resolve;
  });
}

describe('pipelined requests', () => {
  test('are all read before the first handler runs, and answered in their order', async () => {
    const { connect } = await start();
    const connection = await connect();
    await connection.write(read('a') + write('b') + upload.head + upload.body.toString() + read('c'));
    expect(await bodies(connection, 4)).toEqual(['"/read/a"', '"b"', '5', '"/read/c"']);
    await connection.abort('FIN');
    expect(events).toEqual([
      'head /read/a',
      'head /write',
      'head /upload',
      'head /read/c',
      'handler /read/a',
      'handler b',
      'handler 5 bytes',
      'handler /read/c',
    ]);
  });

  test('are served in batches of 64', async () => {
    const { connect } = await start();
    const connection = await connect();
    await connection.write(Array.from({ length: 100 }, (_, index) => read(String(index))).join(''));
    const paths = Array.from({ length: 100 }, (_, index) => `"/read/${index}"`);
    expect(await bodies(connection, 100)).toEqual(paths);
    await connection.abort('FIN');
    const kinds = events.map((event) => event.split(' ')[0]);
    expect(kinds.slice(0, 65)).toEqual(new Array(65).fill('head'));
    expect(kinds.slice(65, 129)).toEqual(new Array(64).fill('handler'));
    expect(events.filter((event) => event.startsWith('handler'))).toEqual(paths.map((path) => `handler ${JSON.parse(path)}`));
  });

  test('are refused by their heads before the handlers of earlier ones run', async () => {
    const { connect, server } = await start();
    server.on('request', (_, response) => void (response.headersSent && events.push('refused')));
    const connection = await connect();
    await connection.write(read('a') + read('b', 'Host: another') + read('c'));
    expect(await bodies(connection, 3)).toEqual(['"/read/a"', expect.stringContaining('more than one Host'), '"/read/c"']);
    await connection.abort('FIN');
    expect(events).toEqual(['head /read/a', 'head /read/b', 'refused', 'head /read/c', 'handler /read/a', 'handler /read/c']);
  });
});

describe('a client that ends its connection before the handler runs', () => {
  test.each([
    ['GET', read('a'), 'handler /read/a'],
    ['a JSON body', write('b'), 'handler b'],
    ['a form', upload.head + upload.body.toString(), 'handler 5 bytes'],
  ])('with FIN, after %s: gets its answer if it still reads', async (_, request, event) => {
    const { connect } = await start();
    const connection = await connect();
    await connection.write(request);
    await connection.endWriting();
    expect((await connection.answer()).status).toBe(200 + Number(request.startsWith('POST')));
    expect(events).toContain(event);
  });

  test.each([
    ['GET', read('a'), 'handler /read/a'],
    ['GET for a handler that waits for the abort', read('until-aborted'), 'handler /read/until-aborted'],
    ['a JSON body', write('b'), 'handler b'],
    ['a form', upload.head + upload.body.toString(), 'handler 5 bytes'],
  ])('without reading, after %s: the handler runs, as for every complete request', async (_, request, event) => {
    const { connect, server } = await start();
    // In the check phase before the handler: the whole request has arrived.
    server.prependListener('request', ({ socket }) => void setImmediate(() => socket.destroy()));
    const called = handlerCalled();
    const connection = await connect();
    await connection.write(request);
    await called;
    expect(events).toContain(event);
  });

  test.each(['FIN', 'RST'] as const)('in the middle of a body (%s): the handler does not run, and nothing is left', async (how) => {
    const { connect, server, close } = await start();
    const headSeen = new Promise((resolve) => server.once('request', resolve));
    const connection = await connect();
    await connection.write(write('incomplete').slice(0, -4));
    await headSeen;
    await connection.abort(how);
    await close();
    expect(events).toEqual(['head /write']);
  });
});

describe('a server that closes', () => {
  test('answers requests whose handler has not begun, and refuses those whose head comes later', async () => {
    const { connect, server, close } = await start();
    let closing: Promise<void> | undefined;
    server.on('request', () => {
      closing ??= close();
    });
    const connection = await connect();
    await connection.write(read('a') + read('b'));
    const [first, second] = [await connection.answer(), await connection.answer()];
    expect([first.status, second.status]).toEqual([200, 503]);
    await closing;
    expect(events).toEqual(['head /read/a', 'head /read/b', 'handler /read/a']);
  });
});

describe('a client that asks before it sends its body', () => {
  test('may send when the handler reads it', async () => {
    const { connect } = await start();
    const connection = await connect();
    await connection.write(rawHead('POST', '/write', ['Content-Type: application/json', 'Content-Length: 3', 'Expect: 100-continue']));
    expect((await connection.answer()).status).toBe(100);
    await connection.write('"x"');
    expect((await connection.answer()).status).toBe(201);
  });

  test('gets the answer at once if it has sent the body with the question', async () => {
    const { connect } = await start();
    const connection = await connect();
    await connection.write(`${rawHead('POST', '/write', ['Content-Type: application/json', 'Content-Length: 3', 'Expect: 100-continue'])}"x"`);
    expect((await connection.answer()).status).toBe(201);
  });
});

test('an exception of one request, for example of an own createContext, does not affect those behind it', async () => {
  const app = createApp({ title: 'Phase', version: '1', controllers: [PhaseController] });
  const create = app.koa.createContext.bind(app.koa);
  app.koa.createContext = ((...args: Parameters<typeof create>) => {
    if (args[0].url === '/read/broken') throw new Error('broken');
    return create(...args);
  }) as typeof app.koa.createContext;
  const thrown = catchUncaught();
  const { url, close } = await app.listen();
  onTestFinished(() => close({ grace: 0 }));
  const port = Number(new URL(url).port);
  const [broken, other] = [await rawConnection(port), await rawConnection(port)];
  await Promise.all([broken.write(read('broken')), other.write(read('a') + read('b'))]);
  expect(await bodies(other, 2)).toEqual(['"/read/a"', '"/read/b"']);
  expect(await thrown).toMatchObject({ message: 'broken' });
  await Promise.all([broken.abort('FIN'), other.abort('FIN')]);
});

/** Resolves with the next exception that nothing catches, instead of failing the test. */
function catchUncaught(): Promise<unknown> {
  const listeners = process.listeners('uncaughtException');
  process.removeAllListeners('uncaughtException');
  onTestFinished(() => {
    for (const listener of listeners) process.on('uncaughtException', listener);
  });
  return new Promise((resolve) => process.once('uncaughtException', resolve));
}

test('uploads take their slots in the order of their heads', async () => {
  const { connect } = await start({ maxUploads: 1, maxUploadsPerClient: 1, uploadWait: 0 });
  const connection = await connect();
  await connection.write(upload.head + upload.body.toString() + upload.head + upload.body.toString());
  expect([(await connection.answer()).status, (await connection.answer()).status]).toEqual([201, 503]);
});
