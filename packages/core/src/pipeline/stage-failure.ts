/** A part of an endpoint that can throw, and the place where the statuses of its errors are declared. */
export interface ErrorSource {
  /** The part, as messages name it: `the guard login`. */
  readonly name: string;
  /** Completes "declare 401 …". */
  readonly declare: string;
}

/** An error with its source. The stage that answers errors unwraps it: nothing else gets to see it. */
export class StageFailure {
  constructor(
    readonly error: unknown,
    readonly source: ErrorSource,
  ) {}
}

/** Writes a name at the beginning of a sentence. */
export function capitalized(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`;
}

/** Makes the function that rethrows errors of a source. */
export function blame(source: ErrorSource): (error: unknown) => never {
  return (error) => {
    throw new StageFailure(error, source);
  };
}
