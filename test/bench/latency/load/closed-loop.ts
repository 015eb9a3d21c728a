import type { LoopOptions, RequestLoop } from './request-loop.ts';

/** Keeps `depth` requests in flight on each connection. A latency begins when its request is written. */
export function closedLoop({ connections, request, record, depth }: LoopOptions & { readonly depth: number }): RequestLoop {
  // Requests that replace several answers are one write, as they are in a client that pipelines.
  const batches = Array.from({ length: depth + 1 }, (_, count) => Buffer.concat(Array.from({ length: count }, () => request)));
  let stopped = false;
  let busy = connections.length;
  let finish = (): void => undefined;
  for (const connection of connections) {
    const sentAt: number[] = [];
    const send = (count: number): void => {
      const now = performance.now();
      for (let index = 0; index < count; index += 1) sentAt.push(now);
      connection.write(batches[count] as Buffer);
    };
    connection.onAnswers((count) => {
      const now = performance.now();
      for (let index = 0; index < count; index += 1) record(now - (sentAt.shift() as number));
      if (!stopped) return send(count);
      if (sentAt.length > 0) return;
      busy -= 1;
      if (busy === 0) finish();
    });
    send(depth);
  }
  return {
    stop: () =>
      new Promise((resolve) => {
        finish = resolve;
        stopped = true;
      }),
  };
}
