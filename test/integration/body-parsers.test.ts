import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { bodyParser } from '@koa/bodyparser';
import { IsInt, IsOptional, IsString } from 'class-validator';
import type { Middleware } from 'koa';
import { koaBody } from 'koa-body';
import {
  Body,
  Configure,
  Controller,
  createApp,
  FileMetadata,
  type Guard,
  Nested,
  optional,
  Post,
  Returns,
  rawFileParser,
  UploadedFile,
} from 'modern-rest';
import { describe, expect, onTestFinished, test, vi } from 'vitest';

const { default: koaBodyparser } = (await import('koa-bodyparser' as string)) as { default: (options?: object) => Middleware };

class Item {
  @IsInt()
  id!: number;

  @IsOptional()
  @IsString({ each: true })
  tags?: string[];
}

class Photo {
  @Nested(() => UploadedFile)
  photo!: UploadedFile;
}

const signature: Guard = {
  responses: [],
  check: async ({ body }) => void (await text(body)),
};

@Controller('/items')
class ItemController {
  @Post()
  @Returns(Item)
  create(@Body(Item) item: Item): Item {
    return item;
  }

  @Post('/small')
  @Configure({ limits: { jsonBody: 20, urlencodedBody: 20 } })
  @Returns(Item)
  small(@Body(Item) item: Item): Item {
    return item;
  }

  @Post('/optional')
  @Returns(String)
  maybe(@Body(optional(Item)) item?: Item): string {
    return item ? `item ${item.id}` : 'none';
  }

  @Post('/photo')
  @Returns(Number)
  photo(@FileMetadata(Photo) { photo }: Photo): number {
    return photo.size;
  }

  @Post('/raw')
  @Configure({ parsers: [rawFileParser('text/plain')] })
  @Returns(Number)
  raw(@FileMetadata(Photo) { photo }: Photo): number {
    return photo.size;
  }

  @Post('/signed')
  @Configure({ guards: [signature] })
  @Returns(Item)
  signed(@Body(Item) item: Item): Item {
    return item;
  }
}

async function serving(...middleware: Middleware[]) {
  const reportError = vi.fn();
  const app = createApp({ title: 'Bodies', version: '1', controllers: [ItemController], reportError });
  for (const one of middleware) app.koa.use(one);
  const { url, close } = await app.listen();
  onTestFinished(() => close());
  const post = async (body: NonNullable<RequestInit['body']> | null, type?: string, path = '', headers: Record<string, string> = {}) => {
    const init = { method: 'POST', body, duplex: 'half' as const, headers: { ...(type !== undefined && { 'content-type': type }), ...headers } };
    const response = await fetch(`${url}/items${path}`, init);
    return [response.status, await response.json()] as const;
  };
  return { post, reported: () => reportError.mock.calls.map(([error]) => error as Error & { code?: string }) };
}

/** Reads the body, and leaves nothing of it. */
const careless: Middleware = async (ctx, next) => {
  await text(ctx.req);
  await next();
};

/** Reads JSON by hand, and leaves the value. */
const byHand: Middleware = async (ctx, next) => {
  (ctx.request as { body?: unknown }).body = JSON.parse(await text(ctx.req));
  await next();
};

/** Leaves the bytes. */
const bytes: Middleware = async (ctx, next) => {
  (ctx.request as { body?: unknown }).body = Buffer.from(await text(ctx.req));
  await next();
};

const JSON_TYPE = 'application/json; charset=utf-8';
const FORM_TYPE = 'application/x-www-form-urlencoded';

describe.each([
  ['@koa/bodyparser', () => bodyParser()],
  ['koa-bodyparser', () => koaBodyparser()],
  ['koa-body', () => koaBody()],
  ['koa-body with files', () => koaBody({ multipart: true })],
  ['none', (): Middleware => (_, next) => next()],
])('A13: bodies that %s has read', (_, make) => {
  test('are read as usual', async () => {
    const { post, reported } = await serving(make());
    const full = { id: 7, tags: ['größe', 'b & c'] };
    expect(await post(JSON.stringify(full), JSON_TYPE)).toEqual([201, full]);
    expect(await post(new URLSearchParams([['id', '7'], ...full.tags.map((tag): [string, string] => ['tags', tag])]), FORM_TYPE)).toEqual([
      201,
      full,
    ]);
    expect(await post(JSON.stringify(full), JSON_TYPE, '/optional')).toEqual([201, 'item 7']);
    expect(reported()).toEqual([]);
  });

  test('are checked as usual', async () => {
    const { post } = await serving(make());
    expect(await post('{"id":"7"}', JSON_TYPE)).toMatchObject([400, { detail: [{ loc: ['body', 'id'], constraint: 'isInt' }] }]);
    expect(await post('id=x', FORM_TYPE)).toMatchObject([400, { detail: [{ loc: ['body', 'id'] }] }]);
    expect(await post('{}', JSON_TYPE)).toMatchObject([400, { detail: [{ loc: ['body', 'id'], constraint: 'required' }] }]);
    expect((await post(`{"id":7,"tags":["${'x'.repeat(50)}"]}`, JSON_TYPE, '/small'))[0]).toBe(413);
    expect((await post(`id=7&tags=${'x'.repeat(50)}`, FORM_TYPE, '/small'))[0]).toBe(413);
    expect((await post('{broken', JSON_TYPE))[0]).toBe(400);
  });

  test('are empty if they are', async () => {
    const { post } = await serving(make());
    expect(await post(null, undefined, '/optional')).toEqual([201, 'none']);
    expect((await post('', JSON_TYPE))[0]).toBe(400);
  });

  test('of other types that it does not read are left to the api', async () => {
    const { post } = await serving(make());
    expect(await post('text', 'text/plain', '/raw')).toEqual([201, 4]);
  });
});

test('A13: forms with files that another parser has not read are read as usual', async () => {
  for (const middleware of [bodyParser(), koaBodyparser(), koaBody()]) {
    expect(await (await serving(middleware)).post(formWithPhoto(), undefined, '/photo')).toEqual([201, 5]);
  }
});

function formWithPhoto(): FormData {
  const form = new FormData();
  form.set('photo', new Blob(['bytes']), 'a.txt');
  return form;
}

test.each([
  ['a form with files', koaBody({ multipart: true }), '/photo', formWithPhoto(), undefined],
  ['JSON of which nothing is left', careless, '', '{"id":7}', JSON_TYPE],
  ['optional JSON of which nothing is left', careless, '/optional', '{"id":7}', JSON_TYPE],
  ['a form of which nothing is left', careless, '', 'id=7', FORM_TYPE],
] as const)('A13: %s is a reported 500 that says what to do', async (_, middleware, path, body, type) => {
  const { post, reported } = await serving(middleware);
  expect(await post(body, type, path)).toEqual([500, { detail: [{ msg: 'Internal server error', type: 'internal_error' }] }]);
  expect(reported()).toEqual([expect.objectContaining({ code: 'body_already_read', message: expect.stringContaining('Remove the body parser') })]);
});

test('A13: what a guard has read is not an empty body', async () => {
  const { post, reported } = await serving();
  expect((await post('{"id":7}', JSON_TYPE, '/signed'))[0]).toBe(500);
  expect(reported()).toEqual([expect.objectContaining({ message: expect.stringContaining('Guards must not read the body') })]);
});

test('A13: a body of which a part was read is not read from there', async () => {
  const { post, reported } = await serving(async (ctx, next) => {
    await once(ctx.req, 'readable');
    ctx.req.read(1);
    await next();
  });
  expect((await post('{"id":7}', JSON_TYPE))[0]).toBe(500);
  expect(reported()).toHaveLength(1);
});

test('A13: an empty body that was read is empty', async () => {
  expect(await (await serving(careless)).post('', JSON_TYPE, '/optional')).toEqual([201, 'none']);
});

test('A13: values and bytes that middleware has read by hand are used', async () => {
  const merge = 'application/merge-patch+json';
  const patch: Middleware = (ctx, next) => {
    ctx.req.headers['content-type'] = JSON_TYPE;
    return next();
  };
  expect(await (await serving(byHand)).post('{"id":7}', JSON_TYPE)).toEqual([201, { id: 7 }]);
  expect(await (await serving(bytes)).post('{"id":7}', JSON_TYPE)).toEqual([201, { id: 7 }]);
  expect((await (await serving(byHand)).post('{"id":7}', merge))[0]).toBe(415);
  expect(await (await serving(byHand, patch)).post('{"id":7}', merge)).toEqual([201, { id: 7 }]);
  expect((await (await serving(byHand)).post('{"id":7}'))[0]).toBe(415);
});

describe('A13: the fields that describe the coded body', () => {
  const plain = '{"id":7}';
  const digest = (of: string | Buffer): string => `sha-256=:${createHash('sha256').update(of).digest('base64')}:`;

  test.each([
    ['koa-bodyparser', koaBodyparser()],
    ['koa-body', koaBody()],
  ])('do not apply to what %s has decoded', async (_, middleware) => {
    const zipped = gzipSync(plain);
    const headers = { 'content-encoding': 'gzip', 'content-digest': digest(zipped), 'repr-digest': digest(zipped) };
    expect(await (await serving(middleware)).post(zipped, JSON_TYPE, '', headers)).toEqual([201, { id: 7 }]);
  });

  test('apply to the text that it has left', async () => {
    const { post } = await serving(koaBodyparser());
    expect((await post(plain, JSON_TYPE, '', { 'content-digest': digest(plain) }))[0]).toBe(201);
    expect((await post(plain, JSON_TYPE, '', { 'content-digest': digest('other') }))[0]).toBe(400);
  });
});

test('A13: a nested form is written again as it was', async () => {
  const nested: Middleware = async (ctx, next) => {
    await text(ctx.req);
    (ctx.request as { body?: unknown }).body = { id: '7', tags: ['a', 'b'], filter: { color: { dark: 'red' } } };
    await next();
  };
  const app = createApp({
    title: 'Bodies',
    version: '1',
    controllers: [ItemController],
    forbidUnknown: true,
  });
  app.koa.use(nested);
  const { url, close } = await app.listen();
  const response = await fetch(`${url}/items`, { method: 'POST', body: new URLSearchParams('id=7') });
  await close();
  expect([response.status, await response.json()]).toMatchObject([
    400,
    { detail: [{ loc: ['body', 'filter[color][dark]'], constraint: 'undeclared' }] },
  ]);
});

test('A13: a value that was read from a body without a Content-Type is not used', async () => {
  const { post } = await serving(byHand);
  const [status, body] = await post(new Blob(['{"id":1}']).stream(), undefined, '', {});
  expect([status, body]).toMatchObject([415, { detail: [{ msg: expect.stringContaining('The request has no Content-Type') }] }]);
});
