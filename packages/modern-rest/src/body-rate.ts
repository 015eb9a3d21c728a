import type { IncomingMessage, ServerResponse } from 'node:http';

/** Watches bodies that come in. */
export interface BodyRate {
  watch(request: IncomingMessage, response: ServerResponse): void;
}

/** How slow a body may come. */
export interface BodyRateOptions {
  /** Bytes a second. `0` for as slow as it likes. */
  readonly minBodyRate: number;
  /** Milliseconds over which they are counted. */
  readonly bodyGrace: number;
}

/** What has come of a body since the count began. */
interface Count {
  readonly response: ServerResponse;
  since: number;
  bytes: number;
}

/**
 * Makes what ends requests whose body comes too slowly, or not at all: with `refuse`, or where an answer is under way, without another one.
 *
 * Only what a client could have sent counts: while nobody reads, nothing does.
 */
export function bodyRate({ minBodyRate, bodyGrace }: BodyRateOptions, refuse: (response: ServerResponse) => void): BodyRate {
  const counts = new Map<IncomingMessage, Count>();
  let timer: NodeJS.Timeout | undefined;

  const look = (): void => {
    const now = performance.now();
    for (const [request, count] of counts) {
      const bytes = request.socket.bytesRead;
      const elapsed = now - count.since;
      if (!isWanted(request)) Object.assign(count, { since: now, bytes });
      else if (elapsed >= bodyGrace) {
        if (bytes - count.bytes < (minBodyRate * elapsed) / 1000) end(request, count.response, refuse);
        Object.assign(count, { since: now, bytes });
      }
    }
  };
  const forget = (request: IncomingMessage): void => {
    counts.delete(request);
    if (counts.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    watch(request, response) {
      if (request.complete || request.destroyed) return;
      counts.set(request, { response, since: performance.now(), bytes: request.socket.bytesRead });
      request.once('end', () => forget(request)).once('close', () => forget(request));
      timer ??= setInterval(look, Math.min(1000, bodyGrace)).unref();
    },
  };
}

/** Whether somebody reads, and waits for more. */
function isWanted(request: IncomingMessage): boolean {
  return request.readableFlowing === true && request.readableLength < request.readableHighWaterMark;
}

function end(request: IncomingMessage, response: ServerResponse, refuse: (response: ServerResponse) => void): void {
  if (response.headersSent) {
    request.destroy();
    return;
  }
  // Who reads the body is told that it has ended, when the client has been told why.
  response.once('finish', () => request.destroy());
  refuse(response);
}
