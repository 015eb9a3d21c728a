import { CompileError, compileAll, extensionFailed } from '../contract/compile-extension.ts';
import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { Guard } from '../contract/guard.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { attempt, chain } from '../contract/waiting.ts';
import { className, describeValue } from '../errors/describe-value.ts';
import type { HttpRequest } from '../http/message.ts';
import { blame } from './stage-failure.ts';

/** Stage: calls every guard, in order, before the body is read. `undefined` if there are no guards. */
export function compileGuard({ guards }: EndpointContract): Guard['check'] | undefined {
  const checks = compileAll(guards.map((guard, index) => () => compileOne(guard, `guard ${index + 1} of ${guards.length}`)));
  return checks.length === 0 ? undefined : checks.reduce(both);
}

function compileOne(guard: Guard, position: string): Guard['check'] {
  const own = guard.name ?? className(guard);
  const name = own === undefined ? position : `the guard ${own}`;
  if (typeof guard.check !== 'function')
    throw new CompileError([extensionFailed(`check of ${name} is ${describeValue(guard.check)}, not a function`)]);
  const fail = blame({ name, declare: `in the responses of ${name}` });
  return (request) => attempt(() => guard.check(request), fail);
}

function both(first: Guard['check'], second: Guard['check']): (request: HttpRequest) => MaybePromise<void> {
  return (request) => chain(first(request), () => second(request));
}
