import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import {
  Controller,
  createApi,
  type FileAttributes,
  FileMetadata,
  type FileParts,
  FileStream,
  jsonParser,
  type Model,
  type Parser,
  Post,
  Returns,
} from '@modern-rest/core';
import { base64Files, multipartParser, rawFileParser, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { Transform, type TransformFnParams } from 'class-transformer';
import { IsIn, IsOptional, Min, ValidateBy, ValidateIf, type ValidationArguments } from 'class-validator';
import { beforeEach, describe, expect, test } from 'vitest';
import { WAYS } from '../class-validator/equality/equally.ts';
import { useFreshFolders } from './fresh-folders.ts';
import { CONTENT_TYPE, file, form } from './raw-form.ts';

useFreshFolders();

type Check = (file: UploadedFile) => boolean;

/** Runs a check of the whole file as a constraint of one property. */
const Checked = (check: Check): PropertyDecorator =>
  ValidateBy({
    name: 'checked',
    validator: { validate: (_, args) => check((args as ValidationArguments).object as UploadedFile), defaultMessage: () => '$property is wrong' },
  });

let seen: Partial<FileAttributes>[] = [];
let transformed: unknown[] = [];
beforeEach(() => {
  seen = [];
  transformed = [];
});

class Watched extends UploadedFile {
  @Transform(({ value, obj }: TransformFnParams): unknown => {
    const { name, contentType } = obj as FileAttributes;
    transformed.push([name, contentType]);
    return value;
  })
  @Checked(({ name, size, contentType, charset, contentTypeExtra }) => {
    seen.push({ name, size, contentType, charset, contentTypeExtra });
    return true;
  })
  declare contentType: string;
}
class OnlyName extends UploadedFile {
  @IsOptional()
  @Checked(({ contentType, size }) => contentType === 'text/plain' && size === 7)
  declare name: string;
}
class Conditional extends UploadedFile {
  @ValidateIf(({ contentType }: UploadedFile) => contentType === 'text/plain')
  @Min(100)
  declare size: number;
}
class Lower extends UploadedFile {
  @Transform(({ value }: TransformFnParams): unknown => String(value).toUpperCase())
  @IsIn(['TEXT/PLAIN'])
  @Checked(({ contentType }) => contentType === 'TEXT/PLAIN')
  declare contentType: string;
}
class Refused extends UploadedFile {
  @Checked(({ size }) => size > 100)
  declare contentType: string;
}

const MULTIPART = { type: CONTENT_TYPE, body: form([file('file', 'a.txt', 'content')]) };
const TRANSPORTS: Readonly<Record<string, readonly [Parser[], { readonly type: string; readonly body: Uint8Array | string }]>> = {
  multipart: [[multipartParser()], MULTIPART],
  raw: [[rawFileParser('*/*')], { type: 'text/plain', body: Buffer.from('content') }],
  base64: [
    [base64Files(jsonParser())],
    { type: 'application/json', body: JSON.stringify({ file: { data: Buffer.from('content').toString('base64'), contentType: 'text/plain' } }) },
  ],
  stream: [[multipartParser()], MULTIPART],
};
const CASES = WAYS.flatMap((way) => Object.keys(TRANSPORTS).map((transport) => ({ ...way, transport })));

/** Sends one file of seven bytes to an endpoint of a model. */
async function upload(model: Model<object>, { transport, generate }: (typeof CASES)[number], forbidUnknown = false): Promise<unknown> {
  const [parsers, { type, body }] = TRANSPORTS[transport] as (typeof TRANSPORTS)[string];
  class Files {
    @Nested(() => model)
    file!: object;
  }

  @Controller('/', { parsers, forbidUnknown })
  class ReceivingController {
    @Post()
    @Returns(String)
    received(@FileMetadata(Files) { file: received }: Files): string {
      return (received as UploadedFile).contentType;
    }
  }
  @Controller('/', { parsers, forbidUnknown })
  class StreamingController {
    @Post()
    @Returns(String)
    async stream(@FileStream(Files) parts: FileParts<Files>): Promise<string> {
      const types: string[] = [];
      for await (const part of parts) types.push(part.contentType);
      return types.join();
    }
  }
  const controllers = [transport === 'stream' ? StreamingController : ReceivingController];
  const api = createApi({ title: 'Test', version: '1', controllers, serializer: classValidatorSerializer({ generate }) });
  const response = await inMemory(api)({ method: 'POST', url: '/', headers: { 'content-type': type }, body });
  const answer: unknown = await response.json();
  return response.ok ? answer : (answer as { detail: readonly { loc: unknown; msg: string }[] }).detail.map(({ loc, msg }) => [loc, msg]);
}

describe.each(CASES)('F8: constraints see all attributes of a file: $transport, $way', (way) => {
  const name = way.transport === 'multipart' || way.transport === 'stream' ? 'a.txt' : undefined;

  test('whether they are declared or not', async () => {
    expect(await upload(Watched, way, true)).toBe('text/plain');
    expect(seen.at(-1)).toEqual({ name, size: 7, contentType: 'text/plain', charset: undefined, contentTypeExtra: {} });
    expect(transformed.at(-1)).toEqual([name, 'text/plain']);
  });

  test('in a constraint of another property, and in a condition', async () => {
    expect(await upload(OnlyName, way)).toBe('text/plain');
    expect(await upload(Conditional, way)).toEqual([[['files', 'file', 'size'], 'size must not be less than 100']]);
    expect(await upload(Refused, way)).toEqual([[['files', 'file', 'contentType'], 'contentType is wrong']]);
  });

  test('as @Transform changed them', async () => {
    expect(await upload(Lower, way)).toBe(way.transport === 'stream' ? 'text/plain' : 'TEXT/PLAIN');
  });
});

test('F8: a constraint that fails for another reason while a file arrives is an error', async () => {
  class Throwing extends UploadedFile {
    @Checked(() => {
      throw new Error('broken');
    })
    declare contentType: string;
  }
  for (const way of CASES.filter(({ transport }) => transport === 'stream')) {
    expect(await upload(Throwing, way)).toEqual([[undefined, 'Internal server error']]);
  }
});

test('F8: claims are checked before the bytes arrive, and constraints that need the bytes afterwards', async () => {
  const sizes: number[] = [];
  class Picky extends UploadedFile {
    @IsIn(['image/png', 'text/plain'])
    @Checked(({ name, contentType, size }) => {
      sizes.push(size);
      return name === 'a.txt' && contentType === 'text/plain';
    })
    declare contentType: string;
  }
  class Early extends UploadedFile {
    @IsIn(['image/png', 'image/jpeg'])
    @Checked(({ name }) => name === 'other')
    declare contentType: string;
  }
  for (const way of CASES.filter(({ transport }) => transport === 'multipart' || transport === 'stream')) {
    expect(await upload(Picky, way)).toBe('text/plain');
    expect(await upload(Early, way)).toEqual([
      [['files', 'file', 'contentType'], 'contentType must be one of the following values: image/png, image/jpeg'],
      [['files', 'file', 'contentType'], 'contentType is wrong'],
    ]);
  }
  // At start-up the constraint is tried without a file.
  expect(new Set(sizes)).toEqual(new Set([undefined, 7]));
});
