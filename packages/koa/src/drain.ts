import type { IncomingMessage, ServerResponse } from 'node:http';
import { finished } from 'node:stream';
import { bringsContent, headerValue } from '@modern-rest/core';

/** How much of a body is read after its answer. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_MILLISECONDS = 10_000;

/**
 * Reads and drops what is left of a request that is answered early. Called before the answer is written.
 *
 * Most clients read no answer before they have sent their body, and see a closed connection as a failure of the network.
 * The connection is closed when the rest is larger than 64 MiB or does not come within 10 s.
 */
export function drainUnread(req: IncomingMessage, res: ServerResponse): void {
  // Until the last of a body has come, its request is not complete; one without is soon.
  if (req.complete || !bringsContent(req)) return;
  // Before Node's own listener, which would drop a body that nobody has read without counting it.
  res.prependOnceListener('finish', () => {
    // Who has asked first (`Expect`) and is answered sends nothing more.
    if (!res.shouldKeepAlive && headerValue(req, 'expect') === undefined) closeWhenDrained(req);
    drain(req);
  });
}

function drain(req: IncomingMessage): void {
  const { socket } = req;
  let bytes = 0;
  const timer = setTimeout(() => req.destroy(), MAX_MILLISECONDS).unref();
  const stop = (): void => {
    clearTimeout(timer);
    socket.off('close', stop);
  };
  req.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) req.destroy();
  });
  req.once('close', stop);
  // An answered request does not emit `close` if its connection ends before its body.
  socket.on('close', stop);
  // A parser that rejects a body leaves the stream paused.
  req.resume();
}

/**
 * Lets a connection that ends with this request end when the request has: a client that wants it closed (`Connection: close`, HTTP/1.0) reads no
 * answer either before it has sent its body. Node would close it with the answer.
 */
function closeWhenDrained(req: IncomingMessage): void {
  const { socket } = req;
  const close = socket.destroySoon;
  socket.destroySoon = () => void finished(req, () => close.call(socket));
}
