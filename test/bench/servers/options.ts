/** What every server is started with: `node servers/koa.js PORT FURTHER_CONTROLLERS`. */
export interface ServerOptions {
  /** On 127.0.0.1. */
  readonly port: number;
  /** Controllers that are there besides the measured one, each with five endpoints and two models. Only some servers can have any. */
  readonly furtherControllers: number;
}

/** What this process was started with. */
export function serverOptions(): ServerOptions {
  const [port, furtherControllers] = process.argv.slice(2).map(Number);
  return { port: port ?? 0, furtherControllers: furtherControllers ?? 0 };
}
