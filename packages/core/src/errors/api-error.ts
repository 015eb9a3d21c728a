import type { ResponseHeaders } from '../http/message.ts';
import { NO_HEADERS, responseHeaders } from '../http/response-headers.ts';
import { shareClass } from '../http/shared-class.ts';
import { RestError } from './rest-error.ts';

/**
 * Thrown by a handler to answer with another response than its usual one.
 *
 * The status must be declared with `@Returns` or the setting `responses`, and the body must fit the model declared there.
 */
export class ApiError extends RestError {
  static {
    shareClass(ApiError, 'ApiError');
  }

  override readonly name = 'ApiError';
  /** By lower-case name. */
  readonly headers: ResponseHeaders;

  /** Throws a `TypeError` for header fields that cannot be sent. */
  constructor(
    readonly status: number,
    readonly body: unknown = null,
    headers: ResponseHeaders = NO_HEADERS,
  ) {
    super('api_error', `The handler answered with ${status}`);
    this.headers = responseHeaders(headers);
  }
}
