import { Readable } from 'node:stream';
import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { Body, Controller, compileApi, createApi, FileMetadata, type Limits, type Model, Post, Returns, type Storage } from '@modern-rest/core';
import { multipartParser, temporaryStorage, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { IsInt, IsOptional, IsString } from 'class-validator';
import { CONTENT_TYPE } from './raw-form.ts';

export class Address {
  @IsString()
  city!: string;
}

/** Fields of every kind, all optional: what a test sends is what it asks about. */
export class Fields {
  @IsOptional()
  @IsString()
  title?: string;

  @IsOptional()
  @IsInt()
  count?: number;

  @IsOptional()
  @IsString({ each: true })
  tags?: string[];

  @IsOptional()
  @Nested()
  address?: Address;

  @IsOptional()
  @Nested(() => [Address])
  addresses?: Address[];
}

export class Files {
  @IsOptional()
  @Nested()
  file?: UploadedFile;

  @IsOptional()
  @Nested(() => [UploadedFile])
  files?: UploadedFile[];
}

/** What the handler saw, as text. */
class Seen {
  @IsString()
  json!: string;
}

export interface SeenFile {
  readonly name?: string;
  readonly size: number;
  readonly contentType: string;
  readonly charset?: string;
  readonly contentTypeExtra: Record<string, string>;
  /** The content in base64. */
  readonly content: string;
}

export interface Issue {
  readonly loc: readonly (string | number)[];
  readonly msg: string;
}

/** An answer: what the handler saw, or why it was not called. */
export interface Answer {
  readonly status: number;
  readonly seen?: { readonly fields: Record<string, unknown>; readonly files: Record<string, SeenFile & SeenFile[]> };
  readonly detail?: readonly Issue[];
}

export interface UploadOptions {
  readonly fields?: Model<object>;
  readonly files?: Model<object>;
  readonly limits?: Partial<Limits>;
  readonly forbidUnknown?: boolean;
  readonly storage?: Storage;
  /** Runs in the handler, before it looks at the files. */
  readonly inHandler?: (files: Files, fields: Fields) => unknown;
}

export interface UploadApi {
  /** Sends a body in one piece. */
  send(body: Uint8Array, contentType?: string): Promise<Answer>;
  /** Sends a body as it comes out of a stream, without a `Content-Length` unless the headers have one. */
  stream(body: Readable, headers?: Record<string, string>): Promise<Answer>;
  /** Sends a body in these chunks. */
  chunks(chunks: Iterable<Uint8Array>): Promise<Answer>;
  /** Errors that were the server's own fault. */
  readonly reported: readonly unknown[];
}

/** An api with one endpoint that takes a form and tells what it saw. */
export function uploadApi({
  fields: fieldModel = Fields,
  files: fileModel = Files,
  limits = {},
  forbidUnknown = false,
  storage = temporaryStorage(),
  inHandler,
}: UploadOptions = {}): UploadApi {
  @Controller('/', { parsers: [multipartParser({ storage })], limits, forbidUnknown })
  class UploadController {
    @Post('/')
    @Returns(Seen)
    async upload(@Body(fieldModel) fields: Fields, @FileMetadata(fileModel) files: Files): Promise<Seen> {
      await inHandler?.(files, fields);
      return { json: JSON.stringify({ fields, files: await seenFiles(files) }) };
    }
  }
  const reported: unknown[] = [];
  const serializer = classValidatorSerializer();
  const api = createApi({
    title: 'Uploads',
    version: '1',
    controllers: [UploadController],
    serializer,
    reportError: (error) => reported.push(error),
  });
  const send = inMemory(api);
  const table = compileApi(api);
  const stream = async (body: Readable, headers: Record<string, string> = {}): Promise<Answer> => {
    const request = { method: 'POST', path: '/', queryString: '', body, signal: new AbortController().signal, native: undefined };
    const response = await table.handle({ ...request, headers: { 'content-type': CONTENT_TYPE, ...headers } });
    return toAnswer(response?.status ?? 404, String(response?.body));
  };
  return {
    reported,
    stream,
    chunks: (chunks) => stream(Readable.from(chunks, { objectMode: false })),
    async send(body, contentType = CONTENT_TYPE) {
      const response = await send({ method: 'POST', url: '/', headers: { 'content-type': contentType }, body });
      return toAnswer(response.status, await response.text());
    },
  };
}

function toAnswer(status: number, text: string): Answer {
  const { json, detail } = JSON.parse(text) as { json?: string; detail?: Issue[] };
  if (json !== undefined) return { status, seen: JSON.parse(json) };
  return { status, detail: (detail ?? []).map(({ loc, msg }) => ({ loc, msg })) };
}

async function seenFiles(files: object): Promise<Record<string, unknown>> {
  const seen: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(files)) {
    seen[name] = Array.isArray(value) ? await Promise.all(value.map(seenFile)) : await seenFile(value);
  }
  return seen;
}

async function seenFile(value: unknown): Promise<unknown> {
  if (!(value instanceof UploadedFile)) return value;
  const { name, size, contentType, charset, contentTypeExtra } = value;
  return { name, size, contentType, charset, contentTypeExtra, content: Buffer.from(await value.bytes()).toString('base64') };
}

/** What a file of the answer should be. */
export function received(content: string | Uint8Array, attributes: Partial<SeenFile> = {}): Partial<SeenFile> {
  const bytes = Buffer.from(content);
  return { name: 'a.txt', contentType: 'text/plain', contentTypeExtra: {}, ...attributes, size: bytes.length, content: bytes.toString('base64') };
}
