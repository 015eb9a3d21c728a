import type { HttpRequest } from '@modern-rest/core';

// Not imported: since Node.js 22, an `import` of it also loads fetch.
const { IncomingMessage } = process.getBuiltinModule('node:http');

/**
 * Returns the function that is `true` while the parser alone has the chunks of a body. Call it before the parser reads the body.
 *
 * Node.js allocates a new buffer for each chunk of a request that it receives. Any other stream, a subclass included, may still use its chunks, and so may
 * another listener.
 */
export function exclusiveChunks({ body }: HttpRequest): () => boolean {
  if (Object.getPrototypeOf(body) !== IncomingMessage.prototype || countReaders(body) > 0) return NEVER_EXCLUSIVE;
  return () => countReaders(body) === 1 && !body.readableEnded;
}

/** For bytes that others may still use. */
export const NEVER_EXCLUSIVE = (): boolean => false;

function countReaders(body: HttpRequest['body']): number {
  return body.listenerCount('data') + body.listenerCount('readable');
}
