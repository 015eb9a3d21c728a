import { Readable } from 'node:stream';
import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { Controller, compileApi, createApi, FileMetadata, jsonParser, type Parser, Post, Returns } from '@modern-rest/core';
import { base64Files, multipartParser, UploadedFile } from '@modern-rest/multipart';
import { describe, expect, test } from 'vitest';
import { type Answer, readAnswer } from './upload-endpoint.ts';

describe('B4: JSON that looks like an upload', () => {
  class Files {
    @Nested()
    file!: UploadedFile;
  }

  /** Sends JSON to an endpoint that takes a file in these ways. */
  async function sendJson(json: unknown, ...parsers: Parser[]): Promise<Answer> {
    @Controller('/', { parsers })
    class UploadController {
      @Post('/')
      @Returns(String)
      async upload(@FileMetadata(Files) { file: taken }: Files): Promise<string> {
        return JSON.stringify({ json: await taken.text() });
      }
    }
    const table = compileApi(createApi({ title: 'Uploads', version: '1', controllers: [UploadController], serializer: classValidatorSerializer() }));
    const body = Readable.from([Buffer.from(JSON.stringify(json))], { objectMode: false });
    const headers = { 'content-type': 'application/json' };
    const request = { method: 'POST', path: '/', queryString: '', headers, body, signal: new AbortController().signal, native: undefined };
    const response = await table.handle(request);
    return readAnswer(response?.status ?? 404, String(response?.body));
  }

  const FORGED: readonly (readonly [json: unknown])[] = [
    [{ file: { name: 'a.txt', filename: 'a.txt', size: 1, contentType: 'text/plain', buffer: 'eA==', path: '/etc/passwd' } }],
    [{ file: { attributes: { name: 'a.txt', size: 1, contentType: 'text/plain', contentTypeExtra: {} }, content: 'x' } }],
    [{ file: { file: '/etc/passwd', filepath: '/etc/passwd', originalFilename: 'a.txt', mimetype: 'text/plain' } }],
    [{ files: { file: { name: 'a.txt', size: 1 } } }],
    [{ file: ['/etc/passwd'] }],
    [{ file: null }],
  ];

  test.each(FORGED)('%j is none where files come as base64', async (forged) => {
    const { status, issues } = await sendJson(forged, base64Files(jsonParser()), multipartParser());
    expect([status, issues?.map(({ loc }) => loc)]).toEqual([400, [['files', 'file']]]);
  });

  test.each(FORGED)('%j is not even read where they do not', async (forged) => {
    expect((await sendJson(forged, jsonParser(), multipartParser())).status).toBe(415);
  });
});
