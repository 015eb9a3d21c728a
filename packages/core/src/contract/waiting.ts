import type { MaybePromise } from './serializer.ts';

/** Whether a value has to be waited for: whatever `await` would wait for. */
export function isPromise<T>(value: MaybePromise<T>): value is Promise<T> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/** Gives a value to what comes next: at once, or when it has come. */
export function chain<T, R>(value: MaybePromise<T>, next: (value: T) => MaybePromise<R>): MaybePromise<R> {
  return isPromise(value) ? Promise.resolve(value).then(next) : next(value);
}

/** What a step gives, or what `rescue` makes of what it throws, at once or later. */
export function attempt<T>(step: () => MaybePromise<T>, rescue: (error: unknown) => MaybePromise<T>): MaybePromise<T> {
  return follow(step, (value) => value, rescue);
}

/** Gives what a step gives to what comes next, or what it throws to `rescue`, at once or later. What `next` throws is its own affair. */
export function follow<T, R>(
  step: () => MaybePromise<T>,
  next: (value: T) => MaybePromise<R>,
  rescue: (error: unknown) => MaybePromise<R>,
): MaybePromise<R> {
  let value: MaybePromise<T>;
  try {
    value = step();
  } catch (error) {
    return rescue(error);
  }
  return isPromise(value) ? Promise.resolve(value).then(next, rescue) : next(value);
}
