import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { chain } from '../contract/waiting.ts';
import type { HttpRequest } from '../http/message.ts';
import type { Arguments } from './validate.ts';

type Handlers = Record<string, (...args: Arguments) => unknown>;

/** Stage: calls the handler on the controller that serves the request. */
export function compileInvoke({ source, handler }: EndpointContract): (args: Arguments, request: HttpRequest) => MaybePromise<unknown> {
  return (args, request) => chain(source(request), (controller) => (controller as Handlers)[handler]?.(...args));
}
