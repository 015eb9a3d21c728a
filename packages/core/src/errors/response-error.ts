import { HttpError } from './http-error.ts';
import type { Issue } from './issue.ts';

/** Our side broke its own contract. */
export class ResponseError extends HttpError {
  override readonly name: string = 'ResponseError';
}

/** 422: what the handler answered does not fit its declaration. */
export class ConformanceError extends ResponseError {
  override readonly name = 'ConformanceError';

  constructor(message: string, issues?: readonly Issue[], options: ErrorOptions = {}) {
    super(422, 'nonconforming_response', message, 'value_error', { ...options, ...(issues && { issues }) });
  }
}

/** 500: the answer could not be written in the negotiated media type. */
export class RenderingError extends ResponseError {
  override readonly name = 'RenderingError';

  constructor(options?: ErrorOptions) {
    super(500, 'rendering_failed', 'Internal server error', 'internal_error', options);
  }
}
