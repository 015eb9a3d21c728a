import type { EndpointContract } from '../contract/endpoint-contract.ts';
import type { ErrorHandler } from '../contract/error-handler.ts';
import { Reply } from '../contract/reply.ts';
import type { MaybePromise } from '../contract/serializer.ts';
import { ApiError } from '../errors/api-error.ts';
import { describeValue } from '../errors/describe-value.ts';
import { HttpError } from '../errors/http-error.ts';
import { ConformanceError } from '../errors/response-error.ts';
import { RestError } from '../errors/rest-error.ts';
import type { HttpRequest } from '../http/message.ts';
import { capitalized, type ErrorSource, StageFailure } from './stage-failure.ts';

/**
 * Stage: calls the error handlers, the endpoint's first, until one answers.
 *
 * Throws an error that no handler answers, if the endpoint declares its status. Otherwise it throws a `ConformanceError` that says where to declare it.
 */
export function compileAnswerError(endpoint: EndpointContract): (thrown: unknown, request: HttpRequest) => MaybePromise<unknown> {
  const { errorHandlers, validateResponses, responses } = endpoint;
  const declared = new Set(responses.filter(({ type, orError }) => type === 'error' || orError).map(({ status }) => status));

  const conclude = (error: unknown, source: ErrorSource | undefined): Reply => {
    if (error instanceof ApiError) return new Reply(error.status, error.body, error.headers);
    if (validateResponses && error instanceof HttpError && !declared.has(error.status)) throw undeclared(error, source);
    throw error;
  };
  return (thrown, request) => {
    const { error, source } = thrown instanceof StageFailure ? thrown : { error: thrown, source: undefined };
    return errorHandlers.length === 0 ? conclude(error, source) : callHandlers(errorHandlers, { error, source, request, conclude });
  };
}

interface Unanswered {
  readonly error: unknown;
  readonly source: ErrorSource | undefined;
  readonly request: HttpRequest;
  conclude(error: unknown, source: ErrorSource | undefined): Reply;
}

async function callHandlers(handlers: readonly ErrorHandler[], { error: first, source, request, conclude }: Unanswered): Promise<unknown> {
  let error = first;
  for (const handle of handlers) {
    if (error instanceof ApiError) break;
    let answer: unknown;
    try {
      answer = await handle(error, request);
    } catch (another) {
      error = another;
    }
    if (answer instanceof Reply) return answer;
    if (answer !== undefined) throw new RestError('invalid_reply', `An error handler returned ${describeValue(answer)}: ${REPLY}`, { cause: error });
  }
  return conclude(error, error === first ? source : HANDLER);
}

const REPLY = 'return reply(status, body), or undefined to leave the error to the next handler';
const HANDLER: ErrorSource = { name: 'an error handler', declare: 'with @Throws, or in the setting responses' };

function undeclared(cause: HttpError, source: ErrorSource | undefined): ConformanceError {
  const { status } = cause;
  const message = source
    ? `${capitalized(source.name)} threw an error of status ${status}: declare ${status} ${source.declare}`
    : `The handler threw an error of status ${status}: declare it with @Throws(${status})`;
  return new ConformanceError(message, undefined, { cause });
}
