import { ParsingError, PayloadTooLargeError } from '../errors/http-error.ts';
import type { IssuePath } from '../errors/issue.ts';
import { type HttpRequest, headerValue } from '../http/message.ts';
import { type DigestCheck, digestCheck } from './digest-check.ts';

/** What to call a body in messages, and how many bytes it may have. */
export interface BodyBound {
  readonly name: string;
  readonly limit: number;
  /** Where the issue is. Default: the body. */
  readonly path?: IssuePath;
}

/** Throws `PayloadTooLargeError` if the request announces more bytes than the limit. */
export function checkContentLength(request: HttpRequest, bound: BodyBound): void {
  const announced = Number(headerValue(request, 'content-length'));
  if (announced > bound.limit) throw tooLarge(bound);
}

/**
 * Gives the chunks of a body, at most `limit` bytes of them.
 *
 * Throws `PayloadTooLargeError` at the byte that exceeds it, and `ParsingError` when the client goes away, or if the bytes are not those of the digest that
 * it has sent (`Content-Digest`, RFC 9530). The stream of
 * the request is left as it is: whoever answers decides what becomes of the rest.
 */
export async function* boundedChunks(request: HttpRequest, bound: BodyBound): AsyncGenerator<Buffer, void, undefined> {
  checkContentLength(request, bound);
  const digest = digestCheck(request);
  let size = 0;
  const chunks = request.body.iterator({ destroyOnReturn: false })[Symbol.asyncIterator]() as AsyncIterator<Buffer>;
  try {
    for (let next = await pull(chunks); !next.done; next = await pull(chunks)) {
      size += next.value.length;
      if (size > bound.limit) throw tooLarge(bound);
      digest?.update(next.value);
      yield next.value;
    }
    digest?.verify();
  } finally {
    await chunks.return?.();
  }
}

async function pull(chunks: AsyncIterator<Buffer>): Promise<IteratorResult<Buffer>> {
  try {
    return await chunks.next();
  } catch (cause) {
    throw cutOff(cause);
  }
}

/**
 * Reads a whole body of at most `limit` bytes.
 *
 * Rejects with what `boundedChunks` throws, and leaves the stream as that does: it is paused at the byte that exceeds the limit.
 */
export function readBody(request: HttpRequest, bound: BodyBound): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    checkContentLength(request, bound);
    const digest = digestCheck(request);
    const { body } = request;
    // Somebody else has read it, or it is gone: neither will say so again.
    if (body.readableEnded) return resolve(Buffer.alloc(0));
    if (body.destroyed) return reject(cutOff(body.errored));

    const chunks: Buffer[] = [];
    let size = 0;
    let over = false;
    const take = (chunk: Buffer): void => {
      size += chunk.length;
      if (size <= bound.limit) return void chunks.push(chunk);
      body.pause().off('data', take).off('end', finish).off('error', fail).off('close', fail);
      reject(tooLarge(bound));
    };
    // The stream is used up: listeners that will not be called any more need not be removed.
    const finish = (): void => {
      over = true;
      const bytes = chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks, size);
      resolve(digest ? verified(bytes, digest) : bytes);
    };
    const fail = (cause?: unknown): void => {
      if (over) return;
      over = true;
      reject(cutOff(cause));
    };
    body.on('end', finish).on('error', fail).on('close', fail).on('data', take);
    // Who paused it before did not know that somebody would read it.
    body.resume();
  });
}

/** Rejects where the bytes are not those of the digest. */
async function verified(bytes: Buffer, digest: DigestCheck): Promise<Buffer> {
  digest.update(bytes);
  digest.verify();
  return bytes;
}

function tooLarge({ name, limit, path }: BodyBound): PayloadTooLargeError {
  return new PayloadTooLargeError(`${name} must not be larger than ${limit} bytes`, path);
}

function cutOff(cause: unknown): ParsingError {
  return new ParsingError('The body ended before it was complete', { cause });
}

/** Decodes UTF-8, without a byte order mark. Throws `ParsingError` for bytes that are not UTF-8. */
export function decodeUtf8(bytes: Uint8Array): string {
  try {
    return UTF_8.decode(bytes);
  } catch (cause) {
    throw new ParsingError('The body is not valid UTF-8', { cause });
  }
}

/** Keeps nothing between two calls. */
const UTF_8 = new TextDecoder('utf-8', { fatal: true });
