import { Controller, Get, Head, Options, Patch, Path, Post, Put, Returns, Route } from '@modern-rest/core';
import { IsInt, IsString } from 'class-validator';
import { describe, expect, test } from 'vitest';
import { sendTo } from './api.ts';

class ItemPath {
  @IsInt()
  id!: number;
}

class NamePath {
  @IsString()
  name!: string;
}

@Controller('/items')
class ItemController {
  @Get()
  list(): string {
    return 'list';
  }

  @Post('/')
  create(): string {
    return 'create';
  }

  @Get('/latest')
  latest(): string {
    return 'latest';
  }

  @Get('/:id')
  read(@Path(ItemPath) { id }: ItemPath): string {
    return `item ${id}`;
  }

  @Patch('/:id')
  change(@Path(ItemPath) { id }: ItemPath): number {
    return id;
  }

  @Put('/:name/text/')
  @Returns(String)
  text(@Path(NamePath) { name }: NamePath): string {
    return name;
  }

  @Head('/only')
  @Returns(null, { status: 200 })
  only(): void {}

  @Options('/only')
  @Returns(null)
  options(): void {}

  @Route('purge', '/only')
  purge(): boolean {
    return true;
  }
}

const send = sendTo([ItemController]);

describe('a request finds its handler', () => {
  test.each([
    ['GET', '/items', 200, 'list'],
    ['POST', '/items', 201, 'create'],
    ['GET', '/items/latest', 200, 'latest'],
    ['GET', '/items/7', 200, 'item 7'],
    ['PATCH', '/items/7', 200, 7],
    ['PUT', '/items/a%20b%2Fc/text/', 200, 'a b/c'],
    ['PUT', '/items/a/text', 200, 'a'],
    ['GET', '/items/', 200, 'list'],
    ['GET', '/items?page=1', 200, 'list'],
    ['PURGE', '/items/only', 200, true],
  ])('%s %s', async (method, url, status, body) => {
    const response = await send({ method, url });
    expect([response.status, await response.json()]).toEqual([status, body]);
  });

  test('a response without content has no type either', async () => {
    const response = await send({ method: 'OPTIONS', url: '/items/only' });
    expect([response.status, await response.text(), response.headers.get('content-type')]).toEqual([204, '', null]);
    expect((await send({ method: 'HEAD', url: '/items/only' })).status).toBe(200);
  });
});

describe('a request that no handler takes', () => {
  test.each(['/nothing', '/items/7/more', '/Items', '/items//7', '/%', '/items/%E0%A4%A'])('%s is a 404', async (url) => {
    const response = await send({ method: 'GET', url });
    expect([response.status, await response.json()]).toEqual([404, { detail: [{ msg: 'There is nothing at this path', type: 'not_found' }] }]);
  });

  test('another method of a known path is a 405 that names those of the path', async () => {
    const response = await send({ method: 'DELETE', url: '/items/7' });
    expect([response.status, response.headers.get('allow')]).toEqual([405, 'GET, HEAD, PATCH']);
    expect(await response.json()).toEqual({ detail: [{ msg: 'Method DELETE is not allowed, allowed: GET, HEAD, PATCH', type: 'not_allowed' }] });
  });

  test('a parameter that does not fit its model is a 400', async () => {
    const response = await send({ method: 'GET', url: '/items/seven' });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual({
      detail: [{ msg: 'id must be an integer number', loc: ['path', 'id'], type: 'value_error', constraint: 'isInt' }],
    });
  });
});

test('a prefix stands before every path', async () => {
  const prefixed = sendTo([ItemController], { prefix: '/v1/' });
  expect((await prefixed({ method: 'GET', url: '/v1/items/latest' })).status).toBe(200);
  expect((await prefixed({ method: 'GET', url: '/v1/nothing' })).status).toBe(404);
  expect((await prefixed({ method: 'GET', url: '/items/latest' })).status).toBe(404);
});
