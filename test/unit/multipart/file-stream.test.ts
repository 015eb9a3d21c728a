import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as delay } from 'node:timers/promises';
import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import {
  Body,
  Configure,
  Controller,
  compileApi,
  createApi,
  type FilePart,
  type FileParts,
  FileStream,
  isRestError,
  jsonParser,
  type Limits,
  type PermanentStorage,
  Post,
  Returns,
} from '@modern-rest/core';
import { base64Files, folderStorage, memoryStorage, multipartParser, rawFileParser, UploadedFile } from '@modern-rest/multipart';
import { buildDocument } from '@modern-rest/openapi';
import { testClient } from '@modern-rest/testing';
import { IsIn, IsOptional, IsString, Matches, Max, Min, ValidateBy, type ValidateByOptions } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { useFreshFolders } from './fresh-folders.ts';
import { CONTENT_TYPE, field, file, form, raw } from './raw-form.ts';

const folders = useFreshFolders();

class Video {
  @IsIn(['video/mp4', 'text/plain'])
  contentType!: string;

  @Min(3)
  @Max(300_000)
  size!: number;

  @Matches(/^[0-9a-f]{64}$/)
  sha256!: string;

  @IsIn(['text/plain'])
  detectedType!: string;
}

class Note {
  @Max(10)
  size!: number;
}

class Videos {
  @Nested()
  video!: Video;

  @IsOptional()
  @Nested(() => [Note])
  notes?: Note[];
}

class Fields {
  @IsString()
  title!: string;
}

class Told {
  @IsString()
  json!: string;
}

type Handle = (parts: FileParts<Videos>, fields: Fields) => unknown;

interface Answer {
  readonly status: number;
  readonly told?: unknown;
  readonly detail?: readonly { readonly loc: readonly unknown[]; readonly msg: string }[];
}

interface StreamApi {
  send(chunks: Iterable<Buffer> | Readable, headers?: Record<string, string>): Promise<Answer>;
  readonly reported: readonly unknown[];
}

function streamApi(handle: Handle, { limits = {}, forbidUnknown = false }: { limits?: Partial<Limits>; forbidUnknown?: boolean } = {}): StreamApi {
  @Controller('/', { parsers: [multipartParser()], limits, forbidUnknown })
  class StreamController {
    @Post('/')
    @Returns(Told)
    async upload(@Body(Fields) fields: Fields, @FileStream(Videos) parts: FileParts<Videos>): Promise<Told> {
      return { json: JSON.stringify((await handle(parts, fields)) ?? null) };
    }
  }
  const reported: unknown[] = [];
  const reportError = (error: unknown): number => reported.push(error);
  const table = compileApi(
    createApi({ title: 'Streams', version: '1', controllers: [StreamController], serializer: classValidatorSerializer(), reportError }),
  );
  return {
    reported,
    async send(chunks, headers = {}) {
      const body = chunks instanceof Readable ? chunks : Readable.from(chunks, { objectMode: false });
      const request = { method: 'POST', path: '/', queryString: '', body, signal: new AbortController().signal, native: undefined } as const;
      const response = await table.handle({ ...request, headers: { 'content-type': CONTENT_TYPE, ...headers } });
      const { json, detail } = JSON.parse(String(response?.body)) as { json?: string; detail?: Answer['detail'] };
      return {
        status: response?.status ?? 0,
        ...(json !== undefined && { told: JSON.parse(json) }),
        ...(detail && { detail: detail.map(({ loc, msg }) => ({ loc, msg })) }),
      };
    },
  };
}

/** Reads everything, and tells what has come. */
async function readAll(parts: FileParts<Videos>, fields: Fields): Promise<unknown> {
  const files: unknown[] = [];
  for await (const part of parts) {
    const before = part.size;
    const content = (await buffer(part.stream())).toString();
    files.push([part.field, part.name, part.contentType, before, part.size, content.length > 50 ? content.length : content]);
  }
  return { ...fields, files };
}

const title = field('title', 'x');
const video = file('video', 'v.mp4', 'a video', 'video/mp4');
const note = (content: string): Buffer => file('notes', 'n.txt', content);
const everything = form([title, video, note('one'), note('two')]);
const seen = {
  title: 'x',
  files: [
    ['video', 'v.mp4', 'video/mp4', 0, 7, 'a video'],
    ['notes', 'n.txt', 'text/plain', 0, 3, 'one'],
    ['notes', 'n.txt', 'text/plain', 0, 3, 'two'],
  ],
};

describe('files while they arrive', () => {
  test('come with the fields before them, however the body was cut', async () => {
    const { send } = streamApi(readAll);
    for (const size of [1, 2, 7, 64, 1000]) {
      const chunks = Array.from({ length: Math.ceil(everything.length / size) }, (_, at) => everything.subarray(at * size, (at + 1) * size));
      expect(await send(chunks)).toEqual({ status: 201, told: seen });
    }
  });

  test('are there before the client has sent the rest', async () => {
    const long = form([title, file('video', 'v.mp4', 'a long video '.repeat(9), 'video/mp4')]);
    const cut = long.indexOf('video a long') + 50;
    const body = new Readable({ read: () => undefined });
    const { send } = streamApi(async (parts, fields) => {
      const told: unknown[] = [fields.title];
      for await (const part of parts) {
        told.push(part.name);
        for await (const chunk of part) {
          told.push(chunk.toString());
          if (told.length === 3) {
            body.push(long.subarray(cut));
            body.push(null);
          }
        }
      }
      return told;
    });
    body.push(long.subarray(0, cut));
    const { status, told } = await send(body);
    expect([status, (told as unknown[]).slice(0, 2), (told as string[]).slice(2).join('')]).toEqual([201, ['x', 'v.mp4'], 'a long video '.repeat(9)]);
  });

  test('are not read faster than the handler reads', async () => {
    let sent = 0;
    function* chunks(): Generator<Buffer> {
      yield form([title, file('video', 'v.mp4', '', 'video/mp4')]).subarray(0, -'\r\n--bound--'.length);
      for (sent = 0; sent < 200_000; sent += 10_000) yield Buffer.alloc(10_000, 'x');
      yield raw('⏎--bound--');
    }
    const waiting: number[] = [];
    const { send } = streamApi(async (parts) => {
      for await (const part of parts) {
        await delay(20);
        waiting.push(sent);
        for await (const _ of part) await delay(1);
        return part.size;
      }
      return undefined;
    });
    expect(await send(chunks())).toEqual({ status: 201, told: 200_000 });
    expect(waiting[0]).toBeLessThan(100_000);
  });

  test('that the handler does not read are dropped, and checked all the same when it asks for the next one', async () => {
    const names = async (parts: FileParts<Videos>): Promise<unknown> => {
      const fields: string[] = [];
      for await (const part of parts) fields.push(part.field);
      return fields;
    };
    expect(await streamApi(names).send([everything])).toEqual({ status: 201, told: ['video', 'notes', 'notes'] });
    const tooLarge = form([title, video, note('longer than ten bytes')]);
    expect(await streamApi(names).send([tooLarge])).toEqual({
      status: 413,
      detail: [{ loc: ['files', 'notes', 0, 'size'], msg: 'notes must not be larger than 10 bytes' }],
    });
  });

  test('may be left alone: the handler has what it wants', async () => {
    const first = streamApi(async (parts) => {
      for await (const part of parts) return part.field;
      return undefined;
    });
    expect(await first.send([everything])).toEqual({ status: 201, told: 'video' });
    expect(await streamApi(() => 'none').send([everything])).toEqual({ status: 201, told: 'none' });
    const stalled = new Readable({ read: () => undefined });
    stalled.push(everything.subarray(0, -60));
    expect(await first.send(stalled)).toEqual({ status: 201, told: 'video' });
    expect(['data', 'end', 'error', 'close'].map((event) => stalled.listenerCount(event))).toEqual([0, 0, 0, 0]);
    const curious = streamApi(async (parts) => {
      for await (const part of parts) for await (const chunk of part) return chunk.length > 0;
      return false;
    });
    const waiting = new Readable({ read: () => undefined });
    waiting.push(form([title, file('video', 'v.mp4', Buffer.alloc(1000, 'x'), 'video/mp4')]).subarray(0, -100));
    expect(await curious.send(waiting)).toEqual({ status: 201, told: true });
    expect(waiting.listenerCount('data')).toBe(0);
  });

  test('may be none at all', async () => {
    class None {
      @IsOptional()
      @Nested()
      video?: Video;
    }
    @Controller('/', { parsers: [multipartParser()] })
    class NoneController {
      @Post('/')
      @Returns(Told)
      async upload(@Body(Fields) fields: Fields, @FileStream(None) parts: FileParts<None>): Promise<Told> {
        let count = 0;
        for await (const _ of parts) count += 1;
        return { json: `${fields.title} ${count}` };
      }
    }
    const api = createApi({ title: 'None', version: '1', controllers: [NoneController], serializer: classValidatorSerializer() });
    const answer = await testClient(api, NoneController).upload({ title: 'alone' }, {});
    expect([answer.status, await answer.json()]).toEqual([201, { json: 'alone 0' }]);
  });

  test('can be read once', async () => {
    const { send, reported } = streamApi(async (parts) => {
      for await (const part of parts) {
        part.stream();
        part.stream();
      }
    });
    expect((await send([everything])).status).toBe(500);
    expect(reported.map((error) => isRestError(error) && error.code)).toEqual(['file_read_twice']);
  });

  test('cannot be read when the next one was asked for, and say so: what was left of them is gone', async () => {
    const collected = streamApi(async (parts) => {
      const all: FilePart[] = [];
      for await (const part of parts) all.push(part);
      return Promise.all(all.map(async (part) => (await buffer(part)).length));
    });
    expect((await collected.send([everything])).status).toBe(500);
    expect(collected.reported).toMatchObject([{ code: 'file_dropped' }]);
  });

  test('may be left in the middle', async () => {
    const large = form([title, file('video', 'v.mp4', Buffer.alloc(200_000, 'x'), 'video/mp4'), note('one')]);
    const chunks = Array.from({ length: 11 }, (_, at) => large.subarray(at * 20_000, (at + 1) * 20_000));
    const { send } = streamApi(async (parts) => {
      const sizes: unknown[] = [];
      for await (const part of parts) {
        for await (const chunk of part) {
          sizes.push([part.field, chunk.length > 0]);
          break;
        }
      }
      return sizes;
    });
    expect(await send(chunks)).toEqual({
      status: 201,
      told: [
        ['video', true],
        ['notes', true],
      ],
    });
  });

  test('end no process when their client goes away, whoever reads them and minds no error', async () => {
    const body = new Readable({ read: () => undefined });
    body.push(form([title, file('video', 'v.mp4', Buffer.alloc(200_000, 'x'), 'video/mp4')]).subarray(0, 50_000));
    setTimeout(() => body.destroy(), 10);
    const { send } = streamApi(async (parts) => {
      for await (const part of parts) {
        part.stream().on('data', () => undefined);
        await delay(40);
      }
    });
    expect((await send(body)).status).toBe(400);
  });

  test('are gone after the request, and say so', async () => {
    let left: FilePart | undefined;
    await streamApi(async (parts) => {
      for await (const part of parts) {
        left = part;
        return;
      }
    }).send([everything]);
    await expect(buffer((left as FilePart).stream())).rejects.toMatchObject({ code: 'file_gone' });
  });
});

describe('what is wrong with files that arrive', () => {
  const { send } = streamApi(readAll);

  test.each([
    ['a type that is not allowed', [title, file('video', 'v.png', 'a picture', 'image/png')], ['files', 'video', 'contentType']],
    ['too few bytes', [title, file('video', 'v.mp4', 'x', 'video/mp4')], ['files', 'video', 'size']],
    ['other bytes than its type has', [title, file('video', 'v.mp4', Buffer.from([0, 1, 2, 3]), 'video/mp4')], ['files', 'video', 'detectedType']],
    ['a second one', [title, video, video], ['files', 'video']],
    ['none', [title, note('one')], ['files', 'video']],
    ['text instead', [title, field('video', 'text')], ['files', 'video']],
    ['a field that comes too late', [video, title], ['body', 'title']],
  ])('%s', async (_, parts, loc) => {
    const { status, detail } = await send([form(parts)]);
    expect([status, detail?.map((issue) => issue.loc)]).toEqual([400, [loc]]);
  });

  test('a field that comes too late is told what to do', async () => {
    const withTitle = form([title, video, field('title', 'again')]);
    expect(await send([withTitle])).toEqual({
      status: 400,
      detail: [{ loc: ['body', 'title'], msg: 'title must be sent before the files of the form' }],
    });
  });

  test('a type that is not allowed is told before the content is read', async () => {
    const body = new Readable({ read: () => undefined });
    body.push(form([title, file('video', 'v.png', 'a picture of ten bytes or more', 'image/png')]).subarray(0, -20));
    expect((await send(body)).status).toBe(400);
    expect(body.destroyed).toBe(false);
  });

  test('an empty file of a type that is not allowed is refused, too', async () => {
    const { status, detail } = await send([form([title, file('video', 'v.png', '', 'image/png')])]);
    expect([status, detail?.map(({ loc }) => loc)]).toEqual([400, [['files', 'video', 'contentType']]]);
  });

  test('one byte too many is a 413 while the handler reads, and exactly enough is not', async () => {
    for (const [size, status] of [
      [300_000, 201],
      [300_001, 413],
    ] as const) {
      const answer = await send([form([title, file('video', 'v.mp4', Buffer.alloc(size, 'x'), 'video/mp4')])]);
      expect(answer.status).toBe(status);
    }
  });

  test('a handler that does not mind is answered over all the same', async () => {
    const careless = streamApi(async (parts) => {
      try {
        for await (const _ of parts);
      } catch {
        return 'never mind';
      }
      return undefined;
    });
    for (const [parts, status] of [
      [[title, file('video', 'v.mp4', Buffer.alloc(300_001, 'x'), 'video/mp4')], 413],
      [[title, file('video', 'v.png', 'x', 'image/png')], 400],
      [[title], 400],
    ] as const) {
      expect((await careless.send([form(parts)])).status).toBe(status);
    }
    expect((await careless.send([everything.subarray(0, -10)])).status).toBe(400);
  });

  test('files that nobody declares are dropped, or issues', async () => {
    const body = form([title, file('other', 'o', 'x'), video, file('other', 'o', 'x')]);
    expect((await send([body])).status).toBe(201);
    const strict = await streamApi(readAll, { forbidUnknown: true }).send([body]);
    expect([strict.status, strict.detail?.map(({ loc }) => loc)]).toEqual([400, [['files', 'other']]]);
  });

  test('a form that is malformed before its first file never gets to the handler', async () => {
    let called = false;
    const api = streamApi(() => {
      called = true;
    });
    expect((await api.send([raw('--bound⏎no header⏎⏎⏎--bound--')])).status).toBe(400);
    expect((await api.send([form([field('title', 'a'), field('title', 'b'), video])])).status).toBe(400);
    expect((await api.send([everything], { 'content-type': 'multipart/form-data' })).status).toBe(400);
    expect(called).toBe(false);
  });

  test('bytes that are not those of the digest fail the request, when all have come', async () => {
    const digest = `sha-256=:${Buffer.alloc(32).toString('base64')}:`;
    expect((await send([everything], { 'content-digest': digest })).status).toBe(400);
  });

  test('a client that goes away fails the handler', async () => {
    const body = new Readable({ read: () => undefined });
    body.push(everything.subarray(0, -60));
    setTimeout(() => body.destroy(), 5);
    expect((await send(body)).status).toBe(400);
  });
});

describe('files that arrive in a storage', () => {
  test('are kept when the request has succeeded, all or none', async () => {
    const { readdir, readFile } = await import('node:fs/promises');
    for (const keys of ['random', 'sha256'] as const) {
      const storage = folderStorage(`${folders.saved}/${keys}`, { keys, durable: false });
      const save = async (parts: FileParts<Videos>): Promise<unknown> => {
        const saved: string[] = [];
        for await (const part of parts) saved.push(await part.saveTo(storage));
        return saved;
      };
      const { status, told } = await streamApi(save).send([everything]);
      const contents = await Promise.all((told as string[]).map(async (key) => (await readFile(storage.pathOf(key))).toString()));
      expect([status, contents]).toEqual([201, ['a video', 'one', 'two']]);
      const failed = await streamApi(save).send([form([title, note('four'), file('video', 'v.mp4', '!', 'video/mp4')])]);
      expect([failed.status, await readdir(`${storage.pathOf((told as string[])[0] as string).split(keys)[0]}${keys}/.incoming`)]).toEqual([400, []]);
    }
  });

  test.each([
    ['before the next one is asked for', 1],
    ['at all, though each is waited for at the end', 2],
  ])('that nobody waits for %s: all that was said to be kept is kept, or the request has failed', async (_, files) => {
    const { readdir, readFile } = await import('node:fs/promises');
    const storage = folderStorage(folders.saved, { durable: false });
    const content = Buffer.alloc(100_000, 'a note of some length, ');
    const save = streamApi(async (parts) => {
      const saved: Promise<string>[] = [];
      for await (const part of parts) {
        saved.push(part.saveTo(storage));
        if (files === 1) return null;
      }
      return Promise.all(saved);
    });
    const parts = Array.from({ length: files }, () => file('video', 'v.mp4', content, 'video/mp4'));
    const body = form([title, ...parts.slice(0, 1), ...parts.slice(1).map(() => note('two'))]);
    const chunks = Array.from({ length: 11 }, (_, at) => body.subarray(at * 10_000, (at + 1) * 10_000));
    const { status } = await save.send(chunks);
    const kept = (await readdir(folders.saved, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
    if (files === 1) {
      expect([status, kept.length]).toEqual([201, 1]);
      const [one] = kept as [(typeof kept)[number]];
      expect((await readFile(`${one.parentPath}/${one.name}`)).equals(content)).toBe(true);
    } else {
      expect([status, kept]).toEqual([500, []]);
      expect(save.reported).toMatchObject([{ code: 'file_dropped' }]);
    }
  });

  test('that nobody ever waits for fail the request, when they are not kept', async () => {
    const { readdir } = await import('node:fs/promises');
    const storage = folderStorage(folders.saved, { durable: false });
    const careless = streamApi(async (parts) => {
      for await (const part of parts) void part.saveTo(storage);
      return 'saved';
    });
    expect((await careless.send([everything])).status).toBe(500);
    expect(careless.reported).toMatchObject([{ code: 'file_dropped' }]);
    const kept = await readdir(folders.saved, { recursive: true, withFileTypes: true });
    expect(kept.filter((entry) => entry.isFile())).toEqual([]);
  });

  test('that still wait for their client when the next one is asked for are dropped', async () => {
    const storage = folderStorage(folders.saved, { durable: false });
    const body = new Readable({ read: () => undefined });
    const large = form([title, file('video', 'v.mp4', Buffer.alloc(100_000, 'x'), 'video/mp4'), note('one')]);
    body.push(large.subarray(0, 50_000));
    const impatient = streamApi(async (parts) => {
      for await (const part of parts) {
        void part.saveTo(storage);
        await delay(20);
        body.push(large.subarray(50_000));
        body.push(null);
        break;
      }
      return 'one';
    });
    expect((await impatient.send(body)).status).toBe(201);

    const waiting = new Readable({ read: () => undefined });
    waiting.push(large.subarray(0, 50_000));
    setTimeout(() => {
      waiting.push(large.subarray(50_000));
      waiting.push(null);
    }, 40);
    const dropping = streamApi(async (parts) => {
      for await (const part of parts) {
        void part.saveTo(storage);
        await delay(20);
      }
      return 'two';
    });
    expect((await dropping.send(waiting)).status).toBe(500);
    expect(dropping.reported).toMatchObject([{ code: 'file_dropped' }]);
  });

  test('have to be kept by it', async () => {
    const { send, reported } = streamApi(async (parts) => {
      for await (const part of parts) await part.saveTo(memoryStorage() as PermanentStorage);
    });
    expect((await send([everything])).status).toBe(500);
    expect(reported).toMatchObject([{ code: 'storage_keeps_nothing' }]);
  });
});

class One {
  @Nested()
  video!: Video;
}

describe('a whole body that arrives', () => {
  @Controller('/', { parsers: [rawFileParser('video/mp4')] })
  class RawController {
    @Post('/')
    @Returns(Told)
    async upload(@FileStream(One) parts: FileParts<One>): Promise<Told> {
      const files: unknown[] = [];
      for await (const part of parts) files.push([part.field, part.name, (await buffer(part)).toString()]);
      return { json: JSON.stringify(files) };
    }
  }
  const api = createApi({ title: 'Raw', version: '1', controllers: [RawController], serializer: classValidatorSerializer() });
  const { upload } = testClient(api, RawController);

  test('is one file', async () => {
    const answer = await upload({ video: new File(['a video'], 'v.mp4', { type: 'video/mp4' }) });
    expect([answer.status, await answer.json()]).toEqual([201, { json: JSON.stringify([['video', 'v.mp4', 'a video']]) }]);
  });

  test('is held to its model', async () => {
    const large = await upload({ video: { name: 'v', contentType: 'video/mp4', size: 300_001 } });
    const small = await upload({ video: { name: 'v', contentType: 'video/mp4', size: 1 } });
    expect([large.status, small.status]).toEqual([413, 400]);
  });
});

describe('the declaration', () => {
  const documentOf = (decorated: (model: typeof One) => ReturnType<typeof FileStream>): object => {
    @Controller('/', { parsers: [multipartParser()] })
    class DocumentController {
      @Post('/')
      @Returns(null)
      upload(@(decorated(One) as ParameterDecorator) _parts: unknown): void {}
    }
    return buildDocument(createApi({ title: 'D', version: '1', controllers: [DocumentController], serializer: classValidatorSerializer() }));
  };

  test('describes what a declaration of whole files describes', async () => {
    const { FileMetadata } = await import('@modern-rest/core');
    expect(documentOf(FileStream as never)).toEqual(documentOf(FileMetadata as never));
  });

  test('has no content for a constraint', async () => {
    class Letter extends UploadedFile {}
    class Letters {
      @Nested()
      @ValidateBy({
        name: 'hasText',
        async: true,
        validator: { validate: async (value: UploadedFile) => (await value.text()) !== '' },
      } as ValidateByOptions)
      letter!: Letter;
    }
    @Controller('/', { parsers: [multipartParser()] })
    class LetterController {
      @Post('/')
      @Returns(null)
      async upload(@FileStream(Letters) parts: FileParts<Letters>): Promise<void> {
        for await (const _ of parts);
      }
    }
    const reported: unknown[] = [];
    const api = createApi({
      title: 'L',
      version: '1',
      controllers: [LetterController],
      serializer: classValidatorSerializer(),
      reportError: (error) => reported.push(error),
    });
    const { upload } = testClient(api, LetterController);
    expect((await upload({ letter: new File(['x'], 'x.txt') })).status).toBe(500);
    expect(reported).toMatchObject([{ code: 'file_not_readable', message: expect.stringContaining('use @FileMetadata') }]);
  });

  test('needs a parser that gives files while they arrive', () => {
    class Base64Controller {
      upload(@FileStream(One) _parts: FileParts<One>): void {}
    }
    Post('/')(Base64Controller.prototype, 'upload', {});
    Returns(null)(Base64Controller.prototype, 'upload', {} as never);
    Configure({ parsers: [base64Files(jsonParser())] })(Base64Controller.prototype, 'upload', {} as never);
    Controller('/')(Base64Controller);
    expect(() => createApi({ title: 'B', version: '1', controllers: [Base64Controller], serializer: classValidatorSerializer() })).toThrow(
      /FILES_WITHOUT_PARSER|none of its parsers gives files while they arrive/,
    );
  });
});
