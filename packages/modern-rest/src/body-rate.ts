import type { IncomingMessage, ServerResponse } from 'node:http';

/** Measures how fast request bodies arrive, and ends those that are too slow. */
export interface BodyRate {
  /** Measures the body of a request until it has arrived, the request is destroyed or its connection is closed. */
  watch(request: IncomingMessage, response: ServerResponse): void;
  /** Returns bytes per second over the last one or two periods; `undefined` if the server does not wait for the client, or too short a time to tell. */
  rateOf(request: IncomingMessage): number | undefined;
  /** Ends a request because of its body. Its rate must be known. */
  end(request: IncomingMessage): void;
}

/** The minimum transfer rate of request bodies. */
export interface BodyRateOptions {
  /** Bytes per second. `0` disables the check. */
  readonly minBodyRate: number;
  /** Period of the measurement in milliseconds. */
  readonly bodyGrace: number;
}

/** Bytes that a connection had received at a time. */
interface Mark {
  readonly at: number;
  readonly bytes: number;
}

interface Measurement {
  readonly response: ServerResponse;
  /** Start of the previous period; of the current one if there was none. */
  previous: Mark;
  /** Start of the current period. */
  current: Mark;
}

/** Milliseconds until a rate is known. Includes the round trip of a client that was just asked for its body. */
const MIN_ELAPSED = 300;

/**
 * Creates the measurement of request bodies. `refuse` answers a request that is too slow; if an answer has begun, the connection is closed instead.
 *
 * Time counts only while the server waits for the client: a client cannot send while nothing reads its body.
 */
export function bodyRate({ minBodyRate, bodyGrace }: BodyRateOptions, refuse: (response: ServerResponse) => void): BodyRate {
  const measured = new Map<IncomingMessage, Measurement>();
  let timer: NodeJS.Timeout | undefined;

  const checkAll = (): void => {
    for (const [request, measurement] of measured) {
      const now = mark(request);
      const { at, bytes } = measurement.current;
      const elapsed = now.at - at;
      if (!isAwaited(request)) Object.assign(measurement, { previous: now, current: now });
      else if (elapsed >= bodyGrace) {
        if (now.bytes - bytes < (minBodyRate * elapsed) / 1000) endRequest(request, measurement.response, refuse);
        Object.assign(measurement, { previous: measurement.current, current: now });
      }
    }
  };
  const forget = (request: IncomingMessage): void => {
    measured.delete(request);
    if (measured.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
  return {
    watch(request, response) {
      const { socket } = request;
      if (request.complete || request.destroyed || socket.destroyed) return;
      const start = mark(request);
      measured.set(request, { response, previous: start, current: start });
      const stop = (): void => {
        request.off('end', stop).off('close', stop);
        // A request that was answered early does not hear of the end of its connection.
        socket.off('close', stop);
        forget(request);
      };
      request.on('end', stop).on('close', stop);
      socket.on('close', stop);
      timer ??= setInterval(checkAll, Math.min(1000, bodyGrace)).unref();
    },
    rateOf(request) {
      const measurement = measured.get(request);
      if (!measurement || !isAwaited(request)) return undefined;
      const now = mark(request);
      const elapsed = now.at - measurement.previous.at;
      return elapsed < MIN_ELAPSED ? undefined : ((now.bytes - measurement.previous.bytes) * 1000) / elapsed;
    },
    end(request) {
      const { response } = measured.get(request) as Measurement;
      endRequest(request, response, refuse);
    },
  };
}

function mark({ socket }: IncomingMessage): Mark {
  return { at: performance.now(), bytes: socket.bytesRead };
}

/** `true` if the body is being read and more of it is needed. */
function isAwaited(request: IncomingMessage): boolean {
  return request.readableFlowing === true && request.readableLength < request.readableHighWaterMark;
}

function endRequest(request: IncomingMessage, response: ServerResponse, refuse: (response: ServerResponse) => void): void {
  if (response.headersSent) {
    request.destroy();
    return;
  }
  // The reader of the body gets an error only after the client has got the reason.
  response.once('finish', () => request.destroy());
  refuse(response);
}
