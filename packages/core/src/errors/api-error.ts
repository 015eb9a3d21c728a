import type { ResponseHeaders } from '../http/message.ts';
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

  constructor(
    readonly status: number,
    readonly body: unknown = null,
    readonly headers: ResponseHeaders = {},
  ) {
    super('api_error', `The handler answered with ${status}`);
  }
}
