/** The boundary of the bodies in these tests. */
export const BOUNDARY = 'bound';
export const CONTENT_TYPE = `multipart/form-data; boundary=${BOUNDARY}`;

/** The bytes of a part: its header lines as they are, an empty line, its content. */
export function part(headers: readonly (string | Buffer)[], content: string | Uint8Array = ''): Buffer {
  const lines = headers.flatMap((line) => [Buffer.from(line), Buffer.from('\r\n')]);
  return Buffer.concat([...lines, Buffer.from('\r\n'), Buffer.from(content)]);
}

/** A part with these parameters of its `Content-Disposition`, as they are, and maybe more headers. */
export function partNamed(parameters: string, content: string | Uint8Array = '', ...headers: string[]): Buffer {
  return part([`Content-Disposition: form-data; ${parameters}`, ...headers], content);
}

export function field(name: string, value: string | Uint8Array, ...headers: string[]): Buffer {
  return partNamed(`name="${name}"`, value, ...headers);
}

export function file(name: string, filename: string, content: string | Uint8Array = 'content', type = 'text/plain'): Buffer {
  return partNamed(`name="${name}"; filename="${filename}"`, content, `Content-Type: ${type}`);
}

/** The body of a form, up to and with its closing delimiter. */
export function form(parts: readonly Buffer[], boundary = BOUNDARY): Buffer {
  return Buffer.concat([...parts.flatMap((one) => [Buffer.from(`--${boundary}\r\n`), one, Buffer.from('\r\n')]), Buffer.from(`--${boundary}--`)]);
}

/** Text with visible line ends as bytes: `⏎` stands for CRLF. */
export function raw(text: string): Buffer {
  return Buffer.from(text.replaceAll('⏎', '\r\n'));
}
