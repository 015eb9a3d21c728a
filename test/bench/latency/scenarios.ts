/** One table of the output: what is sent to the servers, and in which order. */
export interface Scenario {
  readonly title: string;
  /** The path that orders are sent to. */
  readonly path: '/orders' | '/waiting-orders';
  /** `closed`: each answer is followed by the next request. `constant-rate`: requests are due at fixed times, whether the server keeps up or not. */
  readonly arrivals: 'closed' | 'constant-rate';
  /** Requests in flight per connection. Above 1 they are pipelined. */
  readonly depth: number;
  /** If present, one connection uploads a file of 100 MiB again and again while latencies are measured. */
  readonly upload?: UploadSpeed;
}

/** The speed of an upload. */
export interface UploadSpeed {
  /** Without it, the client sends as fast as the server reads. */
  readonly megabytesPerSecond?: number;
}

/** The share of the throughput of the slowest server that `constant-rate` sends. */
export const CONSTANT_RATE_SHARE = 0.7;

/** All scenarios by name. */
export const SCENARIOS = {
  plain: { title: 'Typed POST', path: '/orders', arrivals: 'closed', depth: 1 },
  waiting: { title: 'Typed POST, the handler waits 1 ms', path: '/waiting-orders', arrivals: 'closed', depth: 1 },
  upload: {
    title: 'Typed POST next to one upload of 100 MiB, as fast as the server reads it',
    path: '/orders',
    arrivals: 'closed',
    depth: 1,
    upload: {},
  },
  'paced-upload': {
    title: 'Typed POST next to one upload of 100 MiB at 50 MB/s',
    path: '/orders',
    arrivals: 'closed',
    depth: 1,
    upload: { megabytesPerSecond: 50 },
  },
  pipelined: { title: 'Typed POST, pipelined', path: '/orders', arrivals: 'closed', depth: 8 },
  'constant-rate': {
    title: `Typed POST at a constant rate, ${CONSTANT_RATE_SHARE * 100} % of the throughput of the slowest server`,
    path: '/orders',
    arrivals: 'constant-rate',
    depth: 1,
  },
} as const satisfies Readonly<Record<string, Scenario>>;

export type ScenarioName = keyof typeof SCENARIOS;

/** The servers that are compared, by their files in `servers`. */
export const SERVERS = ['modern-rest', 'fastify', 'koa'] as const;

export type ServerName = (typeof SERVERS)[number];

/** The server whose p99 the p99 of the others is divided by. */
export const REFERENCE: ServerName = 'fastify';
