import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { lastAnswers } from './last-answers.ts';

/**
 * Makes the function that closes a server: it takes no more connections, ends the idle ones, and the others with their
 * last request.
 *
 * Node alone waits for connections on which nothing was asked yet, and for those that are kept alive after their answer.
 */
export function gracefulClose(server: Server, answers: ReturnType<typeof lastAnswers>): () => Promise<void> {
  const endWhenIdle = (socket: Duplex): void => {
    const answer = answers.get(socket);
    // A request that was answered early is over when its body has come.
    const underWay = answer && [answer, answer.req].find(({ closed }) => !closed);
    if (underWay) underWay.once('close', () => endWhenIdle(socket));
    else socket.end(() => socket.destroy());
  };

  return async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of answers.keys()) endWhenIdle(socket);
    await closed;
  };
}
