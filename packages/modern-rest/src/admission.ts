import type { IncomingMessage, ServerResponse } from 'node:http';
import { bringsContent, type ErrorModel } from '@modern-rest/core';
import { drainUnread } from '@modern-rest/koa';
import { bodyRate } from './body-rate.ts';
import { type HeadRefusal, headCheck, isUpload, type ServerOptions } from './server-options.ts';

/** Lets requests in until it is closed, and knows when none is under way any more. */
export interface Admission {
  handle(request: IncomingMessage, response: ServerResponse): void;
  /** From now on requests are refused with 503; those whose head is refused always are. */
  close(): void;
  /** Resolves when everything that was let in is over, and what it held is freed. */
  idle(): Promise<void>;
}

export function admission(serve: (request: IncomingMessage, response: ServerResponse) => Promise<unknown>, options: ServerOptions): Admission {
  const { maxUploads = 64, minBodyRate = 1024, bodyGrace = 10_000 } = options;
  const checkHead = headCheck(options);
  const rate = bodyRate({ minBodyRate, bodyGrace }, (response) => answer(response, TOO_SLOW));
  let isClosed = false;
  let underWay = 0;
  let uploads = 0;
  const onIdle: (() => void)[] = [];
  const leave = (): void => {
    underWay -= 1;
    if (underWay === 0) for (const resolve of onIdle) resolve();
  };
  const refusalOf = (request: IncomingMessage, upload: boolean): HeadRefusal | undefined => {
    if (isClosed) return CLOSED;
    return checkHead(request) ?? (upload && uploads >= maxUploads ? BUSY : undefined);
  };
  return {
    handle(request, response) {
      const upload = isUpload(request);
      const refusal = refusalOf(request, upload);
      if (refusal) {
        drainUnread(request, response);
        answer(response, refusal);
        return;
      }
      underWay += 1;
      if (upload) uploads += 1;
      void serve(request, response).then(() => {
        if (upload) uploads -= 1;
        leave();
      });
      // The body of most has come with the head.
      if (bringsContent(request)) setImmediate(() => rate.watch(request, response));
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
const BUSY: HeadRefusal = [503, 'The server takes no more uploads now'];
const TOO_SLOW: HeadRefusal = [408, 'The body came too slowly'];

/** Without `Connection: close`: most clients would not see an answer to a body that they are still sending. */
function answer(response: ServerResponse, [status, msg]: HeadRefusal): void {
  const model: ErrorModel = { detail: [{ msg, type: status === 503 ? 'internal_error' : 'value_error' }] };
  const body = JSON.stringify(model);
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body), 'cache-control': 'no-store' };
  response.writeHead(status, { ...headers, ...(status === 503 && { 'retry-after': '1' }) }).end(body);
}
