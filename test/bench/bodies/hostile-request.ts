/** A request that tries to keep a server busy. */
export interface HostileRequest {
  readonly id: string;
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Creates the body: 1 MiB at most. `undefined` for none. */
  readonly make: () => string | undefined;
  /** Statuses that the server may answer with. */
  readonly statuses: readonly number[];
  /** Milliseconds that the request may block the server. */
  readonly atMost: number;
}

/** Milliseconds for a body of 1 MiB. */
export const BODY_AT_MOST = 100;
/** Milliseconds for a head of 16 KiB. */
export const HEAD_AT_MOST = 5;

/** Creates a request with a body in JSON. */
export function jsonBody(path: string, id: string, make: () => string, statuses: readonly number[]): HostileRequest {
  return { id, method: 'POST', path, headers: { 'content-type': 'application/json' }, make, statuses, atMost: BODY_AT_MOST };
}
