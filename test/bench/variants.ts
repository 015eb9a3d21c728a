import type { EngineOptions } from './engines/engine.ts';

/** Something that is measured, each time in a process of its own. */
export type Variant =
  /** Times per second of processor time. */
  | ({ readonly kind: 'engine'; readonly engine: string } & EngineOptions)
  /** Requests per second of processor time. */
  | { readonly kind: 'http'; readonly server: string; readonly method: 'GET' | 'POST'; readonly furtherControllers: number }
  /** POST requests per second of one process or several, the load on the same cores. */
  | { readonly kind: 'cluster'; readonly workers: number }
  /** Milliseconds of processor time from the start of the process to the first answer. */
  | { readonly kind: 'start'; readonly server: string; readonly furtherControllers: number };

/** Further controllers of the small and of the large application that tell what one more costs. */
export const FEW_CONTROLLERS = 10;
export const MANY_CONTROLLERS = 210;

/** All that can be measured. A further controller has two models and five routes. */
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
  'post-koa': http('koa', 'POST'),
  'post-fastify': http('fastify', 'POST'),
  'post-nest': http('nest', 'POST'),
  'post-routing-controllers': http('routing-controllers', 'POST'),
  'post-tsoa': http('tsoa', 'POST'),
  'post-modern-rest-100-models': http('modern-rest', 'POST', 50),
  'post-nest-100-models': http('nest', 'POST', 50),
  'get-modern-rest': http('modern-rest', 'GET'),
  'get-koa': http('koa', 'GET'),
  'get-modern-rest-10-routes': http('modern-rest', 'GET', 2),
  'get-modern-rest-1000-routes': http('modern-rest', 'GET', 200),
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

function load(engine: string, options: Partial<EngineOptions> = {}): Variant {
  return { kind: 'engine', engine, valid: true, furtherModels: 0, ...options };
}

function http(server: string, method: 'GET' | 'POST', furtherControllers = 0): Variant {
  return { kind: 'http', server, method, furtherControllers };
}

function start(server: string, furtherControllers = 0): Variant {
  return { kind: 'start', server, furtherControllers };
}
