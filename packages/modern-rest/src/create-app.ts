import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { classValidatorSerializer } from '@modern-rest/class-validator';
import { type Api, type ApiOptions, createApi, jsonParser, removeLeftovers, urlencodedParser } from '@modern-rest/core';
import { createKoa } from '@modern-rest/koa';
import { multipartParser } from '@modern-rest/multipart';
import { type OpenApiOptions, openApi } from '@modern-rest/openapi';
import { admission } from './admission.ts';
import { continueWhenRead } from './continue-when-read.ts';
import { type CloseOptions, gracefulClose } from './graceful-close.ts';
import { lastAnswers } from './last-answers.ts';
import { refuseMalformed } from './refuse-malformed.ts';
import { nodeOptions, type ServerOptions } from './server-options.ts';

// Not imported: since Node.js 22, an `import` of it also loads fetch.
const { createServer } = process.getBuiltinModule('node:http');

/** What an application is made of. Everything but the title, the version and the controllers has a default. */
export interface AppOptions extends Omit<ApiOptions, 'serializer'>, Partial<Pick<ApiOptions, 'serializer'>> {
  /** Where the document and its page are served; `false` for nowhere. */
  readonly openApi?: OpenApiOptions | false;
}

/** An application: the api as data, and Koa to serve it. */
export interface App {
  readonly api: Api;
  /** A Koa application; middleware added to it runs before the api. */
  readonly koa: ReturnType<typeof createKoa>;
  /**
   * Serves the application. Default: any free port of 127.0.0.1. Rejects if the port is taken.
   *
   * Also starts to delete what killed processes left in the storages of the parsers. Errors of that go to `reportError`.
   */
  listen(port?: number, host?: string, options?: ServerOptions): Promise<RunningServer>;
}

/** An application that is being served. */
export interface RunningServer {
  /** `http://127.0.0.1:8000` */
  readonly url: string;
  readonly server: Server;
  /**
   * Takes no more connections, ends the idle ones, lets the requests that are under way end, and resolves when they have.
   *
   * What is asked on other connections meanwhile is refused with 503. What is not over after the grace is cut off: its signal is aborted, and what
   * has come of its files is removed.
   */
  close(options?: CloseOptions): Promise<void>;
}

/**
 * Makes an application: class-validator models, JSON and forms with files, an OpenAPI document and Koa.
 *
 * Throws `DefinitionError` with all problems of all declarations.
 */
export function createApp({ openApi: documentation = {}, plugins = [], ...options }: AppOptions): App {
  const api = createApi({
    serializer: classValidatorSerializer(),
    parsers: [jsonParser(), urlencodedParser(), multipartParser()],
    ...options,
    plugins: documentation === false ? plugins : [...plugins, openApi(documentation)],
  });
  const koa = createKoa(api);
  return { api, koa, listen: (port = 0, host = '127.0.0.1', options = {}) => listen({ api, koa }, port, host, options) };
}

async function listen({ api, koa }: Pick<App, 'api' | 'koa'>, port: number, host: string, options: ServerOptions): Promise<RunningServer> {
  const isAlone = koa.middleware.length === 0;
  const admitted = admission(koa.callback(), options);
  // One listener: with two, Node.js copies the list of listeners for every request.
  const server = createServer(nodeOptions(options, isAlone), (request, response) => {
    answers.add(response);
    admitted.handle(request, response);
  });
  const answers = lastAnswers(continueWhenRead(server));
  // A client that ends its side of the connection after a request still gets the response.
  // `admission` limits the number of header fields. The limit of Node.js drops fields silently, or refuses them with another text.
  Object.assign(server, { httpAllowHalfOpen: true, maxHeadersCount: 0 });
  refuseMalformed(server, answers);
  const close = gracefulClose(server, answers, admitted);
  // Not awaited: a storage that does not respond must not delay the start.
  void removeLeftovers(api);
  server.listen(port, host);
  await once(server, 'listening');
  const address = server.address() as AddressInfo;
  const shown = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return { url: `http://${shown}:${address.port}`, server, close };
}
