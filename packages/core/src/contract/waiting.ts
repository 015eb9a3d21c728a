import type { MaybePromise } from './serializer.ts';

/** Whether a value has to be waited for: whatever `await` would wait for. */
export function isPromise<T>(value: MaybePromise<T>): value is Promise<T> {
  return typeof (value as { then?: unknown } | null | undefined)?.then === 'function';
}

/** Gives a value to what comes next: at once, or when it has come. `context` is passed on: functions that take it need no closure for each request. */
export function chain<T, R, C = undefined>(value: MaybePromise<T>, next: (value: T, context: C) => MaybePromise<R>, context?: C): MaybePromise<R> {
  return isPromise(value) ? Promise.resolve(value).then((ready) => next(ready, context as C)) : next(value, context as C);
}

/** What a step gives, or what `rescue` makes of what it throws, at once or later. */
export function attempt<T, C = undefined>(
  step: (context: C) => MaybePromise<T>,
  rescue: (error: unknown, context: C) => MaybePromise<T>,
  context?: C,
): MaybePromise<T> {
  return follow(step, itself, rescue, context);
}

function itself<T>(value: T): T {
  return value;
}

/** Gives what a step gives to what comes next, or what it throws to `rescue`, at once or later. What `next` throws is its own affair. */
export function follow<T, R, C = undefined>(
  step: (context: C) => MaybePromise<T>,
  next: (value: T, context: C) => MaybePromise<R>,
  rescue: (error: unknown, context: C) => MaybePromise<R>,
  context?: C,
): MaybePromise<R> {
  let value: MaybePromise<T>;
  try {
    value = step(context as C);
  } catch (error) {
    return rescue(error, context as C);
  }
  if (!isPromise(value)) return next(value, context as C);
  return Promise.resolve(value).then(
    (ready) => next(ready, context as C),
    (error: unknown) => rescue(error, context as C),
  );
}
