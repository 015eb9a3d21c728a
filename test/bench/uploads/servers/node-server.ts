import { createServer, type IncomingMessage } from 'node:http';
import { serverOptions } from '../../servers/options.ts';
import { answerText, type Counted } from './counted.ts';

/** Serves uploads on node:http alone. A GET says that the server is there. */
export function nodeServer(count: (request: IncomingMessage) => Promise<Counted>): void {
  createServer((request, response) => {
    const answer = (status: number, text: string): void => {
      response.writeHead(status, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) }).end(text);
    };
    if (request.method === 'GET') return answer(200, '');
    count(request).then(
      (counted) => answer(201, answerText(counted)),
      (error: Error) => answer(500, error.message),
    );
  }).listen(serverOptions().port, '127.0.0.1');
}
