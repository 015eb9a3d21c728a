import { once } from 'node:events';
import { connect } from 'node:net';
import { answerCounter } from './answer-counter.ts';

/** A keep-alive connection that sends prepared requests. If it fails, the process ends with an error. */
export interface Connection {
  write(bytes: Buffer): void;
  /** Resolves when the kernel has taken all bytes, or the connection has been closed. */
  drained(): Promise<void>;
  /** Sets the function that gets the number of answers that have just arrived. */
  onAnswers(listener: (count: number) => void): void;
  close(): void;
}

/** Opens a connection whose answers must all have the given body. */
export async function openConnection({ hostname, port }: URL, answer: string): Promise<Connection> {
  const socket = connect({ host: hostname, port: Number(port), noDelay: true });
  await once(socket, 'connect');
  const countAnswers = answerCounter(Buffer.from(answer));
  let notify = (_count: number): void => undefined;
  let resume = (): void => undefined;
  let closed = false;
  socket.on('data', (chunk) => {
    const count = countAnswers(chunk);
    if (count > 0) notify(count);
  });
  socket.on('drain', () => resume());
  // Thrown on purpose: a load that loses a connection has no result.
  socket.on('close', () => {
    if (!closed) throw new Error('The server closed a connection');
  });
  return {
    write: (bytes) => void socket.write(bytes),
    async drained() {
      if (!socket.writableNeedDrain) return;
      await new Promise<void>((resolve) => {
        resume = resolve;
      });
    },
    onAnswers(listener) {
      notify = listener;
    },
    close() {
      closed = true;
      socket.destroy();
      resume();
    },
  };
}

/** The input of `openConnections`. */
export interface OpenOptions {
  readonly count: number;
  readonly request: Buffer;
  readonly answer: string;
}

/** Connections that are opened at the same time. More would overflow the queue of the server, and an idle connection is closed after 5 s. */
const OPENED_TOGETHER = 64;

/** Opens connections that have each been answered once, so that the server has accepted them all. */
export async function openConnections(url: URL, { count, request, answer }: OpenOptions): Promise<Connection[]> {
  const connections: Connection[] = [];
  while (connections.length < count) {
    const length = Math.min(OPENED_TOGETHER, count - connections.length);
    connections.push(...(await Promise.all(Array.from({ length }, () => openConnection(url, answer)))));
    await Promise.all(connections.slice(-length).map((connection) => sendOnce(connection, request)));
  }
  return connections;
}

function sendOnce(connection: Connection, request: Buffer): Promise<void> {
  return new Promise((resolve) => {
    connection.onAnswers(() => resolve());
    connection.write(request);
  });
}
