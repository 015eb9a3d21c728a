import type { ChildProcess } from 'node:child_process';
import { EventEmitter, once } from 'node:events';
import { imageWorkers } from '@modern-rest/image';
import { afterEach, expect, test, vi } from 'vitest';
import { imageApi } from './image-api.ts';
import { blackPng, image } from './images.ts';

/** The processes that were started, what happens when one is asked something, and the error if none can start. */
const seen = vi.hoisted(() => ({
  processes: [] as ChildProcess[],
  onAsk: undefined as ((asked: ChildProcess) => void) | undefined,
  failure: undefined as Error | undefined,
}));

vi.mock('node:child_process', async (load) => {
  const actual = await load<typeof import('node:child_process')>();
  const fork = (program: URL, options: object): ChildProcess => {
    if (seen.failure) {
      const child = new EventEmitter();
      process.nextTick(() => child.emit('error', seen.failure));
      return child as ChildProcess;
    }
    const child = actual.fork(program, options);
    const send = child.send.bind(child) as (...args: unknown[]) => boolean;
    child.send = (...args: unknown[]) => {
      const sent = send(...args);
      seen.onAsk?.(child);
      return sent;
    };
    seen.processes.push(child);
    return child;
  };
  return { ...actual, fork };
});

afterEach(() => {
  for (const child of seen.processes.splice(0)) child.kill('SIGKILL');
  seen.onAsk = undefined;
  seen.failure = undefined;
  vi.unstubAllEnvs();
});

// Some tests wait for several processes to start.

/** An image that takes a while. */
const large = blackPng(5000, 5000);

test('one process reads one image after the other', async () => {
  const { send } = imageApi({ formats: ['png'], workers: imageWorkers() });
  for (let time = 0; time < 5; time++) expect((await send(await image('png'))).status).toBe(201);
  expect(seen.processes.length).toBe(1);
});

test('no more images are read at once than there may be processes', async () => {
  const { send } = imageApi({ formats: ['png'], workers: imageWorkers({ count: 2 }) });
  const bytes = await image('png');
  const answers = await Promise.all(Array.from({ length: 10 }, () => send(bytes)));
  expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(201));
  expect(seen.processes.length).toBe(2);
});

test('a list of images is told of by their places', async () => {
  const { sendAll } = imageApi({ formats: ['png', 'gif'], workers: imageWorkers() });
  const [png, gif] = [await image('png'), await image('gif')];
  expect((await sendAll([png, gif])).status).toBe(201);
  const { status, messages } = await sendAll([png, Buffer.alloc(0), gif, Buffer.from('%PDF-1.7')]);
  expect(status).toBe(400);
  expect(messages).toEqual(['pictures: file 1 is empty; file 3 is not a png or gif image: it looks like a PDF document']);
});

test('a process that is killed while it reads fails its request alone', async () => {
  const { send, reported } = imageApi({ formats: ['png'], workers: imageWorkers({ count: 2 }) });
  const bytes = blackPng(2000, 2000);
  // Both are there before one of them is killed.
  await Promise.all([send(bytes), send(bytes)]);
  seen.onAsk = (child) => {
    seen.onAsk = undefined;
    child.kill('SIGKILL');
  };
  const answers = await Promise.all([send(bytes), send(bytes), send(bytes), send(bytes)]);
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 201, 201, 503]);
  const killed = answers.find(({ status }) => status === 503);
  expect([killed?.headers.get('retry-after'), killed?.messages]).toEqual(['1', ['The process that read the image has ended: try again']]);
  expect(reported.map(String)).toEqual(['ServiceUnavailableError: The process that read the image has ended: try again']);
  expect((await send(bytes)).status).toBe(201);
});

test('a process that has died between two images is replaced', async () => {
  const { send } = imageApi({ formats: ['png'], workers: imageWorkers({ count: 1 }) });
  const bytes = await image('png');
  await send(bytes);
  const [first] = seen.processes as [ChildProcess];
  first.kill('SIGKILL');
  await once(first, 'close');
  expect((await send(bytes)).status).toBe(201);
  expect(seen.processes.length).toBe(2);
});

test('an image that takes longer than its deadline is refused, and its process is killed', async () => {
  const workers = imageWorkers({ count: 1 });
  const hasty = imageApi({ formats: ['png'], deadline: 1, workers });
  const { status, messages } = await hasty.send(large);
  expect([status, messages]).toEqual([400, ['picture takes longer than 0.001 s to read']]);
  const [first] = seen.processes as [ChildProcess];
  expect(first.killed).toBe(true);
  if (first.signalCode === null) await once(first, 'exit');
  expect(first.signalCode).toBe('SIGKILL');
  expect((await imageApi({ formats: ['png'], workers }).send(await image('png'))).status).toBe(201);
});

test('an image that takes more memory than it may is refused, and its process ends', async () => {
  const { send } = imageApi({ formats: ['png'], workers: imageWorkers({ count: 1, memory: 1024 ** 2 }) });
  const { status, messages } = await send(large);
  expect([status, messages]).toEqual([400, ['picture takes more than 1 MiB of memory to read']]);
  const [first] = seen.processes as [ChildProcess];
  expect(first.killed).toBe(true);
  if (first.signalCode === null) await once(first, 'exit');
  expect(first.signalCode).toBe('SIGKILL');
});

test('an image that waits too long for a process is answered with 503', async () => {
  const { send } = imageApi({ formats: ['png'], workers: imageWorkers({ count: 1, wait: 1 }) });
  const bytes = await image('png');
  const [first, second] = await Promise.all([send(bytes), send(bytes)]);
  expect(first?.status).toBe(201);
  expect([second?.status, second?.headers.get('retry-after'), second?.messages]).toEqual([
    503,
    '5',
    ['Too many images are waiting to be read: try again later'],
  ]);
  expect((await send(bytes)).status).toBe(201);
});

test('a process that nobody asks is ended', async () => {
  const { send } = imageApi({ formats: ['png'], workers: imageWorkers({ idle: 1 }) });
  await send(await image('png'));
  const [first] = seen.processes as [ChildProcess];
  if (first.signalCode === null) await once(first, 'exit');
  expect(first.signalCode).toBe('SIGKILL');
  expect((await send(await image('png'))).status).toBe(201);
});

test('a process that does not start is told of with what it said', async () => {
  vi.stubEnv('NODE_OPTIONS', '--import ./there-is-no-such-module.mjs');
  const { send, reported } = imageApi({ formats: ['png'], workers: imageWorkers() });
  const { status, messages } = await send(await image('png'));
  expect([status, messages]).toEqual([500, ['Internal server error']]);
  expect(reported.map(String)).toEqual([
    expect.stringMatching(
      /^RestError: The process that reads images did not start: is sharp installed for this system\?\n[\s\S]*there-is-no-such-module/,
    ),
  ]);
});

test('a process for which there are no descriptors is a 503', async () => {
  seen.failure = new Error('spawn node EMFILE');
  const { send } = imageApi({ formats: ['png'], workers: imageWorkers({ count: 1 }) });
  const bytes = await image('png');
  const { status, messages } = await send(bytes);
  expect([status, messages]).toEqual([503, ['The server has too many files open']]);
  seen.failure = undefined;
  expect((await send(bytes)).status).toBe(201);
});
