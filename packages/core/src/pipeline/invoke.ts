import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { HttpRequest } from '../http/message.ts';
import type { Arguments } from './validate.ts';

type Handlers = Record<string, (...args: Arguments) => unknown>;

/** Stage: calls the handler on the controller that serves the request. */
export function compileInvoke({ source, handler }: EndpointContract): (args: Arguments, request: HttpRequest) => Promise<unknown> {
  return async (args, request) => {
    const controller = (await source(request)) as Handlers;
    return controller[handler]?.(...args);
  };
}
