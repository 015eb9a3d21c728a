import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorModel } from '@modern-rest/core';

/** Lets requests in until it is closed, and knows when none is under way any more. */
export interface Admission {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** From now on requests are refused with 503. */
  close(): void;
  /** Resolves when everything that was let in is over, and what it held is freed. */
  idle(): Promise<void>;
}

export function admission(serve: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>): Admission {
  let isClosed = false;
  let underWay = 0;
  const onIdle: (() => void)[] = [];
  const leave = (): void => {
    underWay -= 1;
    if (underWay === 0) for (const resolve of onIdle) resolve();
  };
  return {
    handle(request, response) {
      if (isClosed) return refuse(response);
      underWay += 1;
      void serve(request, response).then(leave);
    },
    close() {
      isClosed = true;
    },
    idle: () =>
      new Promise((resolve) => {
        if (underWay === 0) resolve();
        else onIdle.push(resolve);
      }),
  };
}

const REFUSAL: ErrorModel = { detail: [{ msg: 'The server is shutting down', type: 'internal_error' }] };
const BODY = JSON.stringify(REFUSAL);

/** Without `Connection: close`: most clients would not see an answer to a body that they are still sending. */
function refuse(response: ServerResponse): void {
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(BODY), 'cache-control': 'no-store', 'retry-after': '1' };
  response.writeHead(503, headers).end(BODY);
}
