import type { IncomingMessage, ServerResponse } from 'node:http';
import { isPromise, type RouteTable } from '@modern-rest/core';
import Koa from 'koa';
import { DirectRequest, type KoaEntry, type Listener } from './direct-request.ts';
import { plainTarget } from './node-request.ts';
import { isUntouched } from './write.ts';

/**
 * Creates the listener of an application without other middleware. It serves requests without a Koa context where nothing can tell the difference.
 *
 * Koa serves a request if the application listens to errors, stores contexts, or overrides how contexts are created or errors are answered; if the request
 * uses HTTP/2; and if the body was read or the response was touched before. `onerror` is the answer to errors that the application has by default.
 */
export function directListener(entry: KoaEntry, table: RouteTable, onerror: Koa.BaseContext['onerror']): Listener {
  const { app, listener: byKoa } = entry;
  const isDirect = (req: IncomingMessage, res: ServerResponse): boolean =>
    req.httpVersionMajor === 1 &&
    app.listenerCount('error') === 1 &&
    app.createContext === Koa.prototype.createContext &&
    app.context.onerror === onerror &&
    app.ctxStorage === undefined &&
    !req.readableDidRead &&
    isUntouched(res);

  return (...args) => {
    // Requests of HTTP/2 go to Koa.
    const [req, res] = args as [IncomingMessage, ServerResponse];
    const target = isDirect(req, res) ? plainTarget(req.url as string) : undefined;
    if (target === undefined) return byKoa(req, res);
    const request = new DirectRequest(entry, req, res, target);
    try {
      const answer = table.handle(request);
      if (answer === undefined) return request.finish(table.notFound(request));
      if (!isPromise(answer)) return request.finish(answer);
      return answer.then(
        (ready) => request.finish(ready),
        (error: unknown) => request.fail(error),
      );
    } catch (error) {
      return request.fail(error);
    }
  };
}
