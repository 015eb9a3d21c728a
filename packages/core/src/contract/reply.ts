/** An answer with another declared success status than the endpoint's first. */
export class Reply<S extends number = number, T = unknown> {
  constructor(
    readonly status: S,
    readonly body: T,
  ) {}
}

/** Answers with `status`, which must be declared with `@Returns`. */
export function reply<S extends number, T>(status: S, body: T): Reply<S, T> {
  return new Reply(status, body);
}
