import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { Body, Controller, createApi, FileMetadata, Post, Returns, type Storage } from '@modern-rest/core';
import { multipartParser, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { IsOptional, IsString } from 'class-validator';
import { CONTENT_TYPE, field, file, form } from '../../unit/multipart/raw-form.ts';

class Hashed extends UploadedFile {
  @IsString()
  declare sha256: string;
}

export class Files {
  @IsOptional()
  @Nested(() => [Hashed])
  files?: Hashed[];
}

class Fields {
  @IsOptional()
  @IsString()
  title?: string;
}

class Told {
  @IsString()
  json!: string;
}

/** What the handler knew of a file. */
export interface ToldFile {
  readonly key?: string;
  readonly size: number;
  readonly sha256: string;
}

export interface StorageAnswer {
  readonly status: number;
  readonly files: readonly ToldFile[];
  readonly messages: readonly string[];
}

export interface StorageApi {
  /** Sends files of these contents in a form. */
  send(contents: readonly Buffer[], more?: readonly Buffer[]): Promise<StorageAnswer>;
  /** Errors that were the server's own fault. */
  readonly reported: readonly unknown[];
}

/** An api whose endpoint receives files in a storage. `inHandler` runs before it answers, and may give the keys of copies. */
export function storageApi(storage: Storage, inHandler: (files: readonly UploadedFile[]) => unknown = () => undefined): StorageApi {
  @Controller('/', { parsers: [multipartParser({ storage })], limits: { spoolThreshold: 1000, fileSize: 40_000_000, multipartBody: 100_000_000 } })
  class StorageController {
    @Post('/')
    @Returns(Told)
    async upload(@Body(Fields) _fields: Fields, @FileMetadata(Files) { files = [] }: Files): Promise<Told> {
      const copies = (await inHandler(files)) as string[] | undefined;
      return { json: JSON.stringify(files.map(({ key, size, sha256 }, index) => ({ key: copies?.[index] ?? key, size, sha256 }))) };
    }
  }
  const reported: unknown[] = [];
  const reportError = (error: unknown): number => reported.push(error);
  const api = createApi({ title: 'Storages', version: '1', controllers: [StorageController], serializer: classValidatorSerializer(), reportError });
  const call = inMemory(api);
  return {
    reported,
    async send(contents, more = []) {
      const parts = contents.map((content, index) => file('files', `${index}.bin`, content, 'application/octet-stream'));
      const response = await call({ method: 'POST', url: '/', headers: { 'content-type': CONTENT_TYPE }, body: form([...parts, ...more]) });
      const { json, detail = [] } = (await response.json()) as { json?: string; detail?: { msg: string }[] };
      return { status: response.status, files: json === undefined ? [] : JSON.parse(json), messages: detail.map(({ msg }) => msg) };
    },
  };
}

/** What makes a form invalid: the body has one title. */
export const TWO_TITLES = [field('title', 'a'), field('title', 'b')];
