import { classValidatorSerializer, Intersection, Nested } from '@modern-rest/class-validator';
import { Body, Controller, createApi, FileMetadata, Post, Returns } from '@modern-rest/core';
import { type ImageOptions, IsImage, imageWorkers } from '@modern-rest/image';
import { multipartParser, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { IsInt, IsString } from 'class-validator';
import { expect, test } from 'vitest';
import { image } from './images.ts';

const FORMATS: ImageOptions['formats'] = ['png'];
const workers = imageWorkers();

test.each([
  [{ formats: [] }, 'IsImage: formats is [], and has to be some of png, jpeg, gif, webp, avif'],
  [{ formats: ['png', 'svg'] as never }, 'IsImage: formats is [png, svg], and has to be some of png, jpeg, gif, webp, avif'],
  [{ formats: FORMATS, maxPixels: 0 }, 'IsImage: maxPixels is 0, and has to be a whole number above 0'],
  [{ formats: FORMATS, maxSide: 1.5 }, 'IsImage: maxSide is 1.5, and has to be a whole number above 0'],
  [{ formats: FORMATS, maxFrames: -1 }, 'IsImage: maxFrames is -1, and has to be a whole number above 0'],
  [{ formats: FORMATS, deadline: Number.NaN }, 'IsImage: deadline is NaN, and has to be a whole number above 0'],
])('%j is refused where it is declared', (options, message) => {
  expect(() => IsImage(options)).toThrow(message);
});

test('processes that cannot be are refused where they are declared', () => {
  expect(() => imageWorkers({ count: 0 })).toThrow('imageWorkers: count is 0, and has to be a whole number above 0');
});

class Title {
  @IsString() title!: string;
}

class Picture extends UploadedFile {
  @IsInt() declare size: number;
}

class Pictures {
  @Nested()
  @IsImage({ formats: FORMATS, workers }, { message: 'no picture' })
  firstPicture!: Picture;

  @Nested(() => [Picture])
  @IsImage({ formats: FORMATS, workers }, { each: true })
  otherPictures!: Picture[];
}

class Stored extends Intersection(Title, Pictures) {}

@Controller('/', { parsers: [multipartParser()], wireNames: 'snake_case' })
class PictureController {
  @Post()
  @Returns(Stored)
  store(@Body(Title) { title }: Title, @FileMetadata(Pictures) files: Pictures): Stored {
    return { title, ...files };
  }
}

function send(controller: new () => object, files: Readonly<Record<string, readonly Buffer[]>>): Promise<Response> {
  const api = createApi({ title: 'Images', version: '1', controllers: [controller], serializer: classValidatorSerializer(), reportError });
  const body = new FormData();
  body.append('title', 'Holidays');
  for (const [name, contents] of Object.entries(files)) {
    for (const content of contents) body.append(name, new File([content as Uint8Array<ArrayBuffer>], 'a.png'));
  }
  return inMemory(api)({ method: 'POST', url: '/', body });
}

const reported: unknown[] = [];
const reportError = (error: unknown): number => reported.push(error);

test('images that become a part of the answer are read once', async () => {
  const png = await image('png');
  const reads: unknown[] = [];
  const read = workers.read;
  Object.assign(workers, {
    read: (...args: Parameters<typeof read>) => {
      reads.push(args);
      return read(...args);
    },
  });
  const response = await send(PictureController, { first_picture: [png], other_pictures: [png, png] });
  expect([response.status, await response.json()]).toEqual([
    201,
    { title: 'Holidays', first_picture: { size: png.length }, other_pictures: [{ size: png.length }, { size: png.length }] },
  ]);
  expect(reads.length).toBe(3);
});

test('messages have wire names, or are those of the model', async () => {
  const response = await send(PictureController, { first_picture: [Buffer.alloc(0)], other_pictures: [await image('png'), Buffer.alloc(0)] });
  const { detail } = (await response.json()) as { detail: unknown };
  expect([response.status, detail]).toEqual([
    400,
    [
      { loc: ['files', 'first_picture'], msg: 'no picture', type: 'value_error', constraint: 'isImage' },
      { loc: ['files', 'other_pictures', 1], msg: 'other_pictures: file 1 is empty', type: 'value_error', constraint: 'isImage' },
    ],
  ]);
});

test('a model of files without content is a fault of the server, and says what to do', async () => {
  class Metadata {
    @IsInt() size!: number;
  }
  class Files {
    @Nested()
    @IsImage({ formats: FORMATS, workers })
    first_picture!: Metadata;
  }
  @Controller('/', { parsers: [multipartParser()] })
  class MetadataController {
    @Post()
    @Returns(String)
    store(@FileMetadata(Files) files: Files): string {
      return `${files.first_picture.size}`;
    }
  }
  const response = await send(MetadataController, { first_picture: [await image('png')] });
  expect(response.status).toBe(500);
  expect(reported.map(String)).toEqual([
    'RestError: IsImage was asked about a value without content: the model of its property has to extend UploadedFile',
  ]);
});
