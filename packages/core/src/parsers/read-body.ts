import { ParsingError, PayloadTooLargeError } from '../errors/http-error.ts';
import { type HttpRequest, headerValue } from '../http/message.ts';

/** What to call a body in messages, and how many bytes it may have. */
export interface BodyBound {
  readonly name: string;
  readonly limit: number;
}

/** Throws `PayloadTooLargeError` if the request announces more bytes than the limit. */
export function checkContentLength(request: HttpRequest, { name, limit }: BodyBound): void {
  const announced = Number(headerValue(request, 'content-length'));
  if (announced > limit) throw new PayloadTooLargeError(`${name} must not be larger than ${limit} bytes`);
}

/**
 * Gives the chunks of a body, at most `limit` bytes of them.
 *
 * Throws `PayloadTooLargeError` at the byte that exceeds it, and `ParsingError` when the client goes away. The stream of
 * the request is left as it is: whoever answers decides what becomes of the rest.
 */
export async function* boundedChunks(request: HttpRequest, bound: BodyBound): AsyncGenerator<Buffer, void, undefined> {
  checkContentLength(request, bound);
  let size = 0;
  const chunks = request.body.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (let next = await pull(chunks); !next.done; next = await pull(chunks)) {
      size += next.value.length;
      if (size > bound.limit) throw new PayloadTooLargeError(`${bound.name} must not be larger than ${bound.limit} bytes`);
      yield next.value;
    }
  } finally {
    await chunks.return?.();
  }
}

async function pull(chunks: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer>> {
  try {
    return await chunks.next();
  } catch (cause) {
    throw new ParsingError('The body ended before it was complete', { cause });
  }
}

/** Reads a whole body of at most `limit` bytes. Throws what `boundedChunks` throws. */
export async function readBody(request: HttpRequest, bound: BodyBound): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of boundedChunks(request, bound)) chunks.push(chunk);
  return chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks);
}

/** Decodes UTF-8, without a byte order mark. Throws `ParsingError` for bytes that are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ParsingError('The body is not valid UTF-8', { cause });
  }
}
