import { classValidatorSerializer, Detected, Nested } from '@modern-rest/class-validator';
import { Controller, createApi, FileMetadata, jsonParser, type Model, Post, Returns } from '@modern-rest/core';
import { base64Files, memoryStorage, multipartParser, rawFileParser, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { CONTENT_TYPE, form, partNamed } from '../multipart/raw-form.ts';

const PNG = Buffer.from('89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489', 'hex');
const GIF = Buffer.from('474946383961010001008000000000000000000021f90401000000002c00000000010001000002024401003b', 'hex');
const PDF = Buffer.from('%PDF-1.7\n%äöü\n1 0 obj\n');
const TEXT = Buffer.from('a text, é\n');
const BYTES = Buffer.from([0, 1, 2, 3, 0xff]);
const types = ['image/png', 'image/jpeg', 'application/pdf', 'text/plain', 'application/octet-stream'] as const;

class Checked extends UploadedFile {
  @Detected(...types)
  declare detectedType: string;
}

class Files {
  @Nested()
  file!: Checked;
}

class Told {
  @IsString()
  type!: string;
}

@Controller('/')
class CheckedController {
  @Post('/')
  @Returns(Told)
  upload(@FileMetadata(Files) { file }: Files): Told {
    return { type: `${file.clientType} ${file.detectedType}` };
  }
}

interface Answer {
  readonly status: number;
  readonly type?: string;
  readonly detail?: readonly { readonly loc: readonly string[]; readonly msg: string }[];
}

async function send(content: Uint8Array, name: string, type: string): Promise<Answer> {
  const api = createApi({
    title: 'Detected',
    version: '1',
    controllers: [CheckedController],
    serializer: classValidatorSerializer(),
    parsers: [multipartParser({ storage: memoryStorage() })],
  });
  const body = new FormData();
  body.append('file', new File([content], name, { type }));
  const response = await inMemory(api)({ method: 'POST', url: '/', body });
  return { status: response.status, ...((await response.json()) as object) };
}

describe('the content of a file', () => {
  test.each([
    [PNG, 'a.png', 'image/png', 'image/png'],
    [PNG, 'a.PNG', 'image/x-png', 'image/png'],
    [PNG, 'a', 'application/octet-stream', 'image/png'],
    [PNG, 'a.unknown', 'image/png', 'image/png'],
    [PDF, 'a.pdf', 'application/pdf', 'application/pdf'],
    [TEXT, 'a.txt', 'text/plain', 'text/plain'],
    [TEXT, 'a.csv', 'text/csv', 'text/plain'],
    [TEXT, 'a.json', 'application/json', 'text/plain'],
    [TEXT, 'a.geojson', 'application/geo+json', 'text/plain'],
    [Buffer.alloc(0), 'a.txt', 'text/plain', 'text/plain'],
    [Buffer.from(`${'é'.repeat(2051).slice(1)}x`), 'a.txt', 'text/plain', 'text/plain'],
    [BYTES, 'a.bin', 'application/octet-stream', 'application/octet-stream'],
  ])('agrees with what is said of it: %#', async (content, name, type, detected) => {
    expect(await send(content, name, type)).toEqual({ status: 201, type: `${type} ${detected}` });
  });

  test.each([
    [PNG, 'a.png', 'image/jpeg', 'must be what its contentType says: it is image/png, not image/jpeg'],
    [PNG, 'a.jpg', 'image/png', 'must be what its name says: it is image/png, not image/jpeg'],
    [PDF, 'a.png', 'application/pdf', 'must be what its name says: it is application/pdf, not image/png'],
    [TEXT, 'a.png', 'image/png', 'must be what its contentType says: it is text/plain, not image/png'],
    [BYTES, 'a.txt', 'text/plain', 'must be what its contentType says: it is application/octet-stream, not text/plain'],
    [PNG, 'a.txt', 'text/plain', 'must be what its contentType says: it is image/png, not text/plain'],
  ])('does not agree with what is said of it: %#', async (content, name, type, expected) => {
    const { status, detail } = await send(content, name, type);
    expect([status, detail]).toMatchObject([400, [{ loc: ['files', 'file', 'detectedType'], msg: expect.stringContaining(expected) }]]);
  });

  test('agrees with a client that says nothing of it', async () => {
    const api = createApi({
      title: 'Detected',
      version: '1',
      controllers: [CheckedController],
      serializer: classValidatorSerializer(),
      parsers: [multipartParser()],
    });
    const body = form([partNamed('name="file"; filename="a"', PNG)]);
    const response = await inMemory(api)({ method: 'POST', url: '/', headers: { 'content-type': CONTENT_TYPE }, body });
    expect([response.status, await response.json()]).toEqual([201, { type: 'application/octet-stream image/png' }]);
  });

  test('is of none of the types', async () => {
    const { status, detail } = await send(GIF, 'a.gif', 'image/gif');
    expect([status, detail]).toMatchObject([400, [{ loc: ['files', 'file', 'detectedType'], msg: expect.stringMatching(/one of.*image\/png/) }]]);
  });

  test.each([
    ['as a whole body', rawFileParser('*/*'), PNG, 'image/png', 201],
    ['as a whole body', rawFileParser('*/*'), GIF, 'image/png', 400],
    ['in base64', base64Files(jsonParser()), JSON.stringify({ file: `data:image/png;base64,${PNG.toString('base64')}` }), 'application/json', 201],
    ['in base64', base64Files(jsonParser()), JSON.stringify({ file: `data:image/png;base64,${GIF.toString('base64')}` }), 'application/json', 400],
  ])('is looked at %s', async (_, parser, body, type, status) => {
    const controllers: Model<object>[] = [CheckedController];
    const api = createApi({ title: 'D', version: '1', controllers, serializer: classValidatorSerializer(), parsers: [parser] });
    expect((await inMemory(api)({ method: 'POST', url: '/', headers: { 'content-type': type }, body })).status).toBe(status);
  });
});

test('another property than detectedType is no place for it', () => {
  class Wrong extends UploadedFile {
    @Detected('image/png')
    declare contentType: string;
  }
  class WrongFiles {
    @Nested()
    file!: Wrong;
  }
  @Controller('/')
  class WrongController {
    @Post('/')
    @Returns(null)
    upload(@FileMetadata(WrongFiles) _files: WrongFiles): void {}
  }
  const parsers = [multipartParser()];
  expect(() => createApi({ title: 'W', version: '1', controllers: [WrongController], serializer: classValidatorSerializer(), parsers })).toThrow(
    /@Detected stands on contentType[\s\S]*detectedType/,
  );
});
