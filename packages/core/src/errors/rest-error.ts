const BRAND = Symbol.for('modern-rest:error');

/** The root of everything that modern-rest throws. */
export class RestError extends Error {
  override readonly name: string = 'RestError';
  readonly [BRAND] = true;

  constructor(
    /** A stable name of the kind of error. */
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Whether a value was thrown by modern-rest, by any copy of it in the process. */
export function isRestError(value: unknown): value is RestError {
  return typeof value === 'object' && value !== null && BRAND in value;
}
