import { describe, expect, test } from 'vitest';
import { http } from './http-text.ts';

describe('a request that is written as text', () => {
  test('has CRLF, the given order and case of headers, and the length of its body', () => {
    const { bytes, ...request } = http`
      POST /a?b=%20 HTTP/1.1
      X-One: 1
      content-length:
      Host: api.example.com

      --b
      a\"b: ${Buffer.of(0, 0xff)}

        ü
      --b--

      `;
    const body = Buffer.concat([Buffer.from('--b\r\na\\"b: '), Buffer.of(0, 0xff), Buffer.from('\r\n\r\n  ü\r\n--b--\r\n')]);
    const headers = [
      ['X-One', '1'],
      ['content-length', String(body.length)],
      ['Host', 'api.example.com'],
    ];
    expect(request).toEqual({ method: 'POST', target: '/a?b=%20', headers, body });
    const head = `POST /a?b=%20 HTTP/1.1\r\nX-One: 1\r\ncontent-length: ${body.length}\r\nHost: api.example.com\r\n\r\n`;
    expect(bytes).toEqual(Buffer.concat([Buffer.from(head), body]));
  });

  test('may have no body', () => {
    const { bytes, body } = http`
      GET / HTTP/1.1
      Host: a

      `;
    expect([String(bytes), body.length]).toEqual(['GET / HTTP/1.1\r\nHost: a\r\n\r\n', 0]);
  });

  test('is sent in chunks if it says so', () => {
    const { bytes, body } = http`
      POST / HTTP/1.1
      Transfer-Encoding: chunked

      ${'x'.repeat(70)}
      `;
    expect(String(bytes)).toBe(`POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n40\r\n${'x'.repeat(64)}\r\n6\r\n${'x'.repeat(6)}\r\n0\r\n\r\n`);
    expect(String(body)).toBe('x'.repeat(70));
  });

  test('does not change the line breaks of values', () => {
    expect(
      String(
        http`
          POST / HTTP/1.1
          Host: a

          ${'a\nb'}
          c`.body,
      ),
    ).toBe('a\nb\r\nc');
  });
});
