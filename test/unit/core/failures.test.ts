import { classValidatorSerializer } from '@modern-rest/class-validator';
import {
  Body,
  type ComponentDecorator,
  Controller,
  componentDecorator,
  createApi,
  Get,
  type ModelComponent,
  type Parser,
  type Plugin,
  Post,
  Returns,
  valueFormat,
} from '@modern-rest/core';
import { inMemory } from '@modern-rest/testing';
import { IsString } from 'class-validator';
import { describe, expect, test, vi } from 'vitest';
import { apiOf } from './api.ts';

class Note {
  @IsString() text!: string;
}

/** A parser whose bodies hold something that has to be freed. */
function holding(free: () => void): Parser {
  return {
    mediaType: 'text/x-note',
    source: 'json',
    files: [],
    compile: () => async () => ({ value: { text: 'a' }, dispose: async () => free() }),
  };
}

const note = { method: 'POST', url: '/', body: 'a', headers: { 'content-type': 'text/x-note' } } as const;

describe('what a body holds', () => {
  @Controller('/')
  class NoteController {
    @Post('/')
    @Returns(Note)
    create(@Body(Note) body: Note): Note {
      return body;
    }
  }

  test('and cannot be freed is reported, and the answer is what it was', async () => {
    const error = new Error('still open');
    const api = apiOf([NoteController], {
      parsers: [
        holding(() => {
          throw error;
        }),
      ],
    });
    const response = await inMemory(api)(note);
    expect([response.status, await response.json()]).toEqual([201, { text: 'a' }]);
    expect(api.reported).toEqual([error]);
  });

  test('is freed before the answer leaves', async () => {
    let free = (): void => undefined;
    const freed = new Promise<void>((resolve) => {
      free = resolve;
    });
    const parser: Parser = { ...holding(() => undefined), compile: () => async () => ({ value: { text: 'a' }, dispose: () => freed }) };
    let answered = false;
    const answer = inMemory(apiOf([NoteController], { parsers: [parser] }))(note).then((response) => {
      answered = true;
      return response.status;
    });
    for (let turn = 0; turn < 10; turn += 1) await new Promise(setImmediate);
    expect(answered).toBe(false);
    free();
    expect(await answer).toBe(201);
  });

  test('is freed where a component fails that wants a part of it', async () => {
    const failing: ModelComponent = {
      name: 'signature',
      typed: true,
      reads: 'value',
      format: () => valueFormat('json'),
      extract: () => {
        throw new Error('unsigned');
      },
      inject: () => undefined,
      describe: () => ({}),
    };
    const Signature: ComponentDecorator = componentDecorator(failing);

    @Controller('/')
    class SignedController {
      @Post('/')
      @Returns(Note)
      create(@Signature(Note) body: Note): Note {
        return body;
      }
    }
    const free = vi.fn();
    const response = await inMemory(apiOf([SignedController], { parsers: [holding(free)] }))(note);
    expect([response.status, free.mock.calls.length]).toEqual([500, 1]);
  });
});

describe('an error that is the own fault of the server', () => {
  @Controller('/')
  class BrokenController {
    @Get('/')
    @Returns(null)
    read(): void {
      throw new Error('out of order');
    }
  }

  test('is written to the console where nobody else wants to know', async () => {
    const written = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const api = createApi({ title: 'Broken', version: '1', controllers: [BrokenController], serializer: classValidatorSerializer() });
    expect((await inMemory(api)({ method: 'GET', url: '/' })).status).toBe(500);
    expect(written.mock.calls).toEqual([[expect.objectContaining({ message: 'out of order' })]]);
    written.mockRestore();
  });

  test('may be that of a plugin', async () => {
    const plugin: Plugin = {
      name: 'unplugged',
      routes: () => [
        {
          method: 'GET',
          path: '/plugin',
          handle: () => {
            throw new Error('unplugged');
          },
        },
      ],
    };
    const api = apiOf([BrokenController], { plugins: [plugin] });
    const response = await inMemory(api)({ method: 'GET', url: '/plugin' });
    expect([response.status, api.reported]).toEqual([500, [expect.objectContaining({ message: 'unplugged' })]]);
  });
});

test('HEAD of an answer without content says nothing of its length', async () => {
  @Controller('/')
  class EmptyController {
    @Get('/')
    @Returns(null)
    read(): void {}
  }
  const response = await inMemory(apiOf([EmptyController]))({ method: 'HEAD', url: '/' });
  expect([response.status, response.headers.get('content-length'), await response.text()]).toEqual([204, null, '']);
});
