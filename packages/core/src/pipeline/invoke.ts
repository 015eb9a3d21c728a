import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Arguments } from './validate.ts';

type Handlers = Record<string, (...args: Arguments) => unknown>;

/** Stage: calls the handler on a fresh instance of its controller. */
export function compileInvoke({ controller, handler }: EndpointContract): (args: Arguments) => unknown {
  return (args) => (new controller() as Handlers)[handler]?.(...args);
}
