import { classValidatorSerializer, Nested } from '@modern-rest/class-validator';
import { Controller, createApi, FileMetadata, Post, Returns } from '@modern-rest/core';
import { type ImageOptions, IsImage } from '@modern-rest/image';
import { multipartParser, UploadedFile } from '@modern-rest/multipart';
import { inMemory } from '@modern-rest/testing';
import { IsOptional } from 'class-validator';

/** What is said about a file. */
export interface Claims {
  readonly name?: string;
  readonly type?: string;
}

export interface Answer {
  readonly status: number;
  /** What is wrong. */
  readonly messages: readonly string[];
  readonly headers: Headers;
}

export interface ImageApi {
  /** Sends an image in a form. */
  send(bytes: Uint8Array, claims?: Claims): Promise<Answer>;
  /** Sends a list of images in a form. */
  sendAll(images: readonly Uint8Array[]): Promise<Answer>;
  /** Errors that were the server's own fault. */
  readonly reported: readonly unknown[];
}

/** An api with one endpoint that takes an image, or several. */
export function imageApi(options: ImageOptions, inHandler?: (file: UploadedFile) => unknown): ImageApi {
  class Files {
    @IsOptional()
    @Nested()
    @IsImage(options)
    picture?: UploadedFile;

    @IsOptional()
    @Nested(() => [UploadedFile])
    @IsImage(options)
    pictures?: UploadedFile[];
  }

  @Controller('/', { parsers: [multipartParser()] })
  class ImageController {
    @Post()
    @Returns(String)
    async take(@FileMetadata(Files) { picture }: Files): Promise<string> {
      if (picture) await inHandler?.(picture);
      return 'taken';
    }
  }

  const reported: unknown[] = [];
  const serializer = classValidatorSerializer();
  const send = inMemory(
    createApi({ title: 'Images', version: '1', controllers: [ImageController], serializer, reportError: (error) => reported.push(error) }),
  );
  const post = async (files: readonly (readonly [string, File])[]): Promise<Answer> => {
    const body = new FormData();
    for (const [field, file] of files) body.append(field, file);
    const response = await send({ method: 'POST', url: '/', body });
    const answer = (await response.json()) as { detail?: { msg: string }[] };
    return { status: response.status, headers: response.headers, messages: response.ok ? [] : (answer.detail ?? []).map(({ msg }) => msg) };
  };
  return {
    reported,
    send: (bytes, { name = 'image', type = '' } = {}) => post([['picture', new File([bytes as Uint8Array<ArrayBuffer>], name, { type })]]),
    sendAll: (images) => post(images.map((bytes) => ['pictures', new File([bytes as Uint8Array<ArrayBuffer>], 'image')] as const)),
  };
}
