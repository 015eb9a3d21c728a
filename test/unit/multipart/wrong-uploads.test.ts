import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { Body, Controller, createApi, FileMetadata, jsonParser, Post, Returns, urlencodedParser } from '@modern-rest/core';
import { base64Files, multipartParser, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { IsOptional, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { CONTENT_TYPE, field, file, form, partNamed } from './raw-form.ts';

class Fields {
  @IsOptional()
  @IsString()
  title?: string;
}

class Files {
  @IsOptional()
  @Nested()
  image?: UploadedFile;
}

@Controller('/', { parsers: [multipartParser(), base64Files(jsonParser()), base64Files(urlencodedParser())], limits: { files: 1 } })
class UploadController {
  @Post('/')
  @Returns(String)
  upload(@Body(Fields) _fields: Fields, @FileMetadata(Files) _files: Files): string {
    return 'received';
  }
}

const send = inMemory(createApi({ title: 'Uploads', version: '1', controllers: [UploadController], serializer: classValidatorSerializer() }));
const answerTo = async (contentType: string, body: string | Uint8Array): Promise<unknown[]> => {
  const response = await send({ method: 'POST', url: '/', headers: { 'content-type': contentType }, body });
  const { detail } = (await response.json()) as { detail: { loc: unknown[]; msg: string }[] };
  return [response.status, detail.map(({ loc }) => loc), detail.map(({ msg }) => msg)];
};

const image = file('image', 'a.png', 'x', 'image/png');
const whole = form([image]);
const JSON_TYPE = 'application/json';
const URLENCODED = 'application/x-www-form-urlencoded';

interface Mistake {
  readonly did: string;
  readonly type?: string;
  readonly body: string | Uint8Array;
  readonly status?: number;
  readonly loc?: readonly (string | number)[];
  /** The words that name the cause, and those that say how it is sent. */
  readonly says: RegExp;
}

/** What a client did, and what the answer says. The page docs/uploads/why-did-my-upload-fail.md has the same rows. */
const MISTAKES: readonly Mistake[] = [
  { did: 'sent the boundary of another body', body: form([image], 'other'), says: /uses a different boundary.*let the HTTP client write it/ },
  { did: 'sent no boundary', type: 'multipart/form-data', body: whole, says: /no boundary parameter.*let the HTTP client write it/ },
  { did: 'sent half a form', body: whole.subarray(0, -4), says: /^The body ended before its closing delimiter\. It is incomplete\.$/ },
  { did: 'sent half a boundary', body: '--bou', says: /does not contain the boundary from its Content-Type\. It is incomplete/ },
  { did: 'sent line feeds without carriage returns', body: whole.toString().replaceAll('\r', ''), says: /does not end with CRLF/ },
  { did: 'sent JSON as a form', body: '{"title":"x"}', says: /is JSON, but its Content-Type is multipart\/form-data\. Send a form/ },
  { did: 'sent urlencoded text as a form', body: 'title=x', says: /is urlencoded, but its Content-Type is multipart\/form-data\. Send a form/ },
  {
    did: 'sent JSON as urlencoded',
    type: URLENCODED,
    body: ' {"title":"a=b&c"}',
    says: /is JSON, but its Content-Type is .*urlencoded\. Send a form, or/,
  },
  {
    did: 'sent a list in JSON as urlencoded',
    type: URLENCODED,
    body: '[\n  {"title": "x"}\n]',
    says: /is JSON, but its Content-Type is .*urlencoded\. Send a form, or/,
  },
  {
    did: 'sent escaped JSON as urlencoded',
    type: URLENCODED,
    body: '%7b%22title%22%3a%22x%22%7d',
    says: /is JSON, but its Content-Type is .*urlencoded\. Send a form, or/,
  },
  {
    did: 'sent a form as JSON',
    type: JSON_TYPE,
    body: whole,
    says: /is a multipart form, but its Content-Type is application\/json\. Let the HTTP client/,
  },
  {
    did: 'sent a form as urlencoded',
    type: URLENCODED,
    body: whole,
    says: /is a multipart form, but its Content-Type is .*urlencoded\. Let the HTTP/,
  },
  { did: 'sent only the bytes of a file', body: Buffer.alloc(2000), says: /does not start with the boundary.*It is not a form/ },
  {
    did: 'sent a path or other text for a file',
    body: form([field('image', 'cat.png')]),
    loc: ['files', 'image'],
    says: /^image must be a file: send it as a part with a file name, or with a Content-Type$/,
  },
  {
    did: 'sent a file for a text',
    body: form([file('title', 'a.txt', 'x')]),
    loc: ['body', 'title'],
    says: /^title must be text, not a file\. Send it as a part without a file name$/,
  },
  {
    did: 'sent several types of a file',
    body: form([file('image', 'a.png', 'x', 'image/png, image/jpeg')]),
    loc: ['files', 'image'],
    says: /^image has a Content-Type that is not a media type: send one type/,
  },
  {
    did: 'sent a file in base64',
    body: form([partNamed('name="image"; filename="a"', 'eA==', 'Content-Transfer-Encoding: base64')]),
    loc: ['files', 'image'],
    says: /^image has a Content-Transfer-Encoding, which forms must not use/,
  },
  {
    did: 'sent files within a part',
    body: form([partNamed('name="image"', '--x--', 'Content-Type: multipart/mixed; boundary=x')]),
    loc: ['files', 'image'],
    says: /^image is a multipart body of its own.*Send each file as a part named image$/,
  },
  { did: 'sent text in another charset', body: form([field('title', Buffer.of(0xe9))]), loc: ['body', 'title'], says: /^title must be in UTF-8$/ },
  {
    did: 'sent broken JSON for a text',
    body: form([field('title', '{', 'Content-Type: application/json')]),
    loc: ['body', 'title'],
    says: /^title must be JSON, as its part has the Content-Type application\/json$/,
  },
  { did: 'sent a second file', body: form([image, image]), status: 413, says: /^A form must not have more than 1 files$/ },
  {
    did: 'sent a file in JSON as text',
    type: JSON_TYPE,
    body: '{"image":"cat.png"}',
    loc: ['files', 'image'],
    says: /^image must be a file: base64/,
  },
  {
    did: 'sent a part before the form',
    body: Buffer.concat([Buffer.from('--x\r\n'), image, Buffer.from('\r\n'), whole]),
    says: /before its first delimiter/,
  },
  { did: 'sent a part after the form', body: Buffer.concat([whole, Buffer.from('\r\n--x\r\n'), image]), says: /goes on after its closing delimiter/ },
];

describe('what the answer says to a client that', () => {
  test.each(MISTAKES)('B14: $did', async ({ type = CONTENT_TYPE, body, status = 400, loc = ['body'], says }) => {
    expect(await answerTo(type, body)).toEqual([status, [loc], [expect.stringMatching(says)]]);
  });
});
