import type { IncomingMessage } from 'node:http';
import { finished } from 'node:stream';

/** How much of a body is read after its answer. */
const MAX_BYTES = 64 * 1024 * 1024;
const MAX_MILLISECONDS = 10_000;

/**
 * Reads and drops what is left of a request that was answered early.
 *
 * Most clients read no answer before they have sent their body, and see a closed connection as a failure of the network.
 * The connection is closed when the rest is larger than 64 MiB or does not come within 10 s.
 */
export function drainAfterAnswer(req: IncomingMessage): void {
  let bytes = 0;
  const stop = setTimeout(() => req.destroy(), MAX_MILLISECONDS).unref();
  req.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) req.destroy();
  });
  // Who refused it in the middle has paused it.
  req.resume();
  req.once('close', () => clearTimeout(stop));
}

/**
 * Lets a connection that ends with this request end when the request has: a client that wants it closed (`Connection: close`, HTTP/1.0) reads no
 * answer either before it has sent its body. Node would close it with the answer.
 */
export function closeWhenDrained(req: IncomingMessage): void {
  const { socket } = req;
  const close = socket.destroySoon;
  socket.destroySoon = () => void finished(req, () => close.call(socket));
}
