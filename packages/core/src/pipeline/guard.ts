import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Guard } from '../contract/guard.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { chain } from '../contract/waiting.ts';
import type { HttpRequest } from '../http/message.ts';

/** Stage: asks every guard, in order, before the body is read. `undefined` where there is none. */
export function compileGuard({ guards }: EndpointContract): Guard['check'] | undefined {
  const checks = guards.map(
    (guard): Guard['check'] =>
      (request) =>
        guard.check(request),
  );
  return checks.length === 0 ? undefined : checks.reduce(both);
}

function both(first: Guard['check'], second: Guard['check']): (request: HttpRequest) => MaybePromise<void> {
  return (request) => chain(first(request), () => second(request));
}
