/** A request as a client sends it. */
export interface SentRequest {
  readonly method: string;
  /** Path and query string. */
  readonly target: string;
  /** In the order and the case in which the client sends them. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  /** Before any transfer coding. */
  readonly body: Buffer;
  /** All bytes of the message. */
  readonly bytes: Buffer;
}

const NEWLINE = /\r?\n/g;
const BLANK_LINE = Buffer.from('\r\n\r\n');
/** Smaller than most bodies of the corpus, so that a chunked body has several chunks. */
const CHUNK = 64;

/**
 * Tag for a request written as text. It removes the indentation, ends lines with CRLF and inserts values unchanged. Backslashes are literal.
 *
 * - The body ends before the line of the closing backtick. If it ends with CRLF, an empty line comes before the backtick.
 * - `Content-Length` without a value gets the length of the body.
 * - With `Transfer-Encoding: chunked`, the body is sent in chunks.
 */
export function http(strings: TemplateStringsArray, ...values: readonly (string | Uint8Array)[]): SentRequest {
  const indentation = /^\n( *)/.exec(strings.raw[0] as string)?.[1] ?? '';
  const unindented = strings.raw.map((text) => text.replaceAll(`\n${indentation}`, '\n'));
  const texts = unindented.map((text, index) => {
    const start = index === 0 ? text.slice(1) : text;
    return (index === strings.raw.length - 1 ? start.replace(/\n *$/, '') : start).replace(NEWLINE, '\r\n');
  });
  const written = Buffer.concat(texts.flatMap((text, index) => [Buffer.from(text), Buffer.from(values[index] ?? '')]));
  const end = written.indexOf(BLANK_LINE);
  const head = (end < 0 ? written : written.subarray(0, end)).toString().trimEnd();
  const body = end < 0 ? Buffer.alloc(0) : written.subarray(end + BLANK_LINE.length);
  const [requestLine = '', ...lines] = head.split('\r\n');
  const [method = '', target = ''] = requestLine.split(' ');
  const headers = lines.map((line) => readHeader(line, body));
  const isChunked = headers.some(([name, value]) => name.toLowerCase() === 'transfer-encoding' && value === 'chunked');
  const sentHead = [requestLine, ...headers.map(([name, value]) => `${name}: ${value}`), '', ''].join('\r\n');
  return { method, target, headers, body, bytes: Buffer.concat([Buffer.from(sentHead), isChunked ? inChunks(body) : body]) };
}

function readHeader(line: string, body: Buffer): readonly [name: string, value: string] {
  const colon = line.indexOf(':');
  const [name, value] = [line.slice(0, colon), line.slice(colon + 1).trim()];
  return [name, value === '' && name.toLowerCase() === 'content-length' ? String(body.length) : value];
}

function inChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let start = 0; start < body.length; start += CHUNK) {
    const chunk = body.subarray(start, start + CHUNK);
    chunks.push(Buffer.from(`${chunk.length.toString(16)}\r\n`), chunk, Buffer.from('\r\n'));
  }
  return Buffer.concat([...chunks, Buffer.from('0\r\n\r\n')]);
}
