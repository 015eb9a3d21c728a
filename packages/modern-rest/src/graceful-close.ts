import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/**
 * Makes the function that closes a server: it takes no more connections, ends the idle ones, and the others with their
 * last request.
 *
 * Node alone waits for connections on which nothing was asked yet, and for those that are kept alive after their answer.
 */
export function gracefulClose(server: Server): () => Promise<void> {
  /** Requests and answers that are not over yet. A request that was answered early is over when its body has come. */
  const underWay = new Map<Socket, number>();
  let closing = false;

  const endIfIdle = (socket: Socket): void => {
    if (underWay.get(socket) === 0) socket.destroySoon();
  };
  const count = (socket: Socket, step: 1 | -1): void => {
    const before = underWay.get(socket);
    if (before === undefined) return;
    underWay.set(socket, before + step);
    if (closing) endIfIdle(socket);
  };

  server.on('connection', (socket) => {
    underWay.set(socket, 0);
    socket.once('close', () => underWay.delete(socket));
  });
  server.on('request', (request, response) => {
    const { socket } = request;
    for (const message of [request, response]) {
      count(socket, 1);
      message.once('close', () => count(socket, -1));
    }
  });

  return async () => {
    const closed = once(server, 'close');
    closing = true;
    server.close();
    for (const socket of underWay.keys()) endIfIdle(socket);
    await closed;
  };
}
