/** A request with a form, as bytes. */
export interface RawForm {
  readonly head: string;
  readonly body: Buffer;
}

const BOUNDARY = 'a-boundary-of-the-tests';

/** Writes a request with text files, in the order of their field names. */
export function rawForm(method: string, path: string, contents: Readonly<Record<string, string | Buffer>>, headers: readonly string[] = []): RawForm {
  const parts = Object.entries(contents).flatMap(([field, content]) => [
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"; filename="${field}.txt"\r\nContent-Type: text/plain\r\n\r\n`),
    Buffer.from(content),
    Buffer.from('\r\n'),
  ]);
  const body = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  return {
    head: rawHead(method, path, [`Content-Type: multipart/form-data; boundary=${BOUNDARY}`, `Content-Length: ${body.length}`, ...headers]),
    body,
  };
}

/** Writes the head of a request. */
export function rawHead(method: string, path: string, headers: readonly string[]): string {
  return [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...headers, '', ''].join('\r\n');
}
