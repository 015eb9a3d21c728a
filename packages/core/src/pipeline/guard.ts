import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { HttpRequest } from '../http/message.ts';

/** Stage: asks every guard, in order, before the body is read. `undefined` where there is none. */
export function compileGuard({ guards }: EndpointContract): ((request: HttpRequest) => Promise<void>) | undefined {
  if (guards.length === 0) return undefined;
  return async (request) => {
    for (const guard of guards) await guard.check(request);
  };
}
