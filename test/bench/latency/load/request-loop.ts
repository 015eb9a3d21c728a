import type { Connection } from './connection.ts';

/** Requests that are sent until the loop is stopped. */
export interface RequestLoop {
  /** Resolves when every request that was due has been answered. */
  stop(): Promise<void>;
}

/** The input of a loop. */
export interface LoopOptions {
  readonly connections: readonly Connection[];
  readonly request: Buffer;
  /** Called with the latency of each request, in milliseconds. */
  readonly record: (milliseconds: number) => void;
}
