/** The command line of every server: `node servers/koa.js PORT SOCKET`. */
export interface LatencyServerOptions {
  /** On 127.0.0.1. */
  readonly port: number;
  /** The Unix socket for `serveDelay`. */
  readonly delaySocket: string;
}

/** Reads the command line of this process. */
export function latencyServerOptions(): LatencyServerOptions {
  const [port, delaySocket = ''] = process.argv.slice(2);
  return { port: Number(port), delaySocket };
}
