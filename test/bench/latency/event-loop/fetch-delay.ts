import { connect } from 'node:net';
import { json } from 'node:stream/consumers';
import type { EventLoopDelay } from './event-loop-delay.ts';

/** Reads the delays of the event loop of a server since the previous call, and starts a new period. */
export async function fetchDelay(socketPath: string): Promise<EventLoopDelay> {
  return (await json(connect(socketPath))) as EventLoopDelay;
}
