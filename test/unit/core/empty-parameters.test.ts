import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { type ApiOptions, Controller, compileApi, Path, Returns, Route } from '@modern-rest/core';
import { createKoa } from '@modern-rest/koa';
import fc from 'fast-check';
import { describe, expect, onTestFinished, test } from 'vitest';
import { apiOf } from './api.ts';

/** A controller of one endpoint, which returns its path with the values of the parameters. */
function echo(method: string, path: string): new () => object {
  const names = [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string);
  class EchoController {
    take(...values: string[]): string[] {
      return [path, ...values];
    }
  }
  for (const [index, name] of names.entries()) Path(name, String)(EchoController.prototype, 'take', index as never);
  Returns([String], { status: 200 })(EchoController.prototype, 'take', {} as never);
  Route(method, path)(EchoController.prototype, 'take', {});
  Controller('/')(EchoController);
  return EchoController;
}

const paths = (...all: string[]): ApiOptions['controllers'] => all.map((path) => echo('GET', path));
const SLASHES = ['ignore', 'strict', 'redirect'] as const;

/** Sends a request without changing its path, as `fetch` would. */
async function ask(
  controllers: ApiOptions['controllers'],
  path: string,
  { method = 'GET', ...options }: Partial<ApiOptions> & { method?: string } = {},
) {
  const api = apiOf(controllers, options);
  const table = compileApi(api);
  const request = { method, path, queryString: '', headers: {}, signal: new AbortController().signal, native: undefined } as never;
  const answer = (await table.handle(request)) ?? table.notFound(request);
  return [answer?.status, answer?.status === 200 ? JSON.parse(String(answer.body)) : answer?.headers['allow']];
}

describe('A7: a path parameter has at least one character', () => {
  describe.each(SLASHES)('with trailingSlash %s', (trailingSlash) => {
    test.each([
      ['/users/:id', '/users/'],
      ['/users/:id', '/users//'],
      ['/users/:id/', '/users//'],
      ['/users/:id/posts', '/users//posts'],
      ['/:id', '/'],
      ['/:id', '//'],
      ['/a/:x-:y', '/a/-'],
      ['/a/:x-:y', '/a/1-'],
      ['/a/:x-:y', '/a/-1'],
      ['/a/:x.:y', '/a/.json'],
      ['/v:major', '/v'],
      ['/:name.json', '/.json'],
      ['/a/:id(\\d*)', '/a/'],
      ['/a/:id(\\d*)', '/a//'],
      ['/a/v:id(\\d*)b', '/a/vb'],
      ['/a/:x(\\d*)-:y(\\d*)', '/a/-1'],
      ['/files/:path(.*)', '/files/'],
      ['/v:path(.*)', '/v'],
    ])('%s is not found at %s', async (path, url) => {
      expect(await ask(paths(path), url, { trailingSlash })).toEqual([404, undefined]);
      expect(await ask(paths(path), url, { trailingSlash, method: 'HEAD' })).toEqual([404, undefined]);
      expect(await ask(paths(path), url, { trailingSlash, method: 'PUT' })).toEqual([404, undefined]);
      expect(await ask(paths(path), url, { trailingSlash, method: 'OPTIONS', answerOptions: true })).toEqual([404, undefined]);
    });

    test.each([
      ['%20', ' '],
      ['%2F', '/'],
      ['%2f%2F', '//'],
      ['%00', '\0'],
      ['%25', '%'],
      ['%252F', '%2F'],
      ['%3A', ':'],
      ['%E2%82%AC', '€'],
    ])('%s is a value', async (sent, value) => {
      expect(await ask(paths('/users/:id'), `/users/${sent}`, { trailingSlash })).toEqual([200, ['/users/:id', value]]);
      expect(await ask(paths('/a/:x-:y'), `/a/${sent}-${sent}`, { trailingSlash })).toEqual([200, ['/a/:x-:y', value, value]]);
      expect(await ask(paths('/files/:path(.*)'), `/files/${sent}`, { trailingSlash })).toEqual([200, ['/files/:path(.*)', value]]);
    });
  });

  test.each<[string[], string, string[]]>([
    [['/a/:x-:y', '/a/:z'], '/a/-1', ['/a/:z', '-1']],
    [['/a/:id(\\d*)', '/a/:path(.*)', '/:path(.*)'], '/a//', ['/:path(.*)', 'a/']],
    [['/a/:id(\\d*)/b', '/a/:path(.*)'], '/a//b', ['/a/:path(.*)', '/b']],
    [['/a/:b/c', '/:d/:b/c', '/:path(.*)'], '/a//c', ['/:path(.*)', 'a//c']],
  ])('of %o, %s finds the one whose parameters have values', async (all, url, found) => {
    expect(await ask(paths(...all), url)).toEqual([200, found]);
    expect(await ask(paths(...all), url, { method: 'PUT' })).toEqual([405, 'GET, HEAD']);
  });

  test('the rest of a path may be a slash only where slashes at the end count', async () => {
    expect(await ask(paths('/files/:path(.*)'), '/files//')).toEqual([404, undefined]);
    expect(await ask(paths('/files/:path(.*)'), '/files//', { trailingSlash: 'strict' })).toEqual([200, ['/files/:path(.*)', '/']]);
  });

  test('a path that lacks a value does not count as one of another method', async () => {
    const controllers = [echo('DELETE', '/a/:id(\\d*)/b'), echo('PUT', '/a/:path(.*)')];
    expect(await ask(controllers, '/a//b', { method: 'POST' })).toEqual([405, 'PUT']);
    expect(await ask(controllers, '/a//b', { method: 'DELETE' })).toEqual([405, 'PUT']);
  });

  test('two paths that differ in their patterns are both served', async () => {
    const controllers = paths('/:id(\\d+)', '/:name([a-z]+)', '/:other');
    expect(await ask(controllers, '/7')).toEqual([200, ['/:id(\\d+)', '7']]);
    expect(await ask(controllers, '/seven')).toEqual([200, ['/:name([a-z]+)', 'seven']]);
    expect(await ask(controllers, '/Seven')).toEqual([200, ['/:other', 'Seven']]);
  });

  test('over a socket', async () => {
    const server = createKoa(apiOf([echo('DELETE', '/users/:id')])).listen(0, '127.0.0.1');
    onTestFinished(() => void server.close());
    await once(server, 'listening');
    const remove = async (path: string) => {
      const response = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { method: 'DELETE' });
      return [response.status, await response.json()];
    };
    expect(await remove('/users//')).toEqual([404, { detail: [{ msg: 'There is nothing at this path', type: 'not_found' }] }]);
    expect(await remove('/users/%2F')).toEqual([200, ['/users/:id', '/']]);
  });

  const segments = ['x', ':', 'v:', ':(\\d*)', ':([^]*)', ':-:', ':.:', ':([a-z]*)-:'];
  const template = fc
    .tuple(fc.array(fc.constantFrom(...segments), { minLength: 1, maxLength: 4 }), fc.constantFrom('', '/', '/:(.*)'))
    .map(([inner, end]) => {
      let count = 0;
      return `/${inner.join('/')}${end}`.replace(/:/g, () => `:p${count++}`);
    });
  // Values of several parameters in one segment are ambiguous where they hold the separator, and the router reads no line breaks there.
  const value = fc.string({ unit: 'grapheme', maxLength: 6 }).map((text) => text.replace(/[-.\n\r\u2028\u2029]/g, '_'));
  const fill = (path: string, values: readonly string[]): string => {
    let count = 0;
    return path.replace(/:p\d+(?:\([^)]*\))?/g, () => encodeURIComponent(values[count++] as string));
  };
  const names = (path: string) => path.match(/:p\d+/g) ?? [];

  test('whatever the template and the values are', async () => {
    const property = fc.asyncProperty(
      template,
      fc.array(value, { minLength: 9, maxLength: 9 }),
      fc.constantFrom(...SLASHES),
      async (path, all, trailingSlash) => {
        const values = all.slice(0, names(path).length);
        const [status, body] = await ask(paths(path), fill(path, values), { trailingSlash });
        if (status === 200) expect(body.slice(1)).not.toContain('');
        const free = !path.includes('\\d') && !path.includes('[a-z]');
        if (free && !values.includes('')) expect([status, body]).toEqual([200, [path, ...values]]);
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});
