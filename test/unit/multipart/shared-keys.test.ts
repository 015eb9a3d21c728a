import fs from 'node:fs';
import { chmod, link, readdir, readFile, rename } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import {
  Configure,
  Controller,
  createApi,
  FileMetadata,
  type FileParts,
  FileStream,
  jsonParser,
  type PermanentStorage,
  Post,
  Put,
  Returns,
  type Storage,
} from '@modern-rest/core';
import { base64Files, folderStorage, multipartParser, rawFileParser, temporaryStorage, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { IsString } from 'class-validator';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { useFreshFolders } from './fresh-folders.ts';
import { CONTENT_TYPE, file, form } from './raw-form.ts';
import { storageOfNothing } from './storage-of-nothing.ts';

const folders = useFreshFolders();
const CONTENT = 'the same bytes';

class Hashed extends UploadedFile {
  @IsString()
  declare sha256: string;
}

class Files {
  @Nested()
  file!: Hashed;
}

interface Answer {
  readonly status: number;
  readonly key: string;
}

/** An endpoint that receives a file, and answers what `save` returns, or the key. */
function endpoint(storage: Storage, save: (file: UploadedFile) => unknown = ({ key }) => key): () => Promise<Answer> {
  @Controller('/')
  class FileController {
    @Put('/')
    @Configure({ parsers: [rawFileParser(undefined, { storage })] })
    @Returns(String)
    async put(@FileMetadata(Files) { file: uploaded }: Files): Promise<string> {
      return (await save(uploaded)) as string;
    }
  }
  const reportError = (): void => undefined;
  const api = createApi({ title: 'Files', version: '1', controllers: [FileController], serializer: classValidatorSerializer(), reportError });
  const call = inMemory(api);
  return async () => {
    const headers = { 'content-type': 'application/octet-stream' };
    const response = await call({ method: 'PUT', url: '/', headers, body: Buffer.from(CONTENT) });
    return { status: response.status, key: (await response.json()) as string };
  };
}

/** An endpoint that saves its file to a storage and fails after that. `before` runs when the file is published, and before the request fails. */
function failingEndpoint(storage: PermanentStorage, before: () => unknown = () => undefined): () => Promise<Answer> {
  const failing = storageOfNothing(async () => {
    await before();
    throw new Error('the other storage is full');
  });
  return endpoint(temporaryStorage(), async (uploaded) => {
    await uploaded.saveTo(storage);
    return uploaded.saveTo(failing);
  });
}

/** `folderStorage` of another copy of the package: it knows no more of this one than another process does. */
async function ofAnotherProcess(): Promise<typeof folderStorage> {
  vi.resetModules();
  return (await import('@modern-rest/multipart')).folderStorage;
}

type Step = 'link' | 'rename' | 'chmod';

/** Runs something once, before the next call of a function of `node:fs/promises`. */
function beforeNext(step: Step, act: () => Promise<unknown>): void {
  const real: Pick<typeof fs.promises, Step> = { link, rename, chmod };
  const restore = (): void => {
    Object.assign(fs.promises, real);
    syncBuiltinESMExports();
  };
  const replaced = async (...args: [string, string]): Promise<void> => {
    restore();
    await act();
    await (real[step] as typeof link)(...args);
  };
  onTestFinished(restore);
  Object.assign(fs.promises, { [step]: replaced });
  syncBuiltinESMExports();
}

const filesIn = async (folder: string): Promise<string[]> => {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ parentPath, name }) => join(parentPath, name));
};

describe('F1: a model that declares sha256', () => {
  const storages = {
    random: () => folderStorage(folders.saved),
    sha256: () => folderStorage(folders.saved, { keys: 'sha256' }),
  };
  const patterns = { random: /^\d{4}\/\d{2}\/[0-9a-f]{32}$/, sha256: /^[0-9a-f]{2}\/[0-9a-f]{62}$/ };

  test.each(['random', 'sha256'] as const)('does not change keys that are %s, however a file arrives', async (keys) => {
    const storage = storages[keys]();
    @Controller('/')
    class KeysController {
      @Post('/form')
      @Configure({ parsers: [multipartParser({ storage })] })
      @Returns(String)
      form(@FileMetadata(Files) { file: uploaded }: Files): string {
        return uploaded.key as string;
      }

      @Post('/whole')
      @Configure({ parsers: [rawFileParser(undefined, { storage })] })
      @Returns(String)
      whole(@FileMetadata(Files) files: Files): string {
        return this.form(files);
      }

      @Post('/base64')
      @Configure({ parsers: [base64Files(jsonParser(), { storage })] })
      @Returns(String)
      base64(@FileMetadata(Files) files: Files): string {
        return this.form(files);
      }

      @Post('/saved')
      @Configure({ parsers: [rawFileParser()] })
      @Returns(String)
      saved(@FileMetadata(Files) { file: uploaded }: Files): Promise<string> {
        return uploaded.saveTo(storage);
      }

      @Post('/streamed')
      @Configure({ parsers: [rawFileParser()] })
      @Returns(String)
      async streamed(@FileStream(Files) parts: FileParts<Files>): Promise<string> {
        let key = '';
        for await (const part of parts) key = await part.saveTo(storage);
        return key;
      }
    }
    const call = inMemory(createApi({ title: 'Keys', version: '1', controllers: [KeysController], serializer: classValidatorSerializer() }));
    const whole = { type: 'application/octet-stream', body: Buffer.from(CONTENT) };
    const sent = {
      '/form': { type: CONTENT_TYPE, body: form([file('file', 'a.txt', CONTENT)]) },
      '/whole': whole,
      '/base64': { type: 'application/json', body: Buffer.from(JSON.stringify({ file: Buffer.from(CONTENT).toString('base64') })) },
      '/saved': whole,
      '/streamed': whole,
    };
    for (const [url, { type, body }] of Object.entries(sent)) {
      const response = await call({ method: 'POST', url, headers: { 'content-type': type }, body });
      expect([url, response.status, await response.json()]).toEqual([url, 201, expect.stringMatching(patterns[keys])]);
    }
  });
});

describe.each(['random', 'sha256'] as const)('F1: in a folder with keys that are %s', (keys) => {
  test('a failed request deletes its published file', async () => {
    expect((await failingEndpoint(folderStorage(folders.saved, { keys }))()).status).toBe(500);
    expect(await filesIn(folders.saved)).toEqual([]);
  });

  test('a failed request keeps what another request has stored before or meanwhile', async () => {
    const storage = folderStorage(folders.saved, { keys });
    const store = endpoint(storage);
    for (const stored of [await store(), undefined]) {
      let answer = stored;
      const fail = failingEndpoint(storage, async () => {
        answer ??= await store();
      });
      expect((await fail()).status).toBe(500);
      expect([answer?.status, await readFile(storage.pathOf(answer?.key as string), 'utf8')]).toEqual([200, CONTENT]);
    }
  });
});

describe('F1: two processes that store the same bytes in one folder', () => {
  test('the failed request of one does not delete the file of the other', async () => {
    const storage = folderStorage(folders.saved, { keys: 'sha256' });
    const store = endpoint((await ofAnotherProcess())(folders.saved, { keys: 'sha256' }));
    let stored: Answer | undefined;
    const fail = failingEndpoint(storage, async () => {
      stored = await store();
    });
    expect((await fail()).status).toBe(500);
    expect([stored?.status, await filesIn(folders.saved)]).toEqual([200, [storage.pathOf(stored?.key as string)]]);
  });

  test('a file that the other one finds at the moment of its deletion is put back', async () => {
    const storage = folderStorage(folders.saved, { keys: 'sha256' });
    const store = endpoint((await ofAnotherProcess())(folders.saved, { keys: 'sha256' }));
    let stored: Answer | undefined;
    beforeNext('rename', async () => {
      stored = await store();
    });
    expect((await failingEndpoint(storage)()).status).toBe(500);
    expect([stored?.status, await filesIn(folders.saved)]).toEqual([200, [storage.pathOf(stored?.key as string)]]);
    expect(await readFile(storage.pathOf(stored?.key as string), 'utf8')).toBe(CONTENT);
  });

  test('a file that is deleted at the moment when the other one finds it is stored again', async () => {
    const storage = folderStorage(folders.saved, { keys: 'sha256' });
    const store = endpoint((await ofAnotherProcess())(folders.saved, { keys: 'sha256' }));
    let storing: Promise<Answer> | undefined;
    let failed: () => void = () => undefined;
    const whenFailed = new Promise<void>((resolve) => {
      failed = resolve;
    });
    const fail = failingEndpoint(storage, async () => {
      const found = new Promise<void>((resolve) => {
        beforeNext('chmod', async () => {
          resolve();
          await whenFailed;
        });
      });
      storing = store();
      await found;
    });
    expect((await fail()).status).toBe(500);
    expect(await filesIn(folders.saved)).toHaveLength(1);
    failed();
    const stored = (await storing) as Answer;
    expect([stored.status, await filesIn(folders.saved)]).toEqual([200, [storage.pathOf(stored.key)]]);
  });

  test('a request that cannot publish its file leaves no file', async () => {
    const storage = folderStorage(folders.saved, { keys: 'sha256' });
    beforeNext('link', () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })));
    expect((await endpoint(storage)()).status).toBe(507);
    expect(await filesIn(folders.saved)).toEqual([]);
  });
});
