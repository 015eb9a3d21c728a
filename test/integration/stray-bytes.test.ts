import { once } from 'node:events';
import { Readable } from 'node:stream';
import { Nested } from '@modern-rest/class-validator';
import {
  Body,
  base64Files,
  Context,
  Controller,
  createApp,
  FileMetadata,
  Get,
  jsonParser,
  koaContext,
  multipartParser,
  type PermanentStorage,
  Post,
  type RequestContext,
  Returns,
  rawFileParser,
  UploadedFile,
} from 'modern-rest';
import { beforeEach, describe, expect, onTestFinished, test } from 'vitest';
import { type RawConnection, rawConnection } from '../real/raw-connection.ts';
import { rawForm, rawHead } from '../real/raw-form.ts';

/** Settles when the test says so. */
class Gate {
  isOpen = false;
  open!: () => void;
  readonly opened = new Promise<void>((resolve) => {
    this.open = () => {
      this.isOpen = true;
      resolve();
    };
  });
}

let reached: Gate;
let released: Gate;
let written: Gate;
let aborted: Gate;
let kept: string[];
/** Resolves when the server has refused malformed HTTP. */
let refused: Promise<unknown>;
beforeEach(() => {
  written = new Gate();
  aborted = new Gate();
  reached = new Gate();
  released = new Gate();
  kept = [];
});

/** Keeps files when the test releases them. */
const slowStorage: PermanentStorage = {
  keeps: true,
  responses: [],
  open() {
    const chunks: Buffer[] = [];
    return {
      write(bytes) {
        chunks.push(bytes);
        written.open();
      },
      finish: () => ({
        content: () => Readable.from(chunks),
        permanent: {
          key: 'key',
          async commit() {
            reached.open();
            await released.opened;
            kept.push(Buffer.concat(chunks).toString());
          },
        },
      }),
      abort() {
        kept.push('aborted');
        aborted.open();
      },
    };
  },
};

class Photo {
  @Nested(() => UploadedFile)
  photo!: UploadedFile;
}

const storage = { storage: slowStorage };

@Controller('/photos', { parsers: [multipartParser(storage), rawFileParser('text/plain', storage), base64Files(jsonParser(), storage)] })
class PhotoController {
  @Post()
  @Returns(String)
  keep(@FileMetadata(Photo) { photo }: Photo): string {
    return `kept ${photo.size}`;
  }

  @Get()
  @Returns(String)
  read(): string {
    return 'read';
  }

  @Post('/slow')
  @Returns(String)
  async slow(): Promise<string> {
    reached.open();
    await released.opened;
    return 'slow';
  }

  @Post('/text')
  @Returns(String)
  text(@Body(String) text: string): string {
    return text;
  }

  @Post('/begun')
  @Returns(String)
  async begun(@Context() request: RequestContext): Promise<string> {
    const ctx = koaContext(request);
    ctx.respond = false;
    ctx.res.writeHead(200, { 'content-length': 12 });
    ctx.res.write('begun,');
    reached.open();
    await released.opened;
    ctx.res.end(' ended');
    return '';
  }
}

async function connected(): Promise<RawConnection> {
  const { url, server, close } = await createApp({ title: 'Stray', version: '1', controllers: [PhotoController] }).listen();
  refused = once(server, 'clientError');
  const connection = await rawConnection(Number(new URL(url).port));
  onTestFinished(async () => {
    await connection.abort('FIN');
    await close();
  });
  return connection;
}

/** Sends some bytes one by one, so that the server reads them one by one, and then the others. */
async function inPieces(connection: RawConnection, bytes: string): Promise<void> {
  for (const byte of bytes.slice(0, 18)) {
    await connection.write(byte);
    await new Promise(setImmediate);
  }
  await connection.write(bytes.slice(18));
  await new Promise(setImmediate);
}

const form = rawForm('POST', '/photos', { photo: 'bytes' });
const json = JSON.stringify({ photo: Buffer.from('bytes').toString('base64') });
const BODIES = {
  form: `${form.head}${form.body}`,
  raw: `${rawHead('POST', '/photos', ['Content-Type: text/plain', 'Content-Length: 5'])}bytes`,
  'raw, chunked': `${rawHead('POST', '/photos', ['Content-Type: text/plain', 'Transfer-Encoding: chunked'])}5\r\nbytes\r\n0\r\n\r\n`,
  JSON: `${rawHead('POST', '/photos', ['Content-Type: application/json', `Content-Length: ${json.length}`])}${json}`,
};
const STRAY = {
  'bytes that are not HTTP': 'nonsense\r\n\r\n',
  'a request of an unknown version': 'GET / HTTP/4.2\r\n\r\n',
  'a head that is too large': `GET / HTTP/1.1\r\nHost: a\r\nx: ${'x'.repeat(20_000)}\r\n\r\n`,
};

describe('F4: what follows a complete request does not affect its answer', () => {
  describe.each(Object.entries(BODIES))('%s', (_, request) => {
    test.each(Object.entries(STRAY))('%s', async (_, stray) => {
      for (const isOnePiece of [true, false]) {
        [reached, released, kept] = [new Gate(), new Gate(), []];
        const connection = await connected();
        await connection.write(isOnePiece ? request + stray : request);
        await reached.opened;
        if (!isOnePiece) await inPieces(connection, stray);
        released.open();
        expect(await connection.answer()).toMatchObject({ status: 201, body: '"kept 5"' });
        const { status, headers } = await connection.answer();
        expect([400, 431, 505]).toContain(status);
        expect(headers['connection']).toBe('close');
        await expect(connection.answer()).rejects.toThrow('The connection has ended after: ""');
        expect(kept).toEqual(['bytes']);
      }
    });
  });

  test('requests in between are answered, too, in their order', async () => {
    const connection = await connected();
    await connection.write(`${BODIES.form}${rawHead('GET', '/photos', [])}${STRAY['bytes that are not HTTP']}`);
    await reached.opened;
    released.open();
    expect([await connection.answer(), await connection.answer(), await connection.answer()].map(({ status }) => status)).toEqual([201, 200, 400]);
  });

  test('an answer that has begun is completed', async () => {
    const connection = await connected();
    await connection.write(rawHead('POST', '/photos/begun', ['Content-Length: 0']));
    await reached.opened;
    await connection.write(STRAY['bytes that are not HTTP']);
    await connection.write('more of it');
    setImmediate(released.open);
    expect(await connection.answer()).toMatchObject({ status: 200, body: 'begun, ended' });
    expect((await connection.answer()).status).toBe(400);
  });

  test('an answer that closes the connection is the last one', async () => {
    const connection = await connected();
    await connection.write(rawHead('POST', '/photos/slow', ['Content-Length: 0', 'Connection: close']));
    await reached.opened;
    await connection.write(STRAY['bytes that are not HTTP']);
    setImmediate(released.open);
    expect((await connection.answer()).status).toBe(201);
    await expect(connection.answer()).rejects.toThrow('The connection has ended after: ""');
  });

  test('a client that goes meanwhile gets no answer, and others are served', async () => {
    const connection = await connected();
    await connection.write(BODIES.form + STRAY['bytes that are not HTTP']);
    await reached.opened;
    await connection.abort('RST');
    released.open();
    const other = await connected();
    await other.write(rawHead('GET', '/photos', []));
    expect((await other.answer()).status).toBe(200);
  });
});

describe('F4: a malformed body fails its own request alone', () => {
  const broken = (path: string): string => `${rawHead('POST', path, ['Content-Type: application/json', 'Transfer-Encoding: chunked'])}nonsense\r\n`;

  test('which is answered after those before', async () => {
    const connection = await connected();
    await connection.write(`${BODIES.form}${broken('/photos/text')}`);
    await reached.opened;
    released.open();
    expect(await connection.answer()).toMatchObject({ status: 201, body: '"kept 5"' });
    const { status, headers, body } = await connection.answer();
    expect([status, headers['connection'], JSON.parse(body).detail[0].msg]).toEqual([400, 'close', expect.stringContaining('not valid HTTP')]);
    await expect(connection.answer()).rejects.toThrow('The connection has ended after: ""');
  });

  test('and frees what it holds', async () => {
    const connection = await connected();
    await connection.write(`${rawHead('POST', '/photos', ['Content-Type: text/plain', 'Transfer-Encoding: chunked'])}5\r\nbytes\r\n`);
    await written.opened;
    await connection.write('nonsense\r\n');
    expect((await connection.answer()).status).toBe(400);
    await aborted.opened;
    expect(kept).toEqual(['aborted']);
  });

  test('and does not reach its handler if it arrives with its head', async () => {
    const connection = await connected();
    const head = rawHead('POST', '/photos/slow', ['Content-Type: text/plain', 'Transfer-Encoding: chunked']);
    await connection.write(`${head}nonsense\r\n`);
    expect((await connection.answer()).status).toBe(400);
    await expect(connection.answer()).rejects.toThrow('The connection has ended');
    expect(reached.isOpen).toBe(false);
  });

  test('and in the error model that it accepts', async () => {
    const connection = await connected();
    const head = rawHead('POST', '/photos/text', [
      'Content-Type: application/json',
      'Transfer-Encoding: chunked',
      'Accept: application/problem+json, */*',
    ]);
    await connection.write(`${head}nonsense\r\n`);
    const { status, headers, body } = await connection.answer();
    expect([status, headers['content-type'], JSON.parse(body).code]).toEqual([400, 'application/problem+json', 'bad_request']);
  });

  test('an answer that has begun is cut off', async () => {
    const connection = await connected();
    await connection.write(rawHead('POST', '/photos/begun', ['Transfer-Encoding: chunked']));
    await reached.opened;
    await connection.write('nonsense\r\n');
    await expect(connection.answer()).rejects.toThrow(/The connection has ended after: "HTTP\/1\.1 200 OK.*begun,"/);
    released.open();
  });

  test('an answer that has begun is cut off after those before', async () => {
    const connection = await connected();
    await connection.write(BODIES.form);
    await reached.opened;
    const commit = released;
    [reached, released] = [new Gate(), new Gate()];
    await connection.write(rawHead('POST', '/photos/begun', ['Transfer-Encoding: chunked']));
    await reached.opened;
    await connection.write('nonsense\r\n');
    await refused;
    commit.open();
    expect((await connection.answer()).status).toBe(201);
    await expect(connection.answer()).rejects.toThrow('The connection has ended');
    released.open();
  });

  test('that was answered already ends the connection, without a second answer', async () => {
    const connection = await connected();
    await connection.write(`${rawHead('POST', '/photos/text', ['Content-Type: text/html', 'Transfer-Encoding: chunked'])}`);
    expect((await connection.answer()).status).toBe(415);
    await connection.write('nonsense\r\n');
    await expect(connection.answer()).rejects.toThrow('The connection has ended after: ""');
  });
});
