import { type UploadConnection, uploadConnection } from '../uploads/load/upload-connection.ts';
import type { GrowthRequest } from './growth-row.ts';

/** Connections that are kept open, each with one request under way. */
export const CONNECTIONS = 16;

/** Sends requests over connections that stay open. */
export interface RequestSender {
  /** Sends requests in turn while `more(sent)` returns `true`. Rejects if an answer is not the expected one. Returns the number of requests. */
  send(requests: readonly GrowthRequest[], more: (sent: number) => boolean): Promise<number>;
  close(): void;
}

/** Opens the connections to a server. */
export async function requestSender(url: string): Promise<RequestSender> {
  const target = new URL(url);
  const connections = await Promise.all(Array.from({ length: CONNECTIONS }, () => uploadConnection(target)));
  return {
    async send(requests, more) {
      const prepared = requests.map((request) => ({ ...request, bytes: requestBytes(target, request) }));
      let sent = 0;
      const sendOn = async (connection: UploadConnection): Promise<void> => {
        while (more(sent)) {
          const { method, path, bytes, answer } = prepared[sent++ % prepared.length] as (typeof prepared)[number];
          const text = await connection.send([bytes]);
          if (text !== answer) throw new Error(`${method} ${path} answered ${text.slice(0, 200)} instead of ${answer.slice(0, 200)}`);
        }
      };
      await Promise.all(connections.map(sendOn));
      return sent;
    },
    close() {
      for (const connection of connections) connection.close();
    },
  };
}

function requestBytes({ host }: URL, { method, path, headers = {}, body }: GrowthRequest): Buffer {
  const length = body === undefined ? {} : { 'content-length': Buffer.byteLength(body) };
  const fields = Object.entries({ host, connection: 'keep-alive', ...headers, ...length }).map(([name, value]) => `${name}: ${value}\r\n`);
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${fields.join('')}\r\n${body ?? ''}`);
}
