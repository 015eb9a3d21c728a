import { RestError } from '../errors/rest-error.ts';
import type { Model } from './model.ts';

/** Thrown by a serializer at start: a class is not a model that it can read. */
export class UnreadableModelError extends RestError {
  override readonly name = 'UnreadableModelError';

  constructor(
    readonly model: Model,
    readonly reason: string,
    readonly fix: string,
  ) {
    super('unreadable_model', `${model.name}: ${reason}`);
  }
}
