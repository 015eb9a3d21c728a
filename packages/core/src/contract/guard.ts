import type { HttpRequest } from '../http/message.ts';
import type { ResponseSpec } from './response-spec.ts';
import type { MaybePromise } from './serializer.ts';

/** Decides whether a request may pass, before a byte of its body is read. */
export interface Guard {
  /** Throws an `HttpError` to stop the request. */
  check(request: HttpRequest): MaybePromise<void>;
  /** The responses that `check` can cause, for the document. */
  readonly responses: readonly ResponseSpec[];
}
