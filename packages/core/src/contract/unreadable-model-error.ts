import { RestError } from '../errors/rest-error.ts';
import { shareClass } from '../http/shared-class.ts';

/** What `read` gives, or why a serializer cannot read a model. Throws whatever else `read` throws. */
export function tryToRead<T>(read: () => T): { readonly value: T } | { readonly error: UnreadableModelError } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof UnreadableModelError) return { error };
    throw error;
  }
}

/** Thrown by a serializer at start: a class is not a model that it can read. */
export class UnreadableModelError extends RestError {
  static {
    shareClass(UnreadableModelError, 'UnreadableModelError');
  }

  override readonly name = 'UnreadableModelError';

  constructor(
    /** The model, or the type that it is a part of. */
    readonly what: string,
    readonly reason: string,
    readonly fix: string,
  ) {
    super('unreadable_model', `${what}: ${reason}`);
  }
}
