import { createHash } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { request } from 'node:http';
import { Readable } from 'node:stream';
import { compileApi } from '@modern-rest/core';
import { inMemory, testClient } from '@modern-rest/testing';
import { IsIn, IsOptional, IsString, Max } from 'class-validator';
import {
  Body,
  base64Files,
  Configure,
  Controller,
  createApp,
  FileMetadata,
  jsonParser,
  multipartParser,
  Nested,
  optional,
  type Parser,
  Post,
  Put,
  Returns,
  rawFileParser,
  UploadedFile,
} from 'modern-rest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { arbitraryBytes } from '../../random/bytes.ts';
import { useFreshFolders } from './fresh-folders.ts';

const folders = useFreshFolders();

class Picture extends UploadedFile {
  @IsIn(['image/png', 'image/gif', 'application/octet-stream'])
  declare contentType: string;

  @Max(100_000)
  declare size: number;
}
class PictureFiles {
  @Nested()
  picture!: Picture;
}
class Seen {
  @IsOptional()
  @IsString()
  name?: string | undefined;

  @IsString()
  contentType!: string;

  @IsString()
  hash!: string;
}
const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

@Controller('/')
class PictureController {
  @Put('/picture')
  @Configure({ parsers: [rawFileParser('image/png'), rawFileParser('image/*'), rawFileParser()] })
  @Returns(Seen)
  async put(@FileMetadata(PictureFiles) { picture }: PictureFiles): Promise<Seen> {
    return { name: picture.name, contentType: picture.contentType, hash: hashOf(await picture.bytes()) };
  }

  @Post('/both')
  @Configure({ parsers: [multipartParser(), rawFileParser('image/*')] })
  @Returns(Seen)
  both(@FileMetadata(PictureFiles) files: PictureFiles): Promise<Seen> {
    return this.put(files);
  }
}
const app = createApp({ title: 'Pictures', version: '1', controllers: [PictureController], limits: { spoolThreshold: 1000 } });
const send = inMemory(app.api);
const put = async (body: Uint8Array, headers: Record<string, string> = { 'content-type': 'image/png' }) => {
  const response = await send({ method: 'PUT', url: '/picture', headers, body });
  return { status: response.status, headers: response.headers, body: (await response.json()) as { detail?: { msg: string; loc: unknown[] }[] } };
};
const issues = ({ body: { detail = [] } }: Awaited<ReturnType<typeof put>>) => detail.map(({ msg, loc }) => [msg, loc]);

describe('a whole body as a file', () => {
  test.each([0, 1, 999, 1000, 1001, 100_000])('comes with every byte: %i of them', async (size) => {
    const bytes = arbitraryBytes(size);
    expect(await put(bytes)).toMatchObject({ status: 200, body: { contentType: 'image/png', hash: hashOf(bytes) } });
    expect(await readdir(folders.temporary)).toEqual([]);
  });

  test('of one byte too many is a 413 that names the file and the limit, announced or not', async () => {
    const answer = await put(arbitraryBytes(100_001));
    expect([answer.status, issues(answer)]).toEqual([413, [['picture must not be larger than 100000 bytes', ['files', 'picture', 'size']]]]);

    const table = compileApi(app.api);
    const body = Readable.from([arbitraryBytes(60_000), arbitraryBytes(40_001)], { objectMode: false });
    const headers = { 'content-type': 'image/png', 'transfer-encoding': 'chunked' };
    const signal = new AbortController().signal;
    const streamed = await table.handle({ method: 'PUT', path: '/picture', queryString: '', headers, body, signal, native: undefined });
    expect(streamed?.status).toBe(413);
    expect(await readdir(folders.temporary)).toEqual([]);
  });

  test('is of a type that is named, or of a range', async () => {
    for (const [sent, read] of [
      ['image/gif', 'image/gif'],
      ['IMAGE/PNG; a=b', 'image/png'],
      ['application/octet-stream', 'application/octet-stream'],
    ]) {
      expect(await put(arbitraryBytes(9), { 'content-type': sent as string })).toMatchObject({ status: 200, body: { contentType: read } });
    }
    const unfit = await put(arbitraryBytes(9), { 'content-type': 'image/webp' });
    expect([unfit.status, issues(unfit)[0]?.[1]]).toEqual([400, ['files', 'picture', 'contentType']]);
  });

  test.each(['text/plain', 'image/*', '*/*', 'multipart/form-data; boundary=x', 'image'])(
    'as %s is a 415 that says what is accepted',
    async (type) => {
      const answer = await put(arbitraryBytes(9), { 'content-type': type });
      expect([answer.status, answer.headers.get('accept')]).toEqual([415, 'image/png, image/*, application/octet-stream']);
    },
  );

  test.each([
    ['attachment; filename="a b.png"', 'a b.png'],
    ['inline; filename=a.png', 'a.png'],
    ['Attachment; filename="../../etc/passwd"', 'passwd'],
    [`attachment; filename*=UTF-8''%E6%BC%A2%20%22.png`, '漢 ".png'],
    [Buffer.from('attachment; filename="é.png"').toString('latin1'), 'é.png'],
    ['attachment', undefined],
  ])('is named by Content-Disposition: %s', async (header, name) => {
    const { status, body } = await put(arbitraryBytes(9), { 'content-type': 'image/png', 'content-disposition': header });
    expect([status, (body as { name?: string }).name]).toEqual([200, name]);
  });

  test.each([
    ['attachment; filename=', 'The request has a malformed Content-Disposition'],
    ['file; filename=a', 'The request has a Content-Disposition of another type'],
    ['attachment; filename=a; filename=b', 'The request has a parameter of Content-Disposition twice'],
    ['attachment; filename=".."', 'The request has a file name that names a folder'],
    [`attachment; filename="${'a'.repeat(256)}"`, 'The name of a file must not be longer than 255 bytes'],
  ])('with a name that cannot be read is a 400: %s', async (header, msg) => {
    const answer = await put(arbitraryBytes(9), { 'content-type': 'image/png', 'content-disposition': header });
    expect([answer.status, issues(answer)[0]?.[0]]).toEqual([400, msg]);
  });

  test('may come beside forms', async () => {
    const bytes = arbitraryBytes(2000);
    const form = new FormData();
    form.append('picture', new File([bytes], 'a.gif', { type: 'image/gif' }));
    const answers = [
      await send({ method: 'POST', url: '/both', body: form }),
      await send({ method: 'POST', url: '/both', body: bytes, headers: { 'content-type': 'image/gif' } }),
    ];
    expect(await Promise.all(answers.map((answer) => answer.json()))).toMatchObject([
      { name: 'a.gif', hash: hashOf(bytes) },
      { hash: hashOf(bytes) },
    ]);
  });

  test('is what a test client sends, with its name', async () => {
    const client = testClient(app.api, PictureController);
    const name = `it's (a) "漢".png`;
    const response = await client.put({ picture: new File(['bytes'], name, { type: 'image/png' }) });
    expect(await response.json()).toEqual({ name, contentType: 'image/png', hash: hashOf(Buffer.from('bytes')) });
  });

  test('is bounded by the limit of files where its model says nothing, and may be missing', async () => {
    class Any {
      @IsOptional()
      @Nested()
      file?: UploadedFile;
    }
    @Controller('/', { limits: { fileSize: 10 } })
    class AnyController {
      @Put()
      @Configure({ parsers: [rawFileParser('*/*')] })
      @Returns(String)
      put(@FileMetadata(Any) { file }: Any): string {
        return `${file?.size}`;
      }
    }
    const { api } = createApp({ title: 'Any', version: '1', controllers: [AnyController] });
    const { put: putAny } = testClient(api, AnyController);
    const bytes = (size: number) => new File(['x'.repeat(size)], 'a', { type: 'application/octet-stream' });
    const statuses = [await putAny({ file: bytes(10) }), await putAny({ file: bytes(11) }), await putAny({})].map(({ status }) => status);
    expect(statuses).toEqual([200, 413, 415]);
    const text = await inMemory(api)({ method: 'PUT', url: '/', headers: { 'content-type': 'text/plain' }, body: 'text' });
    expect(await text.json()).toBe('4');
  });

  test('that is cut off leaves nothing behind', async () => {
    const { url, close } = await app.listen();
    onTestFinished(() => close());
    for (const sent of [1, 1500, 50_000]) {
      const upload = request(`${url}/picture`, { method: 'PUT', headers: { 'content-type': 'image/png', 'content-length': '60000' } });
      upload.on('error', () => undefined);
      upload.write(arbitraryBytes(sent));
      await new Promise((resolve) => setTimeout(resolve, 30));
      await new Promise((resolve) => upload.once('close', resolve).destroy());
    }
    await expect.poll(() => readdir(folders.temporary)).toEqual([]);
    const response = await fetch(`${url}/picture`, { method: 'PUT', headers: { 'content-type': 'image/png' }, body: arbitraryBytes(5) });
    expect(response.status).toBe(200);
  });
});

class Two {
  @Nested()
  a!: Picture;

  @Nested()
  b!: Picture;
}
class Many {
  @Nested(() => [Picture])
  pictures!: Picture[];
}
class Fields {
  @IsString()
  title!: string;
}

describe('found at start', () => {
  const problemsOf = (parsers: Parser[], model: new () => object, body: boolean): unknown => {
    class WrongController {
      read(): void {}
    }
    Put('/')(WrongController.prototype, 'read', {});
    Returns(null)(WrongController.prototype, 'read', {} as never);
    FileMetadata(model)(WrongController.prototype as never, 'read' as never, 0 as never);
    if (body) Body(Fields)(WrongController.prototype as never, 'read' as never, 1 as never);
    Controller('/', { parsers })(WrongController);
    try {
      return createApp({ title: 'Wrong', version: '1', controllers: [WrongController] }) && [];
    } catch (error) {
      return (error as { problems: { code: string; cause: string }[] }).problems.map(({ code, cause }) => [code, cause]);
    }
  };

  test.each([Two, Many])('a whole body cannot be several files', (model) => {
    expect(problemsOf([rawFileParser()], model, false)).toEqual([
      ['FILES_WITHOUT_PARSER', 'its parsers take the whole body for one file, and its model is not of exactly one'],
    ]);
    expect(problemsOf([rawFileParser(), multipartParser()], model, false)).toEqual([]);
  });

  test('a whole body that is a file holds nothing else', () => {
    expect(problemsOf([rawFileParser()], PictureFiles, true)).toEqual([['PARSER_MISSING', 'no parser reads both its files and its body']]);
    expect(problemsOf([rawFileParser(), base64Files(jsonParser())], PictureFiles, true)).toEqual([]);
  });
});

test('an optional body is nothing where the file is the body', async () => {
  @Controller('/')
  class OptionalController {
    @Put('/')
    @Configure({ parsers: [rawFileParser(), multipartParser()] })
    @Returns(String)
    put(@FileMetadata(PictureFiles) { picture }: PictureFiles, @Body(optional(Fields)) fields?: Fields): string {
      return `${picture.size} ${fields?.title}`;
    }
  }
  const ask = inMemory(createApp({ title: 'Optional', version: '1', controllers: [OptionalController] }).api);
  const raw = await ask({ method: 'PUT', url: '/', headers: { 'content-type': 'application/octet-stream' }, body: arbitraryBytes(3) });
  expect(await raw.json()).toBe('3 undefined');
});

test('F11: a Content-Type with a parameter twice is refused', async () => {
  class Texts {
    @Nested() text!: UploadedFile;
  }
  @Controller('/texts')
  class TextController {
    @Put('/')
    @Configure({ parsers: [rawFileParser('text/plain')] })
    @Returns(Number)
    put(@FileMetadata(Texts) { text }: Texts): number {
      return text.size;
    }
  }
  const { api } = createApp({ title: 'Texts', version: '1', controllers: [TextController] });
  const send = (type: string) => inMemory(api)({ method: 'PUT', url: '/texts', headers: { 'content-type': type }, body: Buffer.from('text') });
  expect((await send('text/plain; charset=utf-8')).status).toBe(200);
  const refused = await send('text/plain; charset=utf-8; charset=utf-16');
  expect([refused.status, await refused.json()]).toEqual([
    400,
    { detail: [{ msg: 'The Content-Type has a parameter twice', loc: ['files', 'text', 'contentType'], type: 'value_error' }] },
  ]);
});
