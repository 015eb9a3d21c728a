import {
  Body,
  Controller,
  createApi,
  FileMetadata,
  Get,
  type Model,
  type Parser,
  Path,
  Post,
  Query,
  type ReceivedFile,
  Returns,
  type SchemaRequest,
  type Serializer,
} from '@modern-rest/core';
import { multipartParser } from '@modern-rest/multipart';
import { buildDocument } from '@modern-rest/openapi';
import { inMemory } from '@modern-rest/testing';
import type { MediaTypeObject, RequestBodyObject, SchemaObjectValue } from 'openapi3-ts/oas32';
import { describe, expect, test } from 'vitest';
import { problemsOf } from './problems.ts';

type Refer = SchemaRequest['refer'];

const SCHEMAS = new Map<Model, (refer: Refer) => SchemaObjectValue>();

/** A model of another validation library, as JSON Schema alone. */
function model(schema: (refer: Refer) => SchemaObjectValue): Model<object> {
  class Described {}
  SCHEMAS.set(Described, schema);
  return Described;
}

/** Describes models, and takes every value for a good one. */
const serializer: Serializer = {
  loader: () => (value) => ({ value }),
  dumper: () => (value) => ({ value }),
  writer: () => (value) => value,
  singleValues: () => model(() => ({})),
  textStyles: () => new Map(),
  schema: (type, { refer }) => (type.kind === 'model' && SCHEMAS.get(type.model)?.(refer)) || {},
};

const Words = model(() => ({ type: 'object', properties: { term: { type: 'string', description: 'What to look for' } } }));
const Address = model(() => ({ type: 'object', properties: { city: { type: 'string' } } }));

// Null is allowed in all the ways in which JSON Schema can say so.
const Fields = model((refer) => ({
  type: 'object',
  properties: {
    address: { anyOf: [refer(Address), { type: 'null' }] },
    others: { type: ['array', 'null'], items: refer(Address) },
    title: { type: ['string', 'null'] },
    number: { type: ['object', 'integer', 'null'] },
    choice: { anyOf: [refer(Address), { type: 'string' }] },
    nothing: { type: ['null'] },
  },
}));
const Picture = model(() => ({
  type: 'object',
  properties: { size: { type: 'integer', exclusiveMaximum: 5 }, contentType: { const: 'image/png' } },
}));
const Portrait = model(() => ({ type: 'object', properties: { size: { type: 'integer' } }, description: 'A face' }));
const Pictures = model((refer) => ({
  type: 'object',
  properties: {
    avatar: { anyOf: [refer(Picture), { type: 'null' }], description: 'Shown beside the name' },
    portrait: { anyOf: [{ type: 'null' }, refer(Portrait)] },
    portraits: { type: 'array', items: refer(Portrait) },
    gallery: { type: ['array', 'null'], items: refer(Picture), minItems: 1, maxItems: 2 },
  },
}));

@Controller('/')
class PictureController {
  @Post('/pictures')
  @Returns([Number], { status: 200 })
  sizes(@Body(Fields) _fields: object, @FileMetadata(Pictures) files: object): number[] {
    const { gallery } = files as { gallery: ReceivedFile[] };
    return gallery.map(({ attributes }) => attributes.size);
  }

  @Get('/search')
  @Returns(Number)
  search(@Query(Words) _words: object): number {
    return 0;
  }
}

const api = createApi({ title: 'Other', version: '1', controllers: [PictureController], serializer, parsers: [multipartParser()] });
const document = buildDocument(api);

/** Sends files for the gallery. */
async function sendGallery(...contents: string[]): Promise<Response> {
  const form = new FormData();
  for (const content of contents) form.append('gallery', new File([content], 'a.png', { type: 'image/png' }));
  return inMemory(api)({ method: 'POST', url: '/pictures', body: form });
}

test('files are read by the schemas of another validation library, bounds included', async () => {
  const good = await sendGallery('1234', '1');
  expect([good.status, await good.json()]).toEqual([200, [4, 1]]);
  const bad = await sendGallery('12345');
  expect([bad.status, await bad.json()]).toEqual([
    413,
    { detail: [{ msg: 'gallery must not be larger than 4 bytes', loc: ['files', 'gallery', 0, 'size'], type: 'value_error' }] },
  ]);
});

test('a form is described without null, which it cannot send, and fields of JSON as JSON', () => {
  const body = document.paths?.['/pictures']?.post?.requestBody as RequestBodyObject;
  const { schema, encoding } = body.content['multipart/form-data'] as MediaTypeObject;
  expect((schema as SchemaObjectValue).properties).toMatchObject({
    avatar: { type: 'string', format: 'binary', maxLength: 4, description: 'Shown beside the name' },
    portrait: { type: 'string', format: 'binary', description: 'A face' },
    portraits: { type: 'array', items: { type: 'string', format: 'binary' }, description: 'A face' },
    gallery: { type: 'array', items: { type: 'string', format: 'binary', maxLength: 4 }, minItems: 1, maxItems: 2 },
  });
  expect(schema).not.toHaveProperty('required');
  expect(encoding).toEqual({
    address: { contentType: 'application/json' },
    others: { contentType: 'application/json' },
    avatar: { contentType: 'image/png' },
    gallery: { contentType: 'image/png' },
  });
});

test('the description of a property is that of its parameter', () => {
  expect(document.paths?.['/search']?.get?.parameters).toEqual([
    { name: 'term', in: 'query', description: 'What to look for', schema: { type: 'string' } },
  ]);
});

describe('another validation library', () => {
  const Bare = model(() => ({}));

  test('may describe a model of no properties', () => {
    @Controller('/bare')
    class BareController {
      @Get('/')
      @Returns(null)
      find(@Path(Bare) _path: object): void {}
    }
    expect(createApi({ title: 'Bare', version: '1', controllers: [BareController], serializer }).endpoints).toHaveLength(1);
  });

  test('may have a parser that finds no files in a body', async () => {
    const parser: Parser = { mediaType: 'text/plain', source: 'text', files: ['part'], compile: () => async () => ({ value: {} }) };
    let received: unknown;
    @Controller('/files')
    class FileController {
      @Post('/')
      @Returns(null)
      create(@FileMetadata(Bare) files: object): void {
        received = files;
      }
    }
    const send = inMemory(createApi({ title: 'Files', version: '1', controllers: [FileController], serializer, parsers: [parser] }));
    expect((await send({ method: 'POST', url: '/files', body: 'x' })).status).toBe(204);
    expect(received).toEqual({});
  });

  test('A9: a serializer that throws is a start-up problem, and not an unreadable model', () => {
    @Controller('/broken')
    class BrokenController {
      @Post('/')
      @Returns(null)
      create(@Body(Bare) _body: object): void {}
    }
    const broken: Serializer = {
      ...serializer,
      loader: () => {
        throw new TypeError('a mistake of the library');
      },
    };
    expect(problemsOf([BrokenController], { serializer: broken })).toEqual([
      ['EXTENSION_FAILED', 'the serializer threw TypeError: a mistake of the library'],
    ]);
  });
});
