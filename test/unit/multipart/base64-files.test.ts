import { inMemory, testClient } from '@modern-rest/testing';
import { IsIn, IsOptional, IsString, Max } from 'class-validator';
import fc from 'fast-check';
import {
  Body,
  base64Files,
  buildDocument,
  Configure,
  Controller,
  createApp,
  FileMetadata,
  jsonParser,
  multipartParser,
  Nested,
  type Parser,
  Post,
  Returns,
  rawFileParser,
  UploadedFile,
  urlencodedParser,
} from 'modern-rest';
import { describe, expect, test } from 'vitest';
import { documentErrors } from '../openapi/document-gates.ts';

class Scan extends UploadedFile {
  @Max(100)
  declare size: number;
}
class Text extends UploadedFile {
  @IsIn(['text/plain'])
  declare contentType: string;
}
class Files {
  @IsOptional()
  @Nested()
  scan?: Scan;

  @IsOptional()
  @Nested(() => [Scan])
  scans?: Scan[];

  @IsOptional()
  @Nested()
  text?: Text;
}
class Fields {
  @IsString()
  title!: string;
}

interface SeenFile {
  readonly name: string | undefined;
  readonly contentType: string;
  readonly bytes: string;
}

function api(parsers: Parser[], forbidUnknown = false) {
  const seen: Record<string, SeenFile[]>[] = [];
  const kept: UploadedFile[] = [];

  @Controller('/', { limits: { jsonBody: 10_000 }, forbidUnknown })
  class ScanController {
    @Post()
    @Configure({ parsers })
    @Returns(String)
    async create(@Body(Fields) { title }: Fields, @FileMetadata(Files) files: Files): Promise<string> {
      const look = async (file: UploadedFile): Promise<SeenFile> => {
        kept.push(file);
        return { name: file.name, contentType: file.contentType, bytes: Buffer.from(await file.bytes()).toString('latin1') };
      };
      const entries = Object.entries(files)
        .filter(([, value]) => value)
        .map(async ([name, value]) => [name, await Promise.all([value].flat().map(look))] as const);
      seen.push(Object.fromEntries(await Promise.all(entries)));
      return title;
    }
  }
  const app = createApp({ title: 'Scans', version: '1', controllers: [ScanController] });
  const send = inMemory(app.api);
  const post = async (body: unknown) => {
    const response = await send({ method: 'POST', url: '/', body });
    const answer = (await response.json()) as { detail?: { msg: string; loc: unknown[] }[] };
    return {
      status: response.status,
      issues: typeof answer === 'object' ? answer.detail?.map(({ loc, msg }) => `${loc.join('.')}: ${msg}`) : undefined,
    };
  };
  return { app, post, seen, kept, client: testClient(app.api, ScanController) };
}

const encoded = Buffer.from('hello').toString('base64');
const hello = { name: undefined, contentType: 'application/octet-stream', bytes: 'hello' };
const IN_JSON = 'must be a file: base64, a data: URL with base64, or an object of data in base64 and, if you like, name and contentType';

describe('base64 in JSON', () => {
  const { post, seen, kept, app, client } = api([base64Files(jsonParser())]);
  const read = async (scan: unknown): Promise<unknown> => {
    const { status, issues } = await post({ title: 'x', scan });
    return status === 201 ? seen.at(-1)?.['scan'] : (issues ?? status);
  };

  test('is a file: alone, in a data: URL, or with a name and a type', async () => {
    expect(await read(encoded)).toEqual([hello]);
    expect(await read('')).toEqual([{ ...hello, bytes: '' }]);
    expect(await read(`data:;base64,${encoded}`)).toEqual([hello]);
    expect(await read(`data:text/plain;charset=utf-8;base64,${encoded}`)).toEqual([{ ...hello, contentType: 'text/plain' }]);
    expect(await read({ data: encoded })).toEqual([hello]);
    expect(await read({ name: 'a.txt', contentType: 'text/plain', data: encoded })).toEqual([{ ...hello, name: 'a.txt', contentType: 'text/plain' }]);
    expect(await read({ contentType: 'text/plain', data: `data:text/plain;base64,${encoded}` })).toEqual([{ ...hello, contentType: 'text/plain' }]);
    expect((await post({ title: 'x', scan: null })).status).toBe(201);
    expect(seen.at(-1)).toEqual({});
  });

  test.each([
    'aGVsbG8',
    'aGVsbG8==',
    'aGVsbG9=',
    'aGVs\nbG8=',
    ' aGVsbG8=',
    'aGVsbG8= ',
    'aGVs_-8=',
    'a===',
    '=',
    'é',
    'data:text/plain,hello',
    'data:text/plain;base64',
    'data:text;base64,aGVsbG8=',
    'data:text/plain;base64,aGVsbG8',
    5,
    true,
    {},
    { data: 5 },
    { data: 'aGVsbG8=', name: 5 },
    { data: 'aGVsbG8=', contentType: 'text' },
    { data: 'aGVsbG8=', size: 5 },
    { file: 'x', buffer: { type: 'Buffer', data: [1] }, filename: '/etc/passwd' },
  ])('is told what it may be where it is something else: %j', async (scan) => {
    expect(await post({ title: 'x', scan })).toEqual({ status: 400, issues: [`files.scan: scan ${IN_JSON}`] });
  });

  test('is not several where one is meant', async () => {
    expect(await post({ title: 'x', scan: [encoded, encoded] })).toMatchObject({ status: 400, issues: [expect.stringMatching(/^files\.scan: /)] });
  });

  test.each(['a\u0000', 'a\n', 'a\u0085', 'a\u2028', 'a\u2029', 'gpj.\u202eexe', '\u2066a\u2069'])(
    'F11: has a name without control characters: %j',
    async (name) => {
      expect(await read({ name, data: encoded })).toEqual(['files.scan: scan must have a name without control characters']);
    },
  );

  test.each(['application/pdf; charset=a; charset=b', 'application/pdf; x=1; X="1"'])(
    'F11: has a type without repeated parameters: %j',
    async (type) => {
      expect(await read({ contentType: type, data: encoded })).toEqual([`files.scan: scan ${IN_JSON}`]);
      expect(await read(`data:${type.replaceAll(' ', '')};base64,${encoded}`)).toEqual([`files.scan: scan ${IN_JSON}`]);
    },
  );

  test.each(['a/b', 'a\\b', '..', '.'])('has a name without a path: %j', async (name) => {
    expect(await read({ name, data: encoded })).toEqual(['files.scan: scan must have a name without a path']);
  });

  test('has a name that is not too long, and one type', async () => {
    expect(await read({ name: 'é'.repeat(128), data: encoded })).toEqual(['files.scan: scan must not have a name longer than 255 bytes']);
    expect(await read({ contentType: 'image/png', data: `data:text/plain;base64,${encoded}` })).toEqual([
      'files.scan: scan must have the contentType that its data: URL says',
    ]);
  });

  test('A2: has a media type that is not longer than the headers of a part', async () => {
    const mediaType = (length: number): string => `a/b;c=${'d'.repeat(length - 6)}`;
    const refused = ['files.scan: scan must not have a media type longer than 4096 bytes'];
    expect(await read({ contentType: mediaType(4096), data: encoded })).toMatchObject([{ bytes: 'hello' }]);
    expect(await read({ contentType: mediaType(4097), data: encoded })).toEqual(refused);
    expect(await read(`data:${mediaType(4096)};base64,${encoded}`)).toMatchObject([{ bytes: 'hello' }]);
    expect(await read(`data:${mediaType(4097)};base64,${encoded}`)).toEqual(refused);
    expect(await read(`data:${mediaType(4097)},${encoded}`)).toEqual(refused);
  });

  test('has as many bytes as the model allows, and no more', async () => {
    expect(await read(Buffer.alloc(100, 'x').toString('base64'))).toEqual([{ ...hello, bytes: 'x'.repeat(100) }]);
    expect(await post({ title: 'x', scan: Buffer.alloc(101).toString('base64') })).toEqual({
      status: 413,
      issues: ['files.scan.size: scan must not be larger than 100 bytes'],
    });
    expect(await post({ title: 'x', scans: [encoded, Buffer.alloc(102).toString('base64')] })).toEqual({
      status: 413,
      issues: ['files.scans.1.size: scans must not be larger than 100 bytes'],
    });
  });

  test('is told of with everything else that is wrong', async () => {
    expect(await post({ title: 5, scan: 'x', scans: [encoded, 'y'], text: encoded })).toEqual({
      status: 400,
      issues: [
        'body.title: title must be a string',
        `files.scan: scan ${IN_JSON}`,
        `files.scans.1: scans ${IN_JSON}`,
        'files.text.contentType: contentType must be one of the following values: text/plain',
      ],
    });
    expect((await post(5)).status).toBe(400);
    expect((await post([])).status).toBe(400);
  });

  test('is no unknown property of the body', async () => {
    const strict = api([base64Files(jsonParser())], true);
    expect((await strict.post({ title: 'x', scan: encoded })).status).toBe(201);
    expect(await strict.post({ title: 'x', scan: encoded, other: encoded })).toMatchObject({
      status: 400,
      issues: [expect.stringMatching(/^body\.other: /)],
    });
  });

  test('is gone when the request has ended', async () => {
    await read(encoded);
    await expect(kept.at(-1)?.bytes()).rejects.toThrow('The request has ended');
  });

  test('arrives as it was, whatever it is', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 100 }),
        fc.array(fc.uint8Array({ maxLength: 20 }), { minLength: 1, maxLength: 4 }),
        async (bytes, many) => {
          const scan = new File([bytes], 'a.bin', { type: 'image/png' });
          const response = await client.create({ title: 'x' }, { scan, scans: many.map((one) => new File([one], 'b')) });
          expect(response.status).toBe(201);
          const got = seen.at(-1) as Record<string, SeenFile[]>;
          expect(got['scan']).toEqual([{ name: 'a.bin', contentType: 'image/png', bytes: Buffer.from(bytes).toString('latin1') }]);
          expect(got['scans']?.map(({ bytes: text }) => text)).toEqual(many.map((one) => Buffer.from(one).toString('latin1')));
        },
      ),
      { numRuns: 200 },
    );
  });

  test('is described as such, beside the body', async () => {
    const document = buildDocument(app.api);
    const operation = document.paths?.['/']?.post;
    const data = { type: 'string', contentEncoding: 'base64' };
    expect(operation?.requestBody).toMatchObject({
      required: true,
      content: {
        'application/json': {
          schema: {
            type: 'object',
            required: ['title'],
            properties: {
              title: { type: 'string' },
              scan: { anyOf: [data, { type: 'object', properties: { name: {}, contentType: {}, data }, required: ['data'] }] },
              scans: { type: 'array' },
              text: { anyOf: [{ ...data, contentMediaType: 'text/plain' }, { properties: { contentType: { enum: ['text/plain'] } } }] },
            },
          },
        },
      },
    });
    expect(await documentErrors(document)).toEqual([]);
  });
});

describe.each([
  ['urlencoded', urlencodedParser(), (entries: [string, string][]) => new URLSearchParams(entries)],
  [
    'multipart',
    multipartParser(),
    (entries: [string, string][]) => {
      const form = new FormData();
      for (const [name, value] of entries) form.append(name, value);
      return form;
    },
  ],
] as const)('base64 in fields of text: %s', (_, parser, write) => {
  const { post, seen, app } = api([base64Files(parser)]);

  test('is a file where the parser says so', async () => {
    const answer = await post(
      write([
        ['title', 'x'],
        ['scan', encoded],
        ['text', `data:text/plain;base64,${encoded}`],
        ['scans', encoded],
        ['scans', ''],
      ]),
    );
    expect(answer.status).toBe(201);
    expect(seen.at(-1)).toEqual({
      scan: [hello],
      text: [{ ...hello, contentType: 'text/plain' }],
      scans: [hello, { ...hello, bytes: '' }],
    });
  });

  test('is told what it may be', async () => {
    expect(
      (
        await post(
          write([
            ['title', 'x'],
            ['scan', '{"data":"aGVsbG8="}'],
          ]),
        )
      ).issues,
    ).toEqual(['files.scan: scan must be a file: base64, or a data: URL with base64']);
  });

  test('is what a test client sends, as far as text can say it', async () => {
    const { client } = api([base64Files(parser)]);
    const sent = new File(['hello'], 'a.txt', { type: 'text/plain' });
    expect((await client.create({ title: 'x' }, { scan: sent, scans: [sent, sent] })).status).toBe(201);
  });

  test('is none where nobody said so', async () => {
    const plain = api([parser.mediaType === 'multipart/form-data' ? parser : multipartParser()]);
    const form = new FormData();
    form.append('title', 'x');
    form.append('scan', encoded);
    expect((await plain.post(form)).issues).toEqual(['files.scan: scan must be a file: send it as a part with a file name, or with a Content-Type']);
  });

  test('is described', async () => {
    expect(await documentErrors(buildDocument(app.api))).toEqual([]);
  });
});

test('a form with real files takes both', async () => {
  const { post, seen } = api([base64Files(multipartParser())]);
  const form = new FormData();
  form.append('title', 'x');
  form.append('scan', new File(['bytes'], 'a.txt', { type: 'text/plain' }));
  form.append('scans', encoded);
  expect((await post(form)).status).toBe(201);
  expect(seen.at(-1)).toEqual({ scan: [{ name: 'a.txt', contentType: 'text/plain', bytes: 'bytes' }], scans: [hello] });
});

test('each way of an endpoint is in its document', async () => {
  class One {
    @Nested()
    scan!: Scan;
  }
  @Controller('/')
  class OneController {
    @Post()
    @Configure({ parsers: [multipartParser(), rawFileParser('image/*'), base64Files(jsonParser()), base64Files(urlencodedParser())] })
    @Returns(null)
    create(@FileMetadata(One) _files: One): void {}
  }
  const document = buildDocument(createApp({ title: 'Ways', version: '1', controllers: [OneController] }).api);
  expect(document.paths?.['/']?.post?.requestBody).toEqual({
    description: 'A form with files',
    required: true,
    content: {
      'multipart/form-data': {
        schema: { type: 'object', properties: { scan: { type: 'string', format: 'binary', maxLength: 100 } }, required: ['scan'] },
      },
      'image/*': { schema: { type: 'string', format: 'binary', maxLength: 100 } },
      'application/json': {
        schema: {
          type: 'object',
          properties: {
            scan: {
              anyOf: [
                { type: 'string', contentEncoding: 'base64' },
                {
                  type: 'object',
                  properties: { name: { type: 'string' }, contentType: { type: 'string' }, data: { type: 'string', contentEncoding: 'base64' } },
                  required: ['data'],
                  additionalProperties: false,
                },
              ],
            },
          },
          required: ['scan'],
        },
      },
      'application/x-www-form-urlencoded': {
        schema: { type: 'object', properties: { scan: { type: 'string', contentEncoding: 'base64' } }, required: ['scan'] },
      },
    },
  });
  expect(await documentErrors(document)).toEqual([]);
});
