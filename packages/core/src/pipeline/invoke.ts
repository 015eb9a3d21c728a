import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { follow } from '../contract/waiting.ts';
import { describeValue } from '../errors/describe-value.ts';
import { RestError } from '../errors/rest-error.ts';
import type { Call } from './call.ts';
import { blame } from './stage-failure.ts';
import type { Arguments } from './validate.ts';

type Handlers = Record<string, (...args: Arguments) => unknown>;

/** Stage: calls the handler on the controller that serves the request. */
export function compileInvoke({
  source,
  handler,
  controller: { name },
}: EndpointContract): (args: Arguments, call: Pick<Call, 'request'>) => MaybePromise<unknown> {
  const call = (controller: object | undefined, args: Arguments): unknown => {
    const handlers = controller as Handlers | null | undefined;
    if (typeof handlers?.[handler] === 'function') return handlers[handler](...args);
    const cause = `create returned ${describeValue(controller)} for ${name}, which has no method ${handler}`;
    throw new RestError('invalid_controller', `${cause}: return an instance of ${name}`);
  };
  return (args, { request }) =>
    follow(
      () => source(request),
      (controller) => call(controller, args),
      failed,
    );
}

const failed = blame({ name: 'the function create', declare: 'in the setting responses of the api' });
