import { once } from 'node:events';
import { connect } from 'node:net';
import type { UploadBody } from './upload.ts';

/** A request, ready to be written. */
export type UploadRequest = readonly Buffer[];

/** A connection that sends one upload after the other. */
export interface UploadConnection {
  /** Sends one and gives the text of the answer. Rejects if the status is no success, or the connection ends. */
  send(request: UploadRequest): Promise<string>;
  close(): void;
}

const HEAD_END = '\r\n\r\n';

/** Makes a request of a body. */
export function uploadRequest(
  { host, pathname }: URL,
  { contentType, bytes, pieces: [first = Buffer.alloc(0), ...rest] }: UploadBody,
): UploadRequest {
  const head = Buffer.from(`POST ${pathname} HTTP/1.1\r\nHost: ${host}\r\nContent-Type: ${contentType}\r\nContent-Length: ${bytes}${HEAD_END}`);
  // In one piece, as most clients send a small request.
  return [Buffer.concat([head, first]), ...rest];
}

/** Opens a connection. A socket, not a client of HTTP: what sends must never be slower than what is measured. */
export async function uploadConnection({ hostname, port }: URL): Promise<UploadConnection> {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  let received = '';
  let settle = { resolve: (_text: string): void => undefined, reject: (_error: Error): void => undefined };

  const fail = (error: Error): void => {
    socket.destroy();
    settle.reject(error);
  };
  socket.on('data', (chunk) => {
    received += chunk.toString('latin1');
    const read = readAnswer(received);
    if (read === undefined) return;
    received = '';
    if (read instanceof Error) fail(read);
    else settle.resolve(read);
  });
  socket.on('error', fail).on('close', () => fail(new Error('The connection has ended before the answer')));

  return {
    send: (request) =>
      new Promise((resolve, reject) => {
        settle = { resolve, reject };
        write(socket, request).catch(reject);
      }),
    close() {
      socket.destroy();
    },
  };
}

async function write(socket: ReturnType<typeof connect>, pieces: readonly Buffer[]): Promise<void> {
  for (const piece of pieces) if (!socket.write(piece) && pieces.length > 1) await once(socket, 'drain');
}

/** The text of an answer that has come, an error if it is none that we can take, `undefined` while it is not complete. */
function readAnswer(received: string): string | Error | undefined {
  const end = received.indexOf(HEAD_END);
  if (end < 0) return undefined;
  const head = received.slice(0, end);
  const length = /^content-length: *(\d+)/im.exec(head)?.[1];
  if (length === undefined) return new Error(`An answer without a length:\n${received}`);
  const text = received.slice(end + HEAD_END.length);
  if (text.length < Number(length)) return undefined;
  return /^HTTP\/1.1 20/.test(head) ? text : new Error(`No success:\n${received}`);
}
