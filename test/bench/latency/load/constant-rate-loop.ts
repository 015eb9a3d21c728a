import type { Connection } from './connection.ts';
import type { LoopOptions, RequestLoop } from './request-loop.ts';

/**
 * Sends requests at fixed times, `rate` per second, one after another on each connection.
 *
 * A latency begins when its request is due. If no connection is free, the request waits, and the wait is part of its latency.
 * So a stall delays every request that is due meanwhile, and none is left out ("coordinated omission").
 * The loop polls instead of using timers, which are only accurate to 1 ms: it takes all of its core.
 */
export function constantRateLoop({ connections, request, record, rate }: LoopOptions & { readonly rate: number }): RequestLoop {
  const start = performance.now();
  const dueAt = (index: number): number => start + (index * 1000) / rate;
  const idle: Connection[] = [...connections];
  let sent = 0;
  let end = Number.POSITIVE_INFINITY;
  let finish = (): void => undefined;

  const send = (connection: Connection): void => {
    const due = dueAt(sent);
    sent += 1;
    connection.onAnswers(() => {
      record(performance.now() - due);
      idle.push(connection);
    });
    connection.write(request);
  };
  const poll = (): void => {
    const limit = Math.min(performance.now(), end);
    while (idle.length > 0 && dueAt(sent) <= limit) send(idle.shift() as Connection);
    if (dueAt(sent) > end && idle.length === connections.length) finish();
    else setImmediate(poll);
  };
  setImmediate(poll);
  return {
    stop: () =>
      new Promise((resolve) => {
        finish = resolve;
        end = performance.now();
      }),
  };
}
