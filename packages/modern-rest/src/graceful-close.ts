import { once } from 'node:events';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import type { Admission } from './admission.ts';
import type { LastAnswers } from './last-answers.ts';

/** How a server is closed. */
export interface CloseOptions {
  /** Milliseconds that requests under way may still take. Default 30 000. */
  readonly grace?: number;
}

/** Milliseconds that handlers have to end, and to free what they hold, when their connections were cut. */
const CLEAN_UP = 1000;

/**
 * Makes the function that closes a server: it takes no more connections, ends the idle ones, and the others with their
 * last request, or when the grace is over. Whatever else is asked meanwhile is refused.
 *
 * Node alone waits for connections on which nothing was asked yet, and for those that are kept alive after their answer.
 */
export function gracefulClose(server: Server, answers: LastAnswers, admitted: Admission): (options?: CloseOptions) => Promise<void> {
  const endWhenIdle = (socket: Duplex): void => {
    const answer = answers.on(socket);
    // A request that was answered early is over when its body has come.
    const underWay = answer && [answer, answer.req].find(({ closed }) => !closed);
    if (underWay) underWay.once('close', () => endWhenIdle(socket));
    else socket.end(() => socket.destroy());
  };
  return async ({ grace = 30_000 } = {}) => {
    const closed = once(server, 'close');
    admitted.close();
    server.close();
    for (const socket of answers.connections()) endWhenIdle(socket);
    const cut = setTimeout(() => [...answers.connections()].forEach((socket) => void socket.destroy()), grace);
    await closed;
    clearTimeout(cut);
    await Promise.race([admitted.idle(), wait(CLEAN_UP, undefined, { ref: false })]);
  };
}
