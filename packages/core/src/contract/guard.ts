import type { HttpRequest } from '../http/message.ts';
import type { ResponseSpec } from './response-spec.ts';
import type { MaybePromise } from './serializer.ts';

/** Decides whether a request may pass, before its body is read. */
export interface Guard {
  /** Name for messages to developers. Default: the name of its class, or its position among the guards of the endpoint. */
  readonly name?: string;
  /** Throws an `HttpError` to stop the request. Its result is ignored. */
  check(request: HttpRequest): MaybePromise<void>;
  /** The responses that `check` can cause, for the document. An error with another status becomes a 422. */
  readonly responses: readonly ResponseSpec[];
}
