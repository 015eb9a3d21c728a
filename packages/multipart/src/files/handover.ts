import type { MaybePromise } from '@modern-rest/core';

/** Hands things from one who makes them to one who takes them, one at a time: who is first waits for the other. */
export interface Handover<T> {
  /** Returns a promise only if nobody waits for the thing; it resolves when the thing was taken. Throws or rejects after a failure. */
  give(thing: T): MaybePromise<void>;
  take(): Promise<T>;
  /** From now on both are told this error, also who is waiting. What nobody took is gone. */
  fail(error: unknown): void;
}

interface Waiting<T> {
  resolve(thing: T): void;
  reject(error: unknown): void;
}

export function handover<T>(): Handover<T> {
  let offered: ({ readonly thing: T } & Waiting<void>) | undefined;
  let asking: Waiting<T> | undefined;
  let failure: { readonly error: unknown } | undefined;

  return {
    give(thing) {
      if (failure) throw failure.error;
      if (!asking) {
        return new Promise((resolve, reject) => {
          offered = { thing, resolve, reject };
        });
      }
      asking.resolve(thing);
      asking = undefined;
      return undefined;
    },
    take: () =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure.error);
        if (!offered) {
          asking = { resolve, reject };
          return;
        }
        resolve(offered.thing);
        offered.resolve();
        offered = undefined;
      }),
    fail(error) {
      failure ??= { error };
      asking?.reject(error);
      offered?.reject(error);
      asking = undefined;
      offered = undefined;
    },
  };
}
