import type { ResponseHeaders } from '../http/message.ts';
import { NO_HEADERS, refuseContentHeaders, responseHeaders } from '../http/response-headers.ts';
import { shareClass } from '../http/shared-class.ts';
import { type Issue, type IssuePath, type IssueType, MAX_ISSUES } from './issue.ts';
import { RestError } from './rest-error.ts';

/** What an `HttpError` says besides its message. */
export interface HttpErrorOptions extends ErrorOptions {
  /** What a client is told. Default: the error's message. */
  readonly told?: string;
  /** What is wrong in detail; by default one issue with what the client is told. */
  readonly issues?: readonly Issue[];
  /** Further header fields of the response. `Cache-Control` replaces the default `no-store`. */
  readonly headers?: ResponseHeaders;
}

/** An error that becomes a response in the error model. Everything else that is thrown becomes a 500. */
export class HttpError extends RestError {
  static {
    shareClass(HttpError, 'HttpError');
  }

  override readonly name: string = 'HttpError';
  /** What a client is told: the message, unless that is for the developer. */
  readonly told: string;
  readonly issues: readonly Issue[];
  /** By lower-case name. */
  readonly headers: ResponseHeaders;

  /** Throws a `TypeError` for header fields that cannot be sent. */
  constructor(
    readonly status: number,
    code: string,
    message: string,
    type: IssueType,
    { told = message, issues = [{ path: [], message: told, type }], headers = NO_HEADERS, ...options }: HttpErrorOptions = {},
  ) {
    super(code, message, options);
    this.told = told;
    this.issues = issues.slice(0, MAX_ISSUES);
    this.headers = responseHeaders(headers);
    refuseContentHeaders(this.headers);
  }
}

/** 400: the body is not valid for its media type. */
export class ParsingError extends HttpError {
  override readonly name = 'ParsingError';

  constructor(message: string, { path = ['body'], ...options }: ErrorOptions & { readonly path?: IssuePath } = {}) {
    super(400, 'malformed_body', message, 'value_error', { ...options, issues: [{ path, message, type: 'value_error' }] });
  }
}

/** 400: the request was read, but its values do not fit the declared models. */
export class ValidationError extends HttpError {
  override readonly name = 'ValidationError';

  constructor(issues: readonly Issue[]) {
    super(400, 'invalid_request', 'The request is not valid', 'value_error', { issues });
  }
}

/** 401: the client has not said who it is. `challenge` is the `WWW-Authenticate` header. */
export class NotAuthenticatedError extends HttpError {
  override readonly name = 'NotAuthenticatedError';

  constructor(challenge: string, message = 'Not authenticated') {
    super(401, 'not_authenticated', message, 'security', { headers: { 'www-authenticate': challenge } });
  }
}

/** 403: the client is known and may not do this. */
export class ForbiddenError extends HttpError {
  override readonly name = 'ForbiddenError';

  constructor(message = 'Forbidden') {
    super(403, 'forbidden', message, 'security');
  }
}

/** 404: there is nothing at this path, or not what the handler looked for. */
export class NotFoundError extends HttpError {
  override readonly name = 'NotFoundError';

  constructor(message = 'Not found') {
    super(404, 'not_found', message, 'not_found');
  }
}

/** 405: the path exists, the method does not. */
export class MethodNotAllowedError extends HttpError {
  override readonly name = 'MethodNotAllowedError';

  constructor(method: string, allowed: readonly string[]) {
    super(405, 'method_not_allowed', `Method ${method} is not allowed, allowed: ${allowed.join(', ')}`, 'not_allowed', {
      headers: { allow: allowed.join(', ') },
    });
  }
}

/** 406: no renderer produces what the client accepts. */
export class NotAcceptableError extends HttpError {
  override readonly name = 'NotAcceptableError';

  constructor(available: readonly string[]) {
    super(406, 'not_acceptable', `No accepted media type can be produced, available: ${available.join(', ')}`, 'value_error');
  }
}

/** 408: the request did not arrive in time. */
export class RequestTimeoutError extends HttpError {
  override readonly name = 'RequestTimeoutError';

  constructor(message = 'The request did not arrive in time') {
    super(408, 'request_timeout', message, 'value_error');
  }
}

/** 413: a limit on bytes or counts of the body was exceeded. `path` names the field, or the body as a whole. */
export class PayloadTooLargeError extends HttpError {
  override readonly name = 'PayloadTooLargeError';

  constructor(message: string, path: IssuePath = ['body']) {
    super(413, 'payload_too_large', message, 'value_error', { issues: [{ path, message, type: 'value_error' }] });
  }
}

/** 415: no parser of the endpoint reads the request's `Content-Type`. The `Accept` header names those that are read. */
export class UnsupportedMediaTypeError extends HttpError {
  override readonly name = 'UnsupportedMediaTypeError';

  constructor(message: string, available: readonly string[]) {
    super(415, 'unsupported_media_type', `${message}, accepted: ${available.join(', ')}`, 'value_error', {
      headers: { accept: available.join(', ') },
    });
  }
}

/** 415: the body is compressed, or coded in another way. The `Accept-Encoding` header says that none is read (RFC 9110, section 15.5.16). */
export class UnsupportedEncodingError extends HttpError {
  override readonly name = 'UnsupportedEncodingError';

  constructor() {
    super(415, 'unsupported_encoding', 'The Content-Encoding of the body is not supported: send it as it is', 'value_error', {
      headers: { 'accept-encoding': 'identity' },
    });
  }
}

/** 503: the server cannot take the request now. `retryAfter` in seconds. */
export class ServiceUnavailableError extends HttpError {
  override readonly name = 'ServiceUnavailableError';

  constructor(message = 'The server is busy', { retryAfter = 1, ...options }: ErrorOptions & { readonly retryAfter?: number } = {}) {
    super(503, 'service_unavailable', message, 'internal_error', { ...options, headers: { 'retry-after': String(Math.ceil(retryAfter)) } });
  }
}

/** 507: there is no room for what the request brings (RFC 4918, section 11.5). */
export class InsufficientStorageError extends HttpError {
  override readonly name = 'InsufficientStorageError';

  constructor(message = 'The server has no room for the files of the request', options: ErrorOptions = {}) {
    super(507, 'insufficient_storage', message, 'internal_error', options);
  }
}

/** 429: too many requests. `retryAfter` in seconds. */
export class TooManyRequestsError extends HttpError {
  override readonly name = 'TooManyRequestsError';

  constructor(retryAfter: number, message = 'Too many requests') {
    super(429, 'too_many_requests', message, 'ratelimit', { headers: { 'retry-after': String(Math.ceil(retryAfter)) } });
  }
}
