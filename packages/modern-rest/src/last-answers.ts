import type { Server, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/**
 * The last answer on each open connection; `undefined` where nothing was asked yet. When it is over, those before are.
 *
 * All that is done for every request: whoever needs more looks at the answer when the time has come.
 */
export function lastAnswers(server: Server): ReadonlyMap<Duplex, ServerResponse | undefined> {
  const answers = new Map<Duplex, ServerResponse | undefined>();
  server.on('connection', (socket) => {
    answers.set(socket, undefined);
    socket.once('close', () => answers.delete(socket));
  });
  server.on('request', (request, response) => void answers.set(request.socket, response));
  return answers;
}
