import { shareClass } from '../http/shared-class.ts';
import { HttpError } from './http-error.ts';
import type { Issue } from './issue.ts';

/** Our side broke its own contract. */
export class ResponseError extends HttpError {
  static {
    shareClass(ResponseError, 'ResponseError');
  }

  override readonly name: string = 'ResponseError';
}

/**
 * 422: what the handler answered does not fit its declaration.
 *
 * The message says what to do about it, to who reads the report. The client is told that it is so, and which properties are wrong.
 */
export class ConformanceError extends ResponseError {
  override readonly name = 'ConformanceError';

  constructor(message: string, issues?: readonly Issue[], options: ErrorOptions = {}) {
    super(422, 'nonconforming_response', message, 'value_error', { ...options, told: NONCONFORMING, ...(issues && { issues }) });
  }
}

/** What clients are told of it; documents describe the response so, too. */
export const NONCONFORMING = 'The answer of the server does not fit its declaration';

/** 500: the response cannot be written. The message names the cause, for the report. */
export class RenderingError extends ResponseError {
  override readonly name = 'RenderingError';

  constructor(cause: unknown) {
    super(500, 'rendering_failed', `The response cannot be written: ${String(cause)}`, 'internal_error', { cause, told: 'Internal server error' });
  }
}
