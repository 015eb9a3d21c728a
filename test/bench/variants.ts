import type { EngineOptions } from './engines/engine.ts';
import type { ServerName } from './latency/scenarios.ts';
import { isAtLeast, type NodeVersion } from './processes/node-version.ts';

/** Something that is measured, each time in a process of its own. */
export type Variant =
  /** Times per second of processor time. */
  | ({ readonly kind: 'engine'; readonly engine: string } & EngineOptions)
  /** Requests per second of processor time. */
  | { readonly kind: 'http'; readonly server: string; readonly method: Method; readonly furtherControllers: number }
  /** Milliseconds that 99 of 100 POST requests take at most, with so many connections. */
  | { readonly kind: 'latency'; readonly server: ServerName; readonly connections: number }
  /** POST requests per second of one process or several, the load on the same cores. */
  | { readonly kind: 'cluster'; readonly workers: number }
  /** Milliseconds of processor time from the start of the process to the first answer. */
  | { readonly kind: 'start'; readonly server: string; readonly furtherControllers: number };

export type Method = 'GET' | 'POST';

type Kind = Variant['kind'];

/** Default numbers of rounds: the noisier a kind and the shorter its measurements, the more. */
export const ROUNDS: Readonly<Record<Kind, number>> = { engine: 7, http: 5, latency: 5, cluster: 5, start: 9 };

/** Units of what is measured. */
export const UNITS: Readonly<Record<Kind, 'rate' | 'milliseconds'>> = {
  engine: 'rate',
  http: 'rate',
  latency: 'milliseconds',
  cluster: 'rate',
  start: 'milliseconds',
};

/** Further controllers of a small and of a large application. The difference between the two is the cost of one more. */
export const FEW_CONTROLLERS = 10;
export const MANY_CONTROLLERS = 210;

const MANY_CONNECTIONS = 512;

/** Everything that can be measured. A further controller has two models and five routes. */
export const VARIANTS = {
  'load-modern-rest': load('load-modern-rest'),
  'load-modern-rest-500': load('load-modern-rest', { furtherModels: 500 }),
  'load-modern-rest-invalid': load('load-modern-rest', { valid: false }),
  'load-class-validator': load('load-class-validator'),
  'load-class-validator-invalid': load('load-class-validator', { valid: false }),
  'load-ajv': load('load-ajv'),
  'load-typebox': load('load-typebox'),
  'load-zod': load('load-zod'),
  'load-valibot': load('load-valibot'),
  'dump-modern-rest': load('dump-modern-rest'),
  'dump-stringify': load('dump-stringify'),
  'post-modern-rest': http('modern-rest', 'POST'),
  'post-raw': http('raw', 'POST'),
  'post-koa-scheduled': http('koa-scheduled', 'POST'),
  'post-koa': http('koa', 'POST'),
  'post-fastify': http('fastify', 'POST'),
  'post-hono-zod': http('hono-zod', 'POST'),
  'post-orpc': http('orpc', 'POST'),
  'post-adonis': http('adonis', 'POST'),
  'post-express-zod': http('express-zod', 'POST'),
  'post-nest': http('nest', 'POST'),
  'post-routing-controllers': http('routing-controllers', 'POST'),
  'post-tsoa': http('tsoa', 'POST'),
  'post-modern-rest-100-models': http('modern-rest', 'POST', 50),
  'post-nest-100-models': http('nest', 'POST', 50),
  'get-modern-rest': http('modern-rest', 'GET'),
  'get-koa': http('koa', 'GET'),
  'get-fastify': http('fastify', 'GET'),
  'get-serve': http('serve', 'GET'),
  'get-koa-router': http('koa-router', 'GET'),
  'get-modern-rest-10-routes': http('modern-rest', 'GET', 2),
  'get-modern-rest-1000-routes': http('modern-rest', 'GET', 200),
  'p99-modern-rest': latency('modern-rest'),
  'p99-fastify': latency('fastify'),
  'cluster-1': { kind: 'cluster', workers: 1 },
  'cluster-2': { kind: 'cluster', workers: 2 },
  'start-modern-rest': start('modern-rest'),
  'start-nest': start('nest'),
  'start-modern-rest-few': start('modern-rest', FEW_CONTROLLERS),
  'start-modern-rest-many': start('modern-rest', MANY_CONTROLLERS),
  'start-nest-few': start('nest', FEW_CONTROLLERS),
  'start-nest-many': start('nest', MANY_CONTROLLERS),
} as const satisfies Readonly<Record<string, Variant>>;

export type VariantName = keyof typeof VARIANTS;

/** Oldest major versions of Node.js that packages of others support, where that is not ours. */
const OLDEST_NODE: Partial<Record<VariantName, number>> = { 'post-adonis': 24 };

/** `true` if a variant can be measured on a version of Node.js. */
export function isSupported(name: VariantName, node: NodeVersion): boolean {
  return isAtLeast(node, OLDEST_NODE[name]);
}

function load(engine: string, options: Partial<EngineOptions> = {}): Variant {
  return { kind: 'engine', engine, valid: true, furtherModels: 0, ...options };
}

function http(server: string, method: Method, furtherControllers = 0): Variant {
  return { kind: 'http', server, method, furtherControllers };
}

function latency(server: ServerName): Variant {
  return { kind: 'latency', server, connections: MANY_CONNECTIONS };
}

function start(server: string, furtherControllers = 0): Variant {
  return { kind: 'start', server, furtherControllers };
}
