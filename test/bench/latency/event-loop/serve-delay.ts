import { createServer } from 'node:net';
import { watchEventLoop } from './event-loop-delay.ts';

/** Serves the delays of the event loop of this process on a Unix socket: each connection gets those since the previous connection, as JSON. */
export function serveDelay(socketPath: string): void {
  const read = watchEventLoop();
  createServer((socket) => socket.end(JSON.stringify(read()))).listen(socketPath);
}
