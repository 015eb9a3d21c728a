/** A request with a form, as bytes. */
export interface RawForm {
  readonly head: string;
  readonly body: Buffer;
}

const BOUNDARY = 'a-boundary-of-the-tests';

/** What a part holds: a text file, or a text without a file. */
export type RawContent = string | Buffer | { readonly text: string };

/** Writes a request with text files and texts, in the order of their field names. */
export function rawForm(method: string, path: string, contents: Readonly<Record<string, RawContent>>, headers: readonly string[] = []): RawForm {
  const parts = Object.entries(contents).flatMap(([field, content]) => [
    Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${field}"${isText(content) ? '' : fileHeaders(field)}\r\n\r\n`),
    Buffer.from(isText(content) ? content.text : content),
    Buffer.from('\r\n'),
  ]);
  const body = Buffer.concat([...parts, Buffer.from(`--${BOUNDARY}--\r\n`)]);
  return {
    head: rawHead(method, path, [`Content-Type: multipart/form-data; boundary=${BOUNDARY}`, `Content-Length: ${body.length}`, ...headers]),
    body,
  };
}

function isText(content: RawContent): content is { readonly text: string } {
  return typeof content === 'object' && 'text' in content;
}

function fileHeaders(field: string): string {
  return `; filename="${field}.txt"\r\nContent-Type: text/plain`;
}

/** Writes the head of a request. */
export function rawHead(method: string, path: string, headers: readonly string[]): string {
  return [`${method} ${path} HTTP/1.1`, 'Host: 127.0.0.1', ...headers, '', ''].join('\r\n');
}
