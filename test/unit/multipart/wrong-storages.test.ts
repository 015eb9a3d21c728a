import { Nested } from '@modern-rest/class-validator';
import { Controller, FileMetadata, Post, Returns, type Storage } from '@modern-rest/core';
import { multipartParser, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { expect, test } from 'vitest';
import { apiOf } from '../core/api.ts';

class Files {
  @Nested() file!: UploadedFile;
}

@Controller('/')
class FileController {
  @Post('/')
  @Returns(Number)
  size(@FileMetadata(Files) { file }: Files): number {
    return file.size;
  }
}

const nothing = (): undefined => undefined;
const finishing = (result: unknown) => ({ write: nothing, finish: () => result, abort: nothing });
const OPEN = 'return { write, finish, abort }';
const FINISH = 'return { content }, and permanent: { key, commit } for a file that is kept';

test.each<[string, unknown, string]>([
  ['open, nothing', undefined, `open of the storage returned undefined: ${OPEN}`],
  ['open, later', Promise.resolve('/tmp/file'), `open of the storage returned a string: ${OPEN}`],
  ['open, without abort', { write: nothing, finish: nothing }, `open of the storage returned an object: ${OPEN}`],
  ['finish, nothing', finishing(undefined), `finish of the storage returned undefined: ${FINISH}`],
  ['finish, a key', finishing('key'), `finish of the storage returned a string: ${FINISH}`],
  ['finish, null', finishing(null), `finish of the storage returned null: ${FINISH}`],
  ['finish, without content', finishing({ permanent: undefined }), `finish of the storage returned an object: ${FINISH}`],
  [
    'finish, a file without a key',
    finishing({ content: undefined, permanent: { commit: nothing } }),
    `finish of the storage returned an object: ${FINISH}`,
  ],
  [
    'finish, a file that cannot be kept',
    finishing({ content: undefined, permanent: { key: 'a' } }),
    `finish of the storage returned an object: ${FINISH}`,
  ],
])('A10: a wrong result of a storage is a reported 500: %s', async (_, opened, message) => {
  const storage: Storage = { keeps: false, responses: [], open: () => opened as never };
  const api = apiOf([FileController], { parsers: [multipartParser({ storage })] });
  const body = new FormData();
  body.append('file', new File(['content'], 'a.txt'));
  const response = await inMemory(api)({ method: 'POST', url: '/', body });
  expect([response.status, await response.json()]).toEqual([500, { detail: [{ msg: 'Internal server error', type: 'internal_error' }] }]);
  expect(api.reported).toMatchObject([{ code: 'storage_invalid', message }]);
});
