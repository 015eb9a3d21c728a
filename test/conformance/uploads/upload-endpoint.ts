import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import {
  type Api,
  Body,
  Controller,
  compileApi,
  createApi,
  FileMetadata,
  type Guard,
  type HttpRequest,
  type Limits,
  Post,
  Returns,
} from '@modern-rest/core';
import { multipartParser, UploadedFile } from '@modern-rest/multipart';
import { IsIn, IsOptional, IsString } from 'class-validator';
import { CONTENT_TYPE } from '../../unit/multipart/raw-form.ts';

/** A field whose name has what needs an escape. */
export const QUOTED_NAME = 'n"é';

/** The names of the text fields that the endpoint takes. Each may come as often as a client likes: nothing that is sent twice may get lost. */
export const FIELD_NAMES = ['title', 'note', QUOTED_NAME] as const;
/** The names of its files; `images` take PNG only. */
export const FILE_NAMES = ['file', 'files', 'images'] as const;

class Place {
  @IsString()
  city!: string;
}

class Fields {
  @IsOptional()
  @IsString({ each: true })
  title?: string[];

  @IsOptional()
  @IsString({ each: true })
  note?: string[];

  @IsOptional()
  @IsString({ each: true })
  [QUOTED_NAME]?: string[];

  @IsOptional()
  @Nested()
  place?: Place;
}

class Png extends UploadedFile {
  @IsIn(['image/png'])
  declare contentType: string;
}

class Files {
  @IsOptional()
  @Nested(() => [UploadedFile])
  file?: UploadedFile[];

  @IsOptional()
  @Nested(() => [UploadedFile])
  files?: UploadedFile[];

  @IsOptional()
  @Nested(() => [Png])
  images?: Png[];
}

/** What the handler saw, as text. */
class Seen {
  @IsString()
  json!: string;
}

/** A file as the handler has it. */
export interface SeenFile {
  /** Left out where the client gave none. */
  readonly name?: string;
  readonly contentType: string;
  readonly sha256: string;
}

/** What the handler was given of a form. */
export interface SeenForm {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly files: Readonly<Record<string, readonly SeenFile[]>>;
}

export interface Issue {
  /** Left out for the request as a whole. */
  readonly loc?: readonly (string | number)[];
  readonly msg: string;
}

/** An answer: what the handler saw, or why it was not called. */
export interface Answer {
  readonly status: number;
  readonly seen?: SeenForm;
  /** What is wrong; `undefined` where the body of the answer is not one of the error model. */
  readonly issues?: readonly Issue[];
}

export interface UploadEndpoint {
  readonly api: Api;
  /** Sends a body in these chunks. */
  send(chunks: Iterable<Uint8Array>, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Sends a body as it comes out of a stream. */
  stream(body: Readable, headers?: Readonly<Record<string, string>>): Promise<Answer>;
  /** Errors that were the server's own fault. */
  readonly reported: readonly unknown[];
}

export interface UploadEndpointOptions {
  readonly limits?: Partial<Limits>;
  readonly guards?: readonly Guard[];
}

/** An api with one endpoint that takes a form, no part of it unknown, and tells all that it saw. */
export function uploadEndpoint({ limits = {}, guards = [] }: UploadEndpointOptions = {}): UploadEndpoint {
  @Controller('/', { parsers: [multipartParser()], limits, guards, forbidUnknown: true })
  class UploadController {
    @Post('/')
    @Returns(Seen)
    async upload(@Body(Fields) fields: Fields, @FileMetadata(Files) files: Files): Promise<Seen> {
      return { json: JSON.stringify({ fields, files: await seenFiles(files) }) };
    }
  }
  const reported: unknown[] = [];
  const api = createApi({
    title: 'Uploads',
    version: '1',
    controllers: [UploadController],
    serializer: classValidatorSerializer(),
    reportError: (error) => reported.push(error),
  });
  const table = compileApi(api);
  const stream = async (body: Readable, headers: Readonly<Record<string, string>> = {}): Promise<Answer> => {
    const response = await table.handle(post(body, headers));
    return readAnswer(response?.status ?? 404, String(response?.body));
  };
  return { api, reported, stream, send: (chunks, headers) => stream(Readable.from(chunks, { objectMode: false }), headers) };
}

function post(body: Readable, headers: Readonly<Record<string, string>>): HttpRequest {
  const request = { method: 'POST', path: '/', queryString: '', signal: new AbortController().signal, native: undefined };
  return { ...request, body, headers: { 'content-type': CONTENT_TYPE, ...headers } };
}

/** Reads the answer of the endpoint, however it came. */
export function readAnswer(status: number, text: string): Answer {
  const { json, detail } = JSON.parse(text) as { json?: string; detail?: Issue[] };
  if (json !== undefined) return { status, seen: JSON.parse(json) as SeenForm };
  return { status, ...(detail && { issues: detail.map(({ loc, msg }) => ({ ...(loc && { loc }), msg })) }) };
}

async function seenFiles(files: Files): Promise<Record<string, SeenFile[]>> {
  const seen: Record<string, SeenFile[]> = {};
  for (const name of FILE_NAMES) {
    const list = files[name];
    if (list) seen[name] = await Promise.all(list.map(seenFile));
  }
  return seen;
}

async function seenFile(file: UploadedFile): Promise<SeenFile> {
  const { name, contentType } = file;
  return { ...(name !== undefined && { name }), contentType, sha256: sha256(await file.bytes()) };
}

/** The digest of a content, in hexadecimal. */
export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
