import type { Readable } from 'node:stream';
import type { MaybePromise } from '../contract/serializer.ts';
import { attempt, chain, isPromise } from '../contract/waiting.ts';
import { ParsingError, PayloadTooLargeError } from '../errors/http-error.ts';
import type { IssuePath } from '../errors/issue.ts';
import { RestError } from '../errors/rest-error.ts';
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
 * Reads a body of at most `limit` bytes and passes each chunk to `take`. While `take` waits, the client waits too.
 *
 * A small body that has already arrived is read synchronously: `undefined` is returned instead of a promise, and errors are thrown. The errors are
 * `PayloadTooLargeError` at the byte that exceeds the limit, `ParsingError` if the client goes away or the bytes do not match the digest that it sent
 * (`Content-Digest`, RFC 9530), `RestError` if other code has read the stream before, the errors of `take`, and the reason of `stop` when that is aborted.
 * An error leaves the stream paused: whoever answers decides what happens to the rest.
 */
export function readChunks(
  request: HttpRequest,
  bound: BodyBound,
  take: (chunk: Buffer) => MaybePromise<void>,
  stop?: AbortSignal,
): MaybePromise<void> {
  checkContentLength(request, bound);
  const digest = digestCheck(request);
  const { body } = request;
  if (body.readableDidRead) throw new RestError('body_already_read', ALREADY_READ);
  // The events of a stream that has ended do not come again.
  if (body.readableEnded) return undefined;

  const whole = takeWhole(request);
  if (whole) {
    digest?.update(whole);
    return chain(take(whole), () => digest?.verify());
  }
  if (body.destroyed) throw cutOff(body.errored);
  return readArriving(body, { bound, digest, take, stop });
}

/** Takes a body out of the buffer of its stream, if nobody has read of it yet and all of it is there. */
function takeWhole(request: HttpRequest): Buffer | undefined {
  const { body } = request;
  const { readableLength } = body;
  const isWhole = readableLength > 0 && readableLength === Number(headerValue(request, 'content-length'));
  return isWhole && body.readableFlowing === null && !body.readableObjectMode && body.readableEncoding === null ? (body.read() as Buffer) : undefined;
}

interface Reading {
  readonly bound: BodyBound;
  readonly digest: DigestCheck | undefined;
  readonly take: (chunk: Buffer) => MaybePromise<void>;
  readonly stop: AbortSignal | undefined;
}

function readArriving(body: Readable, { bound, digest, take, stop }: Reading): Promise<void> {
  return new Promise((resolve, reject) => {
    let size = 0;
    let over = false;
    let ended = false;
    let waiting = false;
    const fail = (error: unknown): void => {
      if (over) return;
      over = true;
      body.pause().off('data', onData).off('end', onEnd).off('error', onGone).off('close', onGone);
      reject(error);
    };
    const finish = (): void => {
      if (over) return;
      over = true;
      try {
        digest?.verify();
        resolve();
      } catch (error) {
        reject(error);
      }
    };
    const goOn = (): void => {
      waiting = false;
      if (ended) finish();
      else if (!over) body.resume();
    };
    const accept = (chunk: Buffer): MaybePromise<void> => {
      size += chunk.length;
      if (size > bound.limit) throw tooLarge(bound);
      digest?.update(chunk);
      return take(chunk);
    };
    const onData = (chunk: Buffer): void => {
      const taken = attempt(() => accept(chunk), fail);
      if (!isPromise(taken)) return;
      waiting = true;
      body.pause();
      void taken.then(goOn);
    };
    // The stream is used up: listeners that will not be called any more need not be removed.
    const onEnd = (): void => {
      ended = true;
      if (!waiting) finish();
    };
    const onGone = (cause?: unknown): void => {
      if (!ended) fail(cutOff(cause));
    };
    stop?.addEventListener('abort', () => fail(stop.reason));
    body.on('end', onEnd).on('error', onGone).on('close', onGone).on('data', onData);
    // Who paused it before did not know that somebody would read it.
    body.resume();
  });
}

/**
 * Reads a whole body of at most `limit` bytes.
 *
 * Returns the bytes without a promise, throws and rejects as `readChunks` does, and leaves the stream as that does.
 */
export function readBody(request: HttpRequest, bound: BodyBound): MaybePromise<Buffer> {
  const chunks: Buffer[] = [];
  const keep = (chunk: Buffer): void => {
    chunks.push(chunk);
  };
  return chain(readChunks(request, bound, keep), () => (chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)));
}

const ALREADY_READ =
  'The body of the request was already read by other code, and its bytes are gone. Remove the body parser from the middleware that runs before the API, ' +
  'or limit it to other paths. Guards must not read the body';

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
