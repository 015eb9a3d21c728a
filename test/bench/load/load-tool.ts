import type { Place } from '../processes/cores.ts';

/** Connections that are kept open, each with one request under way. */
export const CONNECTIONS = 64;

/** What is asked again and again. */
export interface LoadRequest {
  readonly url: string;
  /** JSON; with one the request is a POST, without one a GET. */
  readonly body?: string;
  readonly seconds: number;
  readonly place: Place;
}

/** What came of it. */
export interface LoadResult {
  readonly requests: number;
  readonly seconds: number;
}

/** A program that asks as fast as it is answered. */
export interface LoadTool {
  /** With its version. */
  readonly name: string;
  /** Rejects if an answer is no success or a connection fails. */
  run(request: LoadRequest): Promise<LoadResult>;
}
