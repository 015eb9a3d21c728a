import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * The last answer on each open connection; `undefined` before the first request. If it is complete, so are those before. The listener of requests sets it.
 *
 * Nothing else is done for every request: other code looks at the answer when it needs more.
 */
export function lastAnswers(server: Server): Map<Duplex, ServerResponse | undefined> {
  const answers = new Map<Duplex, ServerResponse | undefined>();
  server.on('connection', (socket) => {
    answers.set(socket, undefined);
    socket.once('close', () => answers.delete(socket));
  });
  return answers;
}
