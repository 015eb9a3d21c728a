/** What a command has to say, and how its process ends. */
export interface Outcome {
  /** For the standard output. */
  readonly output: string;
  /** For the standard error. */
  readonly errors: string;
  /** 0 where it did what was asked, 1 where it could not, 2 where what was asked makes no sense. */
  readonly code: 0 | 1 | 2;
}

/** The outcome of a command that did what was asked. */
export function success(output: string): Outcome {
  return { output, errors: '', code: 0 };
}

/** The outcome of a command that could not. */
export function failure(message: string): Outcome {
  return { output: '', errors: `${message}\n`, code: 1 };
}
