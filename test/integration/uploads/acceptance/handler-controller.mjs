import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { ApiError, Body, Context, Controller, FileMetadata, Get, Path, Post, Query, Returns } from 'modern-rest';
import { decorate } from './decorate.mjs';
import { Files, stored, Texts } from './models.mjs';

/** What became of files that a handler has not let go. */
let leaked = Promise.resolve([]);

/** What handlers may do to the files that they are given: by name. */
const HANDLERS = {
  'throws before it reads': () => {
    throw new Error('before');
  },
  'throws while it reads': async ({ first }) => {
    for await (const _ of first.stream()) throw new Error('while');
  },
  'throws while it reads without taking the stream back': async ({ first }) => {
    await once(first.stream(), 'readable');
    throw new Error('while');
  },
  'throws after it has read': async ({ first }) => {
    await stored(first);
    throw new Error('after');
  },
  'throws what is no error': () => Promise.reject('a text'),
  'throws nothing': () => Promise.reject(),
  'says no': async ({ first }) => {
    await stored(first);
    throw new ApiError(409, 'no');
  },
  'answers what it has not declared': () => 1,
  'never reads': () => 'unread',
  'returns early': async ({ first, second }) => {
    await once(first.stream(), 'readable');
    second.stream().resume();
    return 'early';
  },
  'opens streams that it never reads': ({ first, second }) => {
    for (let count = 0; count < 20; count++) [first, second].forEach((file) => void file.stream());
    return 'opened';
  },
  'reads twice': async ({ first }) => {
    const [one, other] = [await stored(first), await stored(first)];
    return one.sha256 === other.sha256 ? one.sha256 : 'different';
  },
  'reads twice at once': async ({ first }) => {
    const [one, other] = await Promise.all([stored(first), stored(first)]);
    return one.sha256 === other.sha256 ? one.sha256 : 'different';
  },
  'leaks a file to a timer': ({ first }) => {
    leaked = delay(20).then(() => afterwards(first));
    return 'leaked';
  },
  'leaks a stream to a timer': async ({ first }) => {
    const stream = first.stream();
    leaked = delay(20).then(async () => [await stored({ stream: () => stream }).then(() => 'read', codeOf)]);
    return 'leaked';
  },
  'leaks a save that nobody waits for': ({ first }) => {
    leaked = Promise.all([first.saveTo(join(process.env['SAVED'], 'leaked')).then(() => 'saved', codeOf)]);
    return 'leaked';
  },
};

/** What each use of a file comes to. */
function afterwards(file) {
  const uses = [() => file.stream(), () => file.bytes(), () => file.text(), () => file.saveTo(join(process.env['SAVED'], 'late'))];
  return Promise.all(uses.map(async (use) => use()).map((outcome) => outcome.then(() => 'done', codeOf)));
}

function codeOf({ code }) {
  return code;
}

/** Handlers with bad manners. */
export class HandlerController {
  async handle(how, _texts, files) {
    return HANDLERS[how](files);
  }

  /** Answers when the client is known to have gone, or after some milliseconds. */
  async waits(milliseconds, { signal }, _texts, { first }) {
    await delay(milliseconds, undefined, { signal }).catch(() => undefined);
    await stored(first);
    return signal.aborted ? 'gone' : 'there';
  }

  /** Asks for nothing of the body. */
  ignores() {
    return 'ignored';
  }

  async leaked() {
    return leaked;
  }
}
const form = [Body(Texts), FileMetadata(Files)];
const mayFail = Returns(String, { status: 409 });
decorate(HandlerController, 'handle', [Post('/:how'), Returns(String), mayFail], [Path('how', String), ...form]);
decorate(HandlerController, 'waits', [Post('/waits'), Returns(String)], [Query('milliseconds', Number), Context(), ...form]);
decorate(HandlerController, 'ignores', [Post('/ignores'), Returns(String)]);
decorate(HandlerController, 'leaked', [Get('/leaked'), Returns([String])]);
Controller('/handlers')(HandlerController);
