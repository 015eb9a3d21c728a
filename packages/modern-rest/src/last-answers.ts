import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** The last answers on open connections. */
export interface LastAnswers {
  /** Adds the answer to the latest request of a connection. */
  add(answer: ServerResponse): void;
  /**
   * The last answer on a connection. If it is complete, so are those before.
   *
   * `undefined` before the first request, and when the last request and its answer are complete.
   */
  on(connection: Duplex): ServerResponse | undefined;
  /** All open connections. */
  connections(): Iterable<Duplex>;
}

/** Keeps the last answer on each open connection of a server until it is complete, so that idle connections need no memory for it. */
export function lastAnswers(server: Server): LastAnswers {
  const answers = new Map<Duplex, ServerResponse | undefined>();
  server.on('connection', (socket) => {
    answers.set(socket, undefined);
    socket.once('close', () => answers.delete(socket));
  });
  // One function for all answers: nothing is allocated for a request.
  function forget(this: ServerResponse): void {
    const { complete, socket } = this.req;
    // Malformed bytes after an incomplete request belong to it, not to a further request.
    if (complete && answers.get(socket) === this) answers.set(socket, undefined);
  }
  return {
    add(answer) {
      answers.set(answer.req.socket, answer);
      answer.on('close', forget);
    },
    on: (connection) => answers.get(connection),
    connections: () => answers.keys(),
  };
}
