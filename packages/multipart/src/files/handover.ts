/** Hands things from one who makes them to one who takes them, one at a time: who is first waits for the other. */
export interface Handover<T> {
  /** Resolves when the thing was taken. */
  give(thing: T): Promise<void>;
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
    give: (thing) =>
      new Promise((resolve, reject) => {
        if (failure) return reject(failure.error);
        if (!asking) {
          offered = { thing, resolve, reject };
          return;
        }
        asking.resolve(thing);
        asking = undefined;
        resolve();
      }),
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
