import { RestError } from '../errors/rest-error.ts';
import { shareClass } from '../http/shared-class.ts';

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
