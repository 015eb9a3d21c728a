import { RestError } from '../errors/rest-error.ts';
import { shareClass } from '../http/shared-class.ts';
import type { ComponentProblem } from './component.ts';

/** Returns the value of `read`, or the problems of models that a serializer cannot read. Rethrows every other error. */
export function tryToRead<T>(read: () => T): { readonly value: T } | { readonly problems: readonly ComponentProblem[] } {
  try {
    return { value: read() };
  } catch (error) {
    if (error instanceof UnreadableModelError) return { problems: error.problems };
    throw error;
  }
}

/**
 * Calls `read` for each item.
 *
 * @throws `UnreadableModelError` with the problems of all items, each once.
 */
export function readEach<T, R>(items: readonly T[], read: (item: T) => R): R[] {
  const values: R[] = [];
  const problems: ComponentProblem[] = [];
  for (const item of items) {
    const tried = tryToRead(() => read(item));
    if ('value' in tried) values.push(tried.value);
    else problems.push(...tried.problems);
  }
  if (problems.length > 0) throw new UnreadableModelError(problems);
  return values;
}

/** Thrown by a serializer at start: models cannot be read. Has every problem that the serializer found. */
export class UnreadableModelError extends RestError {
  static {
    shareClass(UnreadableModelError, 'UnreadableModelError');
  }

  override readonly name = 'UnreadableModelError';
  readonly problems: readonly ComponentProblem[];

  constructor(problems: readonly ComponentProblem[]);
  /** `what` is the model, or the type that it is a part of. */
  constructor(what: string, reason: string, fix: string);
  constructor(first: string | readonly ComponentProblem[], reason = '', fix = '') {
    const given: readonly ComponentProblem[] =
      typeof first === 'string' ? [{ code: 'MODEL_NOT_READABLE', cause: `${first}: ${reason}`, fix }] : first;
    const problems = [...new Map(given.map((problem) => [`${problem.code} ${problem.cause}`, problem])).values()];
    super('unreadable_model', problems.map(({ cause }) => cause).join('\n'));
    this.problems = problems;
  }
}
