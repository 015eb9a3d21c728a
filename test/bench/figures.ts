import type { FigureRow } from './figure.ts';
import { FEW_CONTROLLERS, MANY_CONTROLLERS, type VariantName } from './variants.ts';

/** Returns the value that a round measured of a variant. */
export type Measured = (variant: VariantName) => number;

/** One row of the table. */
export interface Figure extends FigureRow {
  readonly needs: readonly VariantName[];
  /** The ratio of one round. If its target is a minimum, it is the number of times that ours is better. */
  ratio(measured: Measured): number;
}

/** The table. */
export const FIGURES: readonly Figure[] = [
  rate('load-valid', 40, 'load a valid body; class-transformer + class-validator', 'load-modern-rest', 'load-class-validator'),
  rate(
    'load-invalid',
    25,
    'load an invalid body, all issues; class-transformer + class-validator',
    'load-modern-rest-invalid',
    'load-class-validator-invalid',
  ),
  rate('load-vs-ajv', 1.2, 'load a valid body; ajv, full formats, all errors', 'load-modern-rest', 'load-ajv'),
  rate('load-vs-typebox', 1.2, 'load a valid body; TypeBox', 'load-modern-rest', 'load-typebox'),
  rate('load-vs-zod', 1.2, 'load a valid body; zod', 'load-modern-rest', 'load-zod'),
  rate('load-vs-valibot', 1.2, 'load a valid body; valibot', 'load-modern-rest', 'load-valibot'),
  rate('load-500', 0.95, 'load a valid body beside 500 other models; beside none', 'load-modern-rest-500', 'load-modern-rest'),
  rate('dump-vs-stringify', 1, 'dump a validated answer to JSON text; JSON.stringify alone', 'dump-modern-rest', 'dump-stringify'),
  rate('post-vs-raw', 0.92, 'typed POST; node:http with our compiled functions, in the check phase', 'post-modern-rest', 'post-raw'),
  rate('post-vs-koa', 1.25, 'typed POST; bare Koa, which checks nothing', 'post-modern-rest', 'post-koa'),
  rate('post-vs-koa-scheduled', undefined, 'typed POST; the same bare Koa, called in the check phase', 'post-modern-rest', 'post-koa-scheduled'),
  rate('post-vs-fastify', 1.2, 'typed POST; Fastify with JSON Schemas', 'post-modern-rest', 'post-fastify'),
  rate('post-vs-hono-zod', 1.5, 'typed POST; Hono on Node.js with zod', 'post-modern-rest', 'post-hono-zod'),
  rate('post-vs-orpc', 1.5, 'typed POST; oRPC, its OpenAPI handler, with zod', 'post-modern-rest', 'post-orpc'),
  rate('post-vs-adonis', 1.5, 'typed POST; AdonisJS with VineJS', 'post-modern-rest', 'post-adonis'),
  rate('post-vs-express-zod', 1.5, 'typed POST; Express with zod', 'post-modern-rest', 'post-express-zod'),
  rate('post-vs-nest', 6, 'typed POST; NestJS on Fastify (npm has no @nestjs/platform-node), ValidationPipe', 'post-modern-rest', 'post-nest'),
  rate('post-vs-routing-controllers', 6, 'typed POST; routing-controllers on Koa', 'post-modern-rest', 'post-routing-controllers'),
  rate('post-vs-tsoa', 4.5, 'typed POST; tsoa on Koa', 'post-modern-rest', 'post-tsoa'),
  rate('post-100-vs-nest', 11, 'typed POST beside 100 other models; the same NestJS', 'post-modern-rest-100-models', 'post-nest-100-models'),
  rate('get-vs-koa', 1.35, 'typed GET with a path parameter; bare Koa without a router', 'get-modern-rest', 'get-koa'),
  rate('get-vs-fastify', 1.1, 'typed GET with a path parameter; Fastify with JSON Schemas', 'get-modern-rest', 'get-fastify'),
  rate('serve-vs-koa-router', 1, 'typed GET, serve(api) in an application of Koa; @koa/router in the same', 'get-serve', 'get-koa-router'),
  rate('routes-1000', 0.97, 'typed GET beside 1,000 other routes; beside 10', 'get-modern-rest-1000-routes', 'get-modern-rest-10-routes'),
  {
    id: 'p99-512',
    says: 'typed POST, 99th percentile of the latency at 512 connections; Fastify',
    bound: ['at most', 1],
    needs: ['p99-modern-rest', 'p99-fastify'],
    ratio: (measured) => measured('p99-modern-rest') / measured('p99-fastify'),
  },
  {
    id: 'start-vs-nest',
    says: 'start to first answer, one controller; NestJS on Fastify',
    bound: ['at least', 1.8],
    needs: ['start-modern-rest', 'start-nest'],
    ratio: (measured) => measured('start-nest') / measured('start-modern-rest'),
  },
  {
    id: 'start-controllers',
    says: 'start-up time of one more controller of five endpoints; NestJS on Fastify',
    bound: ['at least', 1.5],
    needs: ['start-modern-rest-few', 'start-modern-rest-many', 'start-nest-few', 'start-nest-many'],
    ratio: (measured) =>
      perController(measured('start-nest-few'), measured('start-nest-many')) /
      perController(measured('start-modern-rest-few'), measured('start-modern-rest-many')),
  },
  rate('cluster-2', 1.5, 'typed POST, node:cluster with 2 workers; one process, the load on the same cores', 'cluster-2', 'cluster-1'),
];

/** Compares two rates. Without a target the ratio is only shown. */
function rate(id: string, atLeast: number | undefined, says: string, ours: VariantName, theirs: VariantName): Figure {
  const bound = atLeast === undefined ? undefined : (['at least', atLeast] as const);
  return { id, says, bound, needs: [ours, theirs], ratio: (measured) => measured(ours) / measured(theirs) };
}

function perController(few: number, many: number): number {
  return (many - few) / (MANY_CONTROLLERS - FEW_CONTROLLERS);
}
