import sharp from 'sharp';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { ImageRequest } from '../../../packages/image/src/image-answer.ts';
import { blackPng, image } from './images.ts';

// The program of the process that reads images, run in this one: the other tests see it from outside.

const LIMITS: ImageRequest['limits'] = { formats: ['png'], maxPixels: 25_000_000, maxSide: 8192, maxFrames: 1, reencode: false };
const MEMORY = 1024 ** 3;

/** What it has said so far, and what it wanted to do after each. */
const said: { readonly message: unknown; readonly sent: () => void }[] = [];
const listeners = new Map<unknown, (request?: ImageRequest) => void>();
const send = process.send as (...args: unknown[]) => boolean;

beforeEach(async () => {
  // This process has a parent of its own, which goes on talking to it.
  const listen = ((event: unknown, listener: () => void) => listeners.set(event, listener)) as never;
  vi.spyOn(process, 'on').mockImplementationOnce(listen);
  vi.spyOn(process, 'once').mockImplementationOnce(listen);
  vi.spyOn(process, 'kill').mockReturnValue(true);
  process.send = ((message: object | string, ...others: unknown[]) => {
    const isOurs = message === 'ready' || Object.hasOwn(message as object, 'format') || Object.hasOwn(message as object, 'reason');
    return isOurs ? said.push({ message, sent: others[0] as () => void }) : send.call(process, message, ...others);
  }) as never;
  vi.resetModules();
  await import('../../../packages/image/src/worker.ts');
});

afterEach(() => {
  process.send = send;
  vi.restoreAllMocks();
  said.splice(0);
  listeners.clear();
});

const ask = (request: ImageRequest): void => listeners.get('message')?.(request);

test('says that it is ready, and answers one request after the other', async () => {
  expect(said.map(({ message }) => message)).toEqual(['ready']);
  ask({ bytes: await image('png'), limits: LIMITS, memory: MEMORY });
  await vi.waitUntil(() => said.length === 2);
  ask({ bytes: blackPng(5000, 5000), limits: LIMITS, memory: MEMORY });
  await vi.waitUntil(() => said.length === 3, { timeout: 20_000 });
  for (const { sent } of said) sent();
  expect(said.map(({ message }) => message)).toEqual(['ready', { format: 'png' }, { format: 'png' }]);
  expect(process.kill).not.toHaveBeenCalled();
});

test('says that an image takes too much memory, and ends itself', async () => {
  ask({ bytes: blackPng(5000, 5000), limits: LIMITS, memory: -MEMORY });
  await vi.waitUntil(() => said.length === 2);
  expect(said[1]?.message).toEqual({ reason: expect.stringMatching(/^takes more than -?\d+ MiB of memory to read$/), isLast: true });
  expect(process.kill).not.toHaveBeenCalled();
  said[1]?.sent();
  expect(process.kill).toHaveBeenCalledExactlyOnceWith(process.pid, 'SIGKILL');
  await vi.waitUntil(() => said.length === 3, { timeout: 20_000 });
});

test('has no decoders but those of the formats', async () => {
  await expect(sharp(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="1" height="1"/>')).metadata()).rejects.toThrow('unsupported');
  await expect(sharp(await image('tiff' as never)).metadata()).rejects.toThrow('unsupported');
  for (const format of ['png', 'jpeg', 'gif', 'webp', 'avif'] as const) expect((await sharp(await image(format)).metadata()).width).toBe(60);
});

test('ends itself when there is no application any more', () => {
  listeners.get('disconnect')?.();
  expect(process.kill).toHaveBeenCalledExactlyOnceWith(process.pid, 'SIGKILL');
});
