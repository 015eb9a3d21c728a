import type { IncomingMessage, ServerResponse } from 'node:http';
import type { ErrorModel } from '@modern-rest/core';
import type { HeadRefusal, headCheck } from './server-options.ts';

/** Lets requests in until it is closed, and knows when none is under way any more. */
export interface Admission {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** From now on requests are refused with 503; those whose head is refused always are. */
  close(): void;
  /** Resolves when everything that was let in is over, and what it held is freed. */
  idle(): Promise<void>;
}

export function admission(
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>,
  checkHead: ReturnType<typeof headCheck>,
): Admission {
  let isClosed = false;
  let underWay = 0;
  const onIdle: (() => void)[] = [];
  const leave = (): void => {
    underWay -= 1;
    if (underWay === 0) for (const resolve of onIdle) resolve();
  };
  return {
    handle(request, response) {
      const refusal = isClosed ? CLOSED : checkHead(request);
      if (refusal) return refuse(response, refusal);
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

const CLOSED: HeadRefusal = [503, 'The server is shutting down'];

/** Without `Connection: close`: most clients would not see an answer to a body that they are still sending. */
function refuse(response: ServerResponse, [status, msg]: HeadRefusal): void {
  const model: ErrorModel = { detail: [{ msg, type: status === 503 ? 'internal_error' : 'value_error' }] };
  const body = JSON.stringify(model);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' };
  response.writeHead(status, { ...headers, ...(status === 503 && { 'retry-after': '1' }) }).end(body);
}
