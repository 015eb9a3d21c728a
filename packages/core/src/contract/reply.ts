import type { ResponseHeaders } from '../http/message.ts';
import { NO_HEADERS, responseHeaders } from '../http/response-headers.ts';
import { shareClass } from '../http/shared-class.ts';

/** An answer with another declared status than the endpoint's usual one, or with header fields. */
export class Reply<S extends number = number, T = unknown> {
  static {
    shareClass(Reply, 'Reply');
  }

  /** By lower-case name. */
  readonly headers: ResponseHeaders;

  /** Throws a `TypeError` for header fields that cannot be sent. */
  constructor(
    readonly status: S,
    readonly body: T,
    headers: ResponseHeaders = NO_HEADERS,
  ) {
    this.headers = responseHeaders(headers);
  }
}

/**
 * Answers with `status`, which must be declared with `@Returns` or the setting `responses`.
 *
 * Throws a `TypeError` for header fields that cannot be sent.
 */
export function reply<S extends number, T>(status: S, body: T, headers?: ResponseHeaders): Reply<S, T> {
  return new Reply(status, body, headers);
}
