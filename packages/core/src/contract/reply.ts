import type { ResponseHeaders } from '../http/message.ts';
import { shareClass } from '../http/shared-class.ts';

/** An answer with another declared status than the endpoint's usual one, or with header fields. */
export class Reply<S extends number = number, T = unknown> {
  static {
    shareClass(Reply, 'Reply');
  }

  constructor(
    readonly status: S,
    readonly body: T,
    readonly headers: ResponseHeaders = {},
  ) {}
}

/** Answers with `status`, which must be declared with `@Returns` or the setting `responses`. */
export function reply<S extends number, T>(status: S, body: T, headers?: ResponseHeaders): Reply<S, T> {
  return new Reply(status, body, headers);
}
