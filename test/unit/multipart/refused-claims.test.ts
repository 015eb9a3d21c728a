import { Readable } from 'node:stream';
import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { Controller, createApi, FileMetadata, Put, Returns } from '@modern-rest/core';
import { rawFileParser, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { IsIn, IsInt, IsOptional, Max, Min, registerDecorator, ValidateIf } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { useFreshFolders } from './fresh-folders.ts';
import { field, file, form } from './raw-form.ts';
import { type UploadApi, uploadApi } from './upload-api.ts';

useFreshFolders();

class Picture extends UploadedFile {
  @IsIn(['image/png', 'image/jpeg'])
  declare contentType: string;

  @Min(1)
  @Max(5_000_000)
  declare size: number;
}

class Pictures {
  @IsOptional()
  @Nested()
  file?: Picture;

  @IsOptional()
  @Nested(() => [Picture])
  files?: Picture[];
}

/** A constraint that waits. */
function Waits(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'waits',
      async: true,
      target: target.constructor,
      propertyName: property as string,
      validator: { validate: async (value) => value !== 'text/plain', defaultMessage: () => '$property must not be text' },
    });
}

/** A constraint that reads a file. */
function IsNotBlank(): PropertyDecorator {
  return (target, property) =>
    registerDecorator({
      name: 'isNotBlank',
      async: true,
      target: target.constructor,
      propertyName: property as string,
      validator: { validate: async (value: UploadedFile) => (await value.text()).trim() !== '', defaultMessage: () => '$property is blank' },
    });
}

class Waiting extends UploadedFile {
  @IsIn(['image/png', 'image/jpeg', 'image/gif'])
  @Waits()
  declare contentType: string;
}

class WaitingFiles {
  @Nested()
  file!: Waiting;
}

class Count {
  @IsOptional()
  @IsInt()
  count?: number;
}

/** How many bytes of a body were read until it was answered. */
async function bytesRead(api: UploadApi, body: Buffer): Promise<{ readonly status: number; readonly locs: unknown; readonly read: number }> {
  let read = 0;
  function* chunks(): Generator<Buffer> {
    for (let at = 0; at < body.length; at += 8192) {
      read = at;
      yield body.subarray(at, at + 8192);
    }
  }
  const { status, detail } = await api.stream(Readable.from(chunks(), { objectMode: false, highWaterMark: 8192 }));
  return { status, locs: detail?.map(({ loc }) => loc), read };
}

const large = Buffer.alloc(1_000_000, 'content, ');

describe('a file whose type its model does not allow', () => {
  test('is refused when little more than its head has come', async () => {
    for (const files of [Pictures, WaitingFiles]) {
      const { status, locs, read } = await bytesRead(uploadApi({ files }), form([file('file', 'a.txt', large, 'text/plain')]));
      expect([status, locs]).toEqual([400, (files === Pictures ? [0] : [0, 1]).map(() => ['files', 'file', 'contentType'])]);
      expect(read).toBeLessThan(200_000);
    }
  });

  test('is told with everything else that is wrong with a small form', async () => {
    const api = uploadApi({ files: Pictures, fields: Count as never });
    const body = form([file('files', 'a.png', 'x', 'image/png'), file('files', 'b.txt', 'x'), file('file', 'c.txt', 'x'), field('count', 'many')]);
    const { status, locs } = await bytesRead(api, body);
    expect([status, locs]).toEqual([
      400,
      [
        ['body', 'count'],
        ['files', 'file', 'contentType'],
        ['files', 'files', 1, 'contentType'],
      ],
    ]);
  });

  test('is told alone when more than 64 KiB come after it, to the byte', async () => {
    const answerTo = async (size: number): Promise<unknown> => {
      const parts = [file('file', 'c.txt', 'x'), file('files', 'a.png', large.subarray(0, size), 'image/png'), field('count', 'x')];
      return (await bytesRead(uploadApi({ files: Pictures, fields: Count as never }), form(parts))).locs;
    };
    expect(await answerTo(65_534)).toEqual([
      ['body', 'count'],
      ['files', 'file', 'contentType'],
    ]);
    expect(await answerTo(65_535)).toEqual([['files', 'file', 'contentType']]);
  });

  test('is taken where its model does not mind this time', async () => {
    class Excused extends UploadedFile {
      @ValidateIf(() => false)
      @IsIn(['image/png'])
      declare contentType: string;
    }
    class ExcusedFiles {
      @Nested()
      file!: Excused;
    }
    expect((await bytesRead(uploadApi({ files: ExcusedFiles }), form([file('file', 'a.txt', large)]))).status).toBe(201);
  });

  test('is refused beside what a constraint of the content says, which is asked when there is one', async () => {
    class ReadFiles {
      @Nested()
      @IsNotBlank()
      file!: Picture;
    }
    const api = uploadApi({ files: ReadFiles });
    expect(await bytesRead(api, form([file('file', 'a.txt', ' ')]))).toMatchObject({
      status: 400,
      locs: [
        ['files', 'file'],
        ['files', 'file', 'contentType'],
      ],
    });
    expect(api.reported).toEqual([]);
  });

  test('is what it says for who allows it', async () => {
    expect((await bytesRead(uploadApi({ files: Pictures }), form([file('file', 'a.png', large, 'image/png')]))).status).toBe(201);
  });
});

describe('a whole body whose type its model does not allow', () => {
  class One {
    @Nested()
    file!: Picture;
  }
  @Controller('/', { parsers: [rawFileParser('*/*')] })
  class RawController {
    @Put('/')
    @Returns(Number)
    put(@FileMetadata(One) { file: { size } }: One): number {
      return size;
    }
  }
  const send = inMemory(createApi({ title: 'Raw', version: '1', controllers: [RawController], serializer: classValidatorSerializer() }));

  test('is refused before a byte of it is read', async () => {
    const answerTo = async (type: string): Promise<unknown> => {
      const response = await send({ method: 'PUT', url: '/', headers: { 'content-type': type }, body: large });
      return [response.status, await response.json()];
    };
    expect(await answerTo('image/png')).toEqual([200, 1_000_000]);
    expect(await answerTo('text/plain')).toMatchObject([400, { detail: [{ loc: ['files', 'file', 'contentType'] }] }]);
  });
});
