import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import {
  Configure,
  Controller,
  createApi,
  FileMetadata,
  Get,
  isRestError,
  jsonParser,
  type Parser,
  Post,
  Put,
  Returns,
  removeLeftovers,
  type Storage,
} from '@modern-rest/core';
import { base64Files, memoryStorage, multipartParser, rawFileParser, UploadedFile } from '@modern-rest/multipart';
import { createApp } from 'modern-rest';
import { describe, expect, onTestFinished, test } from 'vitest';

class Files {
  @Nested()
  file!: UploadedFile;
}

/** A storage that counts how often its leftovers are removed. */
function counted(remove: () => Promise<number> = () => Promise.resolve(0)): Storage & { readonly count: () => number } {
  let count = 0;
  return {
    ...memoryStorage(),
    count: () => count,
    removeLeftovers() {
      count += 1;
      return remove();
    },
  };
}

/** A controller with endpoints that take files in different ways. */
function controllerOf({ form, whole, base64 }: Readonly<Record<'form' | 'whole' | 'base64', Storage>>): new () => object {
  const inForms: Parser = multipartParser({ storage: form });
  @Controller('/')
  class FileController {
    @Post('/form')
    @Configure({ parsers: [inForms] })
    @Returns(null)
    form(@FileMetadata(Files) _files: Files): void {}

    @Post('/form-again')
    @Configure({ parsers: [inForms] })
    @Returns(null)
    again(@FileMetadata(Files) _files: Files): void {}

    @Put('/whole')
    @Configure({ parsers: [rawFileParser(undefined, { storage: whole })] })
    @Returns(null)
    whole(@FileMetadata(Files) _files: Files): void {}

    @Post('/base64')
    @Configure({ parsers: [base64Files(jsonParser(), { storage: base64 })] })
    @Returns(null)
    base64(@FileMetadata(Files) _files: Files): void {}

    @Post('/base64-form')
    @Configure({ parsers: [base64Files(inForms, { storage: base64 })] })
    @Returns(null)
    base64Form(@FileMetadata(Files) _files: Files): void {}

    @Get('/nothing')
    @Returns(null)
    nothing(): void {}
  }
  return FileController;
}

describe('F5: the leftovers of killed processes', () => {
  test('are removed once from each storage of the parsers', async () => {
    const storages = { form: counted(), whole: counted(), base64: counted() };
    const api = createApi({ title: 'Files', version: '1', controllers: [controllerOf(storages)], serializer: classValidatorSerializer() });
    await removeLeftovers(api);
    expect(Object.values(storages).map(({ count }) => count())).toEqual([1, 1, 1]);
  });

  test('are left to storages that have no way to remove them', async () => {
    const storages = { form: memoryStorage(), whole: memoryStorage(), base64: memoryStorage() };
    const reported: unknown[] = [];
    const reportError = (error: unknown): number => reported.push(error);
    const options = { title: 'Files', version: '1', controllers: [controllerOf(storages)], serializer: classValidatorSerializer(), reportError };
    await removeLeftovers(createApi(options));
    expect(reported).toEqual([]);
  });

  test('are removed when the server starts, without an upload', async () => {
    const storages = { form: counted(), whole: counted(), base64: counted() };
    const app = createApp({ title: 'Files', version: '1', controllers: [controllerOf(storages)] });
    expect(storages.form.count()).toBe(0);
    const server = await app.listen();
    onTestFinished(() => server.close());
    expect(Object.values(storages).map(({ count }) => count())).toEqual([1, 1, 1]);
  });

  test('that cannot be removed are reported, and the server starts', async () => {
    const failure = new Error('access denied');
    const fail = (): Promise<number> => Promise.reject(failure);
    const throwNow = (): never => {
      throw failure;
    };
    const storages = { form: counted(fail), whole: counted(throwNow), base64: counted() };
    const reported: unknown[][] = [];
    const reportError = (...args: unknown[]): number => reported.push(args);
    const app = createApp({ title: 'Files', version: '1', controllers: [controllerOf(storages)], reportError });
    const server = await app.listen();
    onTestFinished(() => server.close());
    expect((await fetch(`${server.url}/nothing`)).status).toBe(204);
    expect(reported.map(([error, request]) => [isRestError(error) && error.code, (error as Error).cause, request])).toEqual([
      ['leftovers_not_removed', failure, undefined],
      ['leftovers_not_removed', failure, undefined],
    ]);
  });

  test('do not delay the start of the server', async () => {
    const storages = { form: counted(() => new Promise(() => undefined)), whole: counted(), base64: counted() };
    const server = await createApp({ title: 'Files', version: '1', controllers: [controllerOf(storages)] }).listen();
    onTestFinished(() => server.close());
    expect((await fetch(`${server.url}/nothing`)).status).toBe(204);
  });
});
