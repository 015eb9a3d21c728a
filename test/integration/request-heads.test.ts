import { createApp, type ServerOptions } from 'modern-rest';
import { describe, expect, onTestFinished, test } from 'vitest';
import { rawConnection } from '../real/raw-connection.ts';

/** Sends a head as it is, and resolves with the status and the message of the error. */
async function ask(head: string[], options: ServerOptions = {}): Promise<(number | string | undefined)[]> {
  const { url, close } = await createApp({ title: 'Heads', version: '1', controllers: [] }).listen(0, '127.0.0.1', options);
  onTestFinished(() => close());
  const connection = await rawConnection(Number(new URL(url).port));
  await connection.write(`${head.join('\r\n')}\r\n\r\n`);
  const { status, body } = await connection.answer();
  await connection.abort('FIN');
  return status === 200 ? [status] : [status, (JSON.parse(body) as { detail: { msg: string }[] }).detail[0]?.msg];
}

const get = (...fields: string[]): string[] => ['GET /openapi.json HTTP/1.1', ...fields];

describe('F7: the host of a request', () => {
  test.each([
    'a',
    'example.com',
    'EXAMPLE.com:8000',
    'example.com:',
    'example.com.',
    '127.0.0.1:80',
    '[::1]',
    '[::1]:8000',
    'under_score.example',
    'a%2Db',
  ])('may be %s', async (host) => {
    expect(await ask(get(`Host: ${host}`))).toEqual([200]);
  });

  test.each(['', ' ', ':80', 'a b', 'a/b', 'user@a', 'a:80:90', 'a:port', '[::1', '::1', 'a%2', 'größe', 'a"b', 'a\\b', '<a>', 'http://a'])(
    'must not be "%s"',
    async (host) => {
      expect(await ask(get(`Host: ${host}`))).toEqual([400, 'The Host of the request is not a host name with an optional port']);
    },
  );

  test('is named once', async () => {
    expect(await ask(get('Host: a', 'hOsT: b'))).toEqual([400, 'The request has more than one Host']);
    expect(await ask(get('Host: a', 'Host: a'))).toEqual([400, 'The request has more than one Host']);
    expect(await ask(get())).toEqual([400, 'The request has no Host']);
  });

  test('may be missing in HTTP/1.0, but not be empty', async () => {
    expect(await ask(['GET /openapi.json HTTP/1.0'])).toEqual([200]);
    expect((await ask(['GET /openapi.json HTTP/1.0', 'Host:']))[0]).toBe(400);
  });
});

describe('F7: allowedHosts', () => {
  const allowedHosts = ['api.example', '.Example.COM', '127.0.0.1', '[::1]'];
  const REFUSED = [421, 'This server does not serve the requested host'];

  test.each(['api.example', 'API.example:8000', 'api.example.', 'example.com', 'www.example.com', 'a.b.example.com:1', '127.0.0.1:80', '[::1]:80'])(
    'takes %s',
    async (host) => {
      expect(await ask(get(`Host: ${host}`), { allowedHosts })).toEqual([200]);
    },
  );

  test.each(['www.api.example', 'badexample.com', 'example.com.evil.test', '.example.com.evil', 'api.example:80.evil', '127.0.0.2'])(
    'refuses %s',
    async (host) => {
      const [status] = await ask(get(`Host: ${host}`), { allowedHosts });
      expect(status).toBe(host.includes(':') ? 400 : 421);
    },
  );

  test('looks at the host of the target, too', async () => {
    const target = (url: string) => ask([`GET ${url} HTTP/1.1`, 'Host: api.example'], { allowedHosts });
    expect(await target('http://api.example:80/openapi.json')).toEqual([200]);
    expect(await target('HTTP://evil.test/openapi.json')).toEqual(REFUSED);
    expect(await target('http://api.example@evil.test/openapi.json')).toEqual(REFUSED);
    expect(await target('http://evil.test?a/openapi.json')).toEqual(REFUSED);
    expect(await ask(['GET http://api.example/openapi.json HTTP/1.1', 'Host: evil.test'], { allowedHosts })).toEqual(REFUSED);
  });

  test('refuses a request without a host', async () => {
    expect(await ask(['GET /openapi.json HTTP/1.0'], { allowedHosts })).toEqual(REFUSED);
  });

  test.each(['', '*', '*.example.com', 'https://example.com', 'example.com:8000', 'example.com/', 'exämple.com'])('cannot be "%s"', async (host) => {
    const listening = createApp({ title: 'Heads', version: '1', controllers: [] }).listen(0, '127.0.0.1', { allowedHosts: [host] });
    await expect(listening).rejects.toThrow(`allowedHosts: "${host}" is not a host name: write the name alone`);
  });
});

describe('F7: the version and the transfer coding of a request', () => {
  test.each(['HTTP/2.0', 'HTTP/0.9', 'HTTP/1.2', 'HTTP/3.0', 'HTTP/9.9'])('%s is not supported', async (version) => {
    const [status, msg] = await ask([`PUT /openapi.json ${version}`, 'Host: a']);
    expect([status, msg]).toEqual([505, expect.stringContaining('HTTP/1.1 and HTTP/1.0')]);
  });

  test.each(['HTTP/x.1', 'HTTP/1', 'HTTP/11', 'HTTPS/1.1', 'FTP/1.1'])('%s is not HTTP', async (version) => {
    expect((await ask([`GET /openapi.json ${version}`, 'Host: a']))[0]).toBe(400);
  });

  test('the preface of HTTP/2 is not supported', async () => {
    expect((await ask(['PRI * HTTP/2.0', '', 'SM']))[0]).toBe(505);
  });

  test.each(['gzip', 'gzip, chunked', 'GZIP,chunked', 'identity, chunked', 'x-custom, chunked'])('%s is not implemented', async (coding) => {
    expect(await ask(['POST /openapi.json HTTP/1.1', 'Host: a', `Transfer-Encoding: ${coding}`, '', '0'])).toEqual([
      501,
      'The server supports no Transfer-Encoding but chunked',
    ]);
  });

  test.each(['chunked, gzip', 'chunked, chunked'])('%s has no end that could be found', async (coding) => {
    expect((await ask(['POST /openapi.json HTTP/1.1', 'Host: a', `Transfer-Encoding: ${coding}`, '', '0']))[0]).toBe(400);
  });

  test('the lines of a repeated field are one list', async () => {
    expect((await ask(['POST /openapi.json HTTP/1.1', 'Host: a', 'Transfer-Encoding: gzip', 'Transfer-Encoding: chunked', '', '0']))[0]).toBe(501);
  });

  test.each(['chunked', 'Chunked', ' chunked '])('%s is read', async (coding) => {
    expect((await ask(['POST /openapi.json HTTP/1.1', 'Host: a', `Transfer-Encoding: ${coding}`, '', '0']))[0]).toBe(405);
  });
});

test('A12: a request that is refused by its head is answered as problem details, too', async () => {
  const { url, close } = await createApp({ title: 'Heads', version: '1', controllers: [] }).listen();
  onTestFinished(() => close());
  const connection = await rawConnection(Number(new URL(url).port));
  await connection.write(`${get('Host:', 'Accept: application/problem+json').join('\r\n')}\r\n\r\n`);
  const { status, headers, body } = await connection.answer();
  await connection.abort('FIN');
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([400, 'application/problem+json', 'no-store']);
  expect(JSON.parse(body)).toMatchObject({
    status: 400,
    code: 'bad_request',
    detail: 'The Host of the request is not a host name with an optional port',
  });
});
