import Negotiator from 'negotiator';
import { PROBLEM_MEDIA_TYPE, toErrorModel, toProblemDetails } from '../contract/error-model.ts';
import { attempt } from '../contract/waiting.ts';
import { HttpError } from '../errors/http-error.ts';
import { RenderingError, ResponseError } from '../errors/response-error.ts';
import { checkHeaders, type HttpRequest, type HttpResponse, headerValue } from '../http/message.ts';

/** Receives errors that are the fault of the server. Errors outside of requests have no `request`. */
export type ReportError = (error: unknown, request: HttpRequest | undefined) => void;

/** Stage: turns whatever was thrown into a response. Errors that are not ours say nothing about themselves. */
export function recover(thrown: unknown, request: HttpRequest, report: ReportError): HttpResponse {
  const error = sendable(thrown);
  const known = error instanceof HttpError ? error : internalError(error);
  if (known.status >= 500 || known instanceof ResponseError) reportSafely(error, request, report);

  const problem = asksForProblem(request);
  return {
    status: known.status,
    headers: { ...known.headers, 'cache-control': 'no-store', 'content-type': problem ? PROBLEM_MEDIA_TYPE : 'application/json' },
    body: JSON.stringify(problem ? toProblemDetails(known) : toErrorModel(known)),
  };
}

/** The error, or that its own header fields cannot be sent. */
function sendable(error: unknown): unknown {
  try {
    if (error instanceof HttpError) checkHeaders(error.headers);
    return error;
  } catch (cause) {
    return new RenderingError({ cause });
  }
}

/** A wildcard asks for nothing in particular: only who names problem details gets them. */
function asksForProblem(request: HttpRequest): boolean {
  const accept = headerValue(request, 'accept')?.toLowerCase();
  return accept?.includes(PROBLEM_MEDIA_TYPE) === true && new Negotiator({ headers: { accept } }).mediaTypes().includes(PROBLEM_MEDIA_TYPE);
}

function internalError(cause: unknown): HttpError {
  return new HttpError(500, 'internal_error', 'Internal server error', 'internal_error', { cause });
}

/** A report that fails, at once or later, must not take the answer with it, or the process. Nobody waits for it. */
export function reportSafely(error: unknown, request: HttpRequest | undefined, report: ReportError): void {
  attempt(
    () => report(error, request),
    (failure) => console.error('modern-rest: reportError failed', failure),
  );
}
