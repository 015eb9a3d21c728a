import Negotiator from 'negotiator';
import { PROBLEM_MEDIA_TYPE, toErrorModel, toProblemDetails } from '../contract/error-model.ts';
import { attempt } from '../contract/waiting.ts';
import { HttpError } from '../errors/http-error.ts';
import { RenderingError, ResponseError } from '../errors/response-error.ts';
import { statusError } from '../errors/status-error.ts';
import { type HttpRequest, type HttpResponse, headerValue } from '../http/message.ts';
import { refuseContentHeaders, responseHeaders } from '../http/response-headers.ts';

/** Receives errors that are the fault of the server. Errors outside of requests have no `request`. */
export type ReportError = (error: unknown, request: HttpRequest | undefined) => void;

/** Stage: turns whatever was thrown into a response. Errors that are not ours say nothing about themselves. */
export function recover(thrown: unknown, request: HttpRequest, report: ReportError): HttpResponse {
  const error = sendable(thrown);
  const known = error instanceof HttpError ? error : statusError(500, undefined, { cause: error });
  if (known.status >= 500 || known instanceof ResponseError) reportSafely(error, request, report);

  return toErrorResponse(known, request);
}

/** Writes an error in the error model, or in that of RFC 9457 for clients that name its media type. */
export function toErrorResponse(error: HttpError, request: Pick<HttpRequest, 'headers'>): HttpResponse {
  const problem = asksForProblem(request);
  return {
    status: error.status,
    headers: { 'cache-control': 'no-store', ...responseHeaders(error.headers), 'content-type': problem ? PROBLEM_MEDIA_TYPE : 'application/json' },
    body: JSON.stringify(problem ? toProblemDetails(error) : toErrorModel(error)),
  };
}

/** Returns the error, or a `RenderingError` if it is of a subclass with header fields that cannot be sent. */
function sendable(error: unknown): unknown {
  try {
    if (error instanceof HttpError) refuseContentHeaders(responseHeaders(error.headers));
    return error;
  } catch (cause) {
    return new RenderingError(cause);
  }
}

/** A wildcard asks for nothing in particular: only who names problem details gets them. */
function asksForProblem(request: Pick<HttpRequest, 'headers'>): boolean {
  const accept = headerValue(request, 'accept')?.toLowerCase();
  return accept?.includes(PROBLEM_MEDIA_TYPE) === true && new Negotiator({ headers: { accept } }).mediaTypes().includes(PROBLEM_MEDIA_TYPE);
}

/** A report that fails, at once or later, must not take the answer with it, or the process. Nobody waits for it. */
export function reportSafely(error: unknown, request: HttpRequest | undefined, report: ReportError): void {
  attempt(
    () => report(error, request),
    (failure) => console.error('modern-rest: reportError failed', failure),
  );
}
