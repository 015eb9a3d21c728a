import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { IsString } from 'class-validator';
import { Body, Controller, createApp, FileMetadata, Get, Nested, Post, Returns, UploadedFile } from 'modern-rest';
import { expect, onTestFinished, test } from 'vitest';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

class Note {
  @IsString() title!: string;
}
class Upload {
  @Nested() file!: UploadedFile;
}

@Controller()
class NoteController {
  @Get('/notes')
  @Returns(String)
  list(): string {
    return 'none';
  }

  @Post('/notes')
  @Returns(Note)
  create(@Body(Note) note: Note): Note {
    return note;
  }

  @Post('/files')
  @Returns(Number)
  upload(@FileMetadata(Upload) { file }: Upload): number {
    return file.size;
  }
}

const FORM = ['--b', 'Content-Disposition: form-data; name="file"; filename="a.txt"', '', 'A text', '--b--', ''].join('\r\n');

test.each([
  ['GET', '/notes', '', '', 200],
  ['POST', '/notes', 'application/json', '{"title":"A note"}', 201],
  ['POST', '/notes', 'application/json', '{"title":1}', 400],
  ['POST', '/notes', 'text/plain', 'A note', 415],
  ['POST', '/files', 'multipart/form-data; boundary=b', FORM, 201],
  ['GET', '/nothing', '', '', 404],
])('an idle connection keeps nothing of its request in memory: %s %s %s', async (method, path, type, body, status) => {
  const { server, url, close } = await createApp({ title: 'Notes', version: '1', controllers: [NoteController] }).listen();
  onTestFinished(() => close());
  const kept: WeakRef<object>[] = [];
  server.on('request', (request, response) => kept.push(new WeakRef(request), new WeakRef(response)));
  const client = connect(Number(new URL(url).port), '127.0.0.1');
  onTestFinished(() => void client.destroy());
  const content = body === '' ? '' : `Content-Type: ${type}\r\nContent-Length: ${body.length}\r\n`;
  client.write(`${method} ${path} HTTP/1.1\r\nHost: a\r\n${content}\r\n${body}`);
  const [answer] = (await once(client, 'data')) as [Buffer];
  expect(answer.toString()).toMatch(new RegExp(`^HTTP/1.1 ${status} `));
  expect(kept).toHaveLength(2);
  await expect
    .poll(async () => {
      await wait(10);
      collectGarbage();
      return kept.filter((reference) => reference.deref() !== undefined).length;
    })
    .toBe(0);
  expect(client.closed).toBe(false);
});
