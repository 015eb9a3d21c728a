import { readdir } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';
import { IsString } from 'class-validator';
import {
  Body,
  Configure,
  Context,
  Controller,
  createApp,
  FileMetadata,
  type FileParts,
  FileStream,
  Nested,
  Post,
  Put,
  type RequestContext,
  Returns,
  rawFileParser,
  type ServerOptions,
  UploadedFile,
} from 'modern-rest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { rawConnection } from '../real/raw-connection.ts';
import { useFreshFolders } from '../unit/multipart/fresh-folders.ts';

const folders = useFreshFolders();

class Files {
  @Nested()
  file!: UploadedFile;
}

class Note {
  @IsString()
  text!: string;
}

@Controller('/')
class SlowController {
  @Put('/file')
  @Configure({ parsers: [rawFileParser()], limits: { spoolThreshold: 10 } })
  @Returns(String)
  put(@FileMetadata(Files) { file }: Files): string {
    return `${file.size} bytes`;
  }

  @Put('/guarded')
  @Configure({ parsers: [rawFileParser()], guards: [{ responses: [], check: async () => void (await delay(700)) }] })
  @Returns(String)
  guarded(@FileMetadata(Files) { file }: Files): string {
    return `${file.size} bytes`;
  }

  @Put('/stream')
  @Configure({ parsers: [rawFileParser()] })
  @Returns(String)
  async stream(@FileStream(Files) parts: FileParts<Files>): Promise<string> {
    for await (const part of parts) {
      await delay(700);
      for await (const _ of part);
      return `${part.size} bytes`;
    }
    return 'none';
  }

  @Post('/note')
  @Returns(String)
  note(@Body(Note) { text }: Note): string {
    return text;
  }

  @Put('/early')
  @Returns(String)
  early(@Context() context: RequestContext): string {
    return context.method;
  }
}

async function listening(options: ServerOptions) {
  const reported: unknown[] = [];
  const app = createApp({ title: 'Slow', version: '1', controllers: [SlowController], reportError: (error) => reported.push(error) });
  const { url, close } = await app.listen(0, '127.0.0.1', options);
  onTestFinished(() => close({ grace: 100 }));
  const port = Number(new URL(url).port);
  const ask = async (head: string, length: number) => {
    const connection = await rawConnection(port);
    await connection.write(`${head} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: ${length}\r\n\r\n`);
    return connection;
  };
  return { url, port, ask, reported };
}

const message = (body: string): string => (JSON.parse(body) as { detail: { msg: string }[] }).detail[0]?.msg as string;

describe('a body that comes too slowly', () => {
  const options = { minBodyRate: 10_000, bodyGrace: 200 };

  test('or not at all is a 408, whoever reads it, and nothing is left of it', async () => {
    const { ask, port, reported } = await listening(options);
    const stalled = await ask('PUT /file', 50_000);
    await stalled.write('x'.repeat(1000));
    const dripping = await ask('PUT /file', 50_000);
    const drip = setInterval(() => void dripping.write('x').catch(() => undefined), 20);
    const json = await rawConnection(port);
    await json.write('POST /note HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 50\r\n\r\n{"text":');
    for (const connection of [stalled, dripping, json]) {
      const { status, body } = await connection.answer();
      expect([status, message(body)]).toEqual([408, 'The body arrived too slowly']);
      await expect(connection.answer()).rejects.toThrow('The connection has ended');
    }
    clearInterval(drip);
    await expect.poll(() => readdir(folders.temporary)).toEqual([]);
    expect(reported).toEqual([]);
  });

  test('is none while it comes fast enough', async () => {
    const { ask } = await listening(options);
    const connection = await ask('PUT /file', 20_000);
    for (let sent = 0; sent < 20_000; sent += 1000) {
      await connection.write('x'.repeat(1000));
      await delay(25);
    }
    expect((await connection.answer()).body).toBe('"20000 bytes"');
  });

  test('is none while the handler does not read: the client cannot help it', async () => {
    const { ask } = await listening(options);
    const connection = await ask('PUT /stream', 3_000_000);
    await connection.write(Buffer.alloc(3_000_000));
    expect((await connection.answer()).body).toBe('"3000000 bytes"');
  });

  test('is none while a guard thinks, and the client waits to be asked for it', async () => {
    const { port } = await listening(options);
    const connection = await rawConnection(port);
    const head = 'PUT /guarded HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/octet-stream\r\nContent-Length: 5\r\n';
    await connection.write(`${head}Expect: 100-continue\r\n\r\n`);
    expect((await connection.answer()).status).toBe(100);
    await connection.write('bytes');
    expect((await connection.answer()).body).toBe('"5 bytes"');
  });

  test('has all of the time that it is counted over', async () => {
    const { ask } = await listening({ minBodyRate: 10, bodyGrace: 1500 });
    const connection = await ask('PUT /file', 100);
    await delay(1250);
    await connection.write('x'.repeat(50));
    await delay(400);
    await connection.write('x'.repeat(50));
    expect((await connection.answer()).body).toBe('"100 bytes"');
  });

  test('behind its answer ends the connection', async () => {
    const { ask } = await listening(options);
    const connection = await ask('PUT /early', 50_000);
    expect((await connection.answer()).body).toBe('"PUT"');
    await expect(connection.answer()).rejects.toThrow('The connection has ended');
  });

  test('may come as slowly as it likes where nobody minds', async () => {
    const { ask } = await listening({ minBodyRate: 0, bodyGrace: 50 });
    const connection = await ask('PUT /file', 2);
    await delay(300);
    await connection.write('xx');
    expect((await connection.answer()).body).toBe('"2 bytes"');
  });
});

describe('more uploads than a server takes', () => {
  test('are a 503 with Retry-After, and those before and after it are not', async () => {
    const { ask, url, port } = await listening({ maxUploads: 2, slowUploadRate: 0, uploadWait: 0 });
    const two = [await ask('PUT /file', 2_000_000), await ask('PUT /file', 2_000_000)];
    await delay(50);
    const refused = await ask('PUT /file', 2_000_000);
    await refused.write(Buffer.alloc(2_000_000));
    const { status, headers, body } = await refused.answer();
    expect([status, headers['retry-after'], message(body)]).toEqual([503, '1', 'The server accepts no more uploads at the moment. Try again later.']);

    const chunked = await rawConnection(port);
    await chunked.write('PUT /file HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n');
    expect((await chunked.answer()).status).toBe(503);
    const form = await rawConnection(port);
    await form.write('PUT /file HTTP/1.1\r\nHost: localhost\r\nContent-Type: Multipart/form-data; boundary=b\r\nContent-Length: 9\r\n\r\n');
    expect((await form.answer()).status).toBe(503);
    const note = await fetch(`${url}/note`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: '{"text":"small"}' });
    expect(await note.json()).toBe('small');

    // Most clients read no answer before they have sent all: it waits for them, also where the connection ends with it.
    const closing = await rawConnection(port);
    await closing.write('PUT /file HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: 20000000\r\n\r\n');
    expect((await closing.answer()).status).toBe(503);
    for (let sent = 0; sent < 20; sent += 1) await closing.write(Buffer.alloc(1_000_000));
    await expect(closing.answer()).rejects.toThrow('The connection has ended after: ""');

    for (const connection of two) {
      await connection.write(Buffer.alloc(2_000_000));
      expect((await connection.answer()).status).toBe(200);
    }
    const next = await fetch(`${url}/file`, {
      method: 'PUT',
      headers: { 'content-type': 'application/octet-stream' },
      body: Buffer.alloc(2_000_000),
    });
    expect(await next.json()).toBe('2000000 bytes');
  });
});
