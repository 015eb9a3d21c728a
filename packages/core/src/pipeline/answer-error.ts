import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { ErrorHandler } from '../contract/error-handler.ts';
import { Reply } from '../contract/reply.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { ApiError } from '../errors/api-error.ts';
import { HttpError } from '../errors/http-error.ts';
import { ConformanceError } from '../errors/response-error.ts';
import type { HttpRequest } from '../http/message.ts';

/** Stage: asks the error handlers, the endpoint's first, what to answer. Throws what nobody answers, if the endpoint declares its status. */
export function compileAnswerError(endpoint: EndpointContract): (error: unknown, request: HttpRequest) => MaybePromise<unknown> {
  const { errorHandlers, validateResponses, responses } = endpoint;
  const declared = new Set(responses.filter(({ type, orError }) => type === 'error' || orError).map(({ status }) => status));

  const conclude = (error: unknown): Reply => {
    if (error instanceof ApiError) return new Reply(error.status, error.body, error.headers);
    if (validateResponses && error instanceof HttpError && !declared.has(error.status)) {
      throw undeclared(error);
    }
    throw error;
  };
  return errorHandlers.length === 0 ? conclude : (error, request) => ask(errorHandlers, error, request, conclude);
}

async function ask(handlers: readonly ErrorHandler[], thrown: unknown, request: HttpRequest, conclude: (error: unknown) => Reply): Promise<unknown> {
  let error = thrown;
  for (const handle of handlers) {
    if (error instanceof ApiError) break;
    try {
      const answer = await handle(error, request);
      if (answer !== undefined) return answer;
    } catch (another) {
      error = another;
    }
  }
  return conclude(error);
}

function undeclared(cause: HttpError): ConformanceError {
  return new ConformanceError(`The handler threw an error of status ${cause.status}: declare it with @Throws(${cause.status})`, undefined, { cause });
}
