import { FEW_CONTROLLERS, MANY_CONTROLLERS, type VariantName } from './variants.ts';

/** What was measured of a variant. */
export type Measured = (variant: VariantName) => number;

/** One row of the table: how many times better we are than what we are held against. */
export interface Figure {
  readonly id: string;
  /** What it says, for people. */
  readonly says: string;
  /** The ratio that is aimed at. */
  readonly atLeast: number;
  /** `rate`: the more the better; `milliseconds`: the less the better. */
  readonly unit: 'rate' | 'milliseconds';
  readonly needs: readonly VariantName[];
  ours(measured: Measured): number;
  theirs(measured: Measured): number;
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
  rate('post-vs-koa', 0.92, 'typed POST; bare Koa, which checks nothing', 'post-modern-rest', 'post-koa'),
  rate('post-vs-fastify', 1.1, 'typed POST; Fastify with JSON Schemas', 'post-modern-rest', 'post-fastify'),
  rate('post-vs-nest', 5, 'typed POST; NestJS on Fastify, ValidationPipe', 'post-modern-rest', 'post-nest'),
  rate('post-vs-routing-controllers', 5, 'typed POST; routing-controllers on Koa', 'post-modern-rest', 'post-routing-controllers'),
  rate('post-vs-tsoa', 5, 'typed POST; tsoa on Koa', 'post-modern-rest', 'post-tsoa'),
  rate('post-100-vs-nest', 12, 'typed POST beside 100 other models; the same NestJS', 'post-modern-rest-100-models', 'post-nest-100-models'),
  rate('get-vs-koa', 0.95, 'typed GET with a path parameter; bare Koa without a router', 'get-modern-rest', 'get-koa'),
  rate('routes-1000', 0.97, 'typed GET beside 1,000 other routes; beside 10', 'get-modern-rest-1000-routes', 'get-modern-rest-10-routes'),
  {
    id: 'start-vs-nest',
    says: 'start to first answer, one controller; NestJS on Fastify',
    atLeast: 1.8,
    unit: 'milliseconds',
    needs: ['start-modern-rest', 'start-nest'],
    ours: (measured) => measured('start-modern-rest'),
    theirs: (measured) => measured('start-nest'),
  },
  {
    id: 'start-controllers',
    says: 'start-up time of one more controller of five endpoints; NestJS on Fastify',
    atLeast: 2,
    unit: 'milliseconds',
    needs: ['start-modern-rest-few', 'start-modern-rest-many', 'start-nest-few', 'start-nest-many'],
    ours: (measured) => perController(measured('start-modern-rest-few'), measured('start-modern-rest-many')),
    theirs: (measured) => perController(measured('start-nest-few'), measured('start-nest-many')),
  },
  rate('cluster-2', 1.5, 'typed POST, node:cluster with 2 workers; one process, the load on the same cores', 'cluster-2', 'cluster-1'),
];

/** How many times better we are. */
export function ratio({ unit, ours, theirs }: Figure, measured: Measured): number {
  return unit === 'rate' ? ours(measured) / theirs(measured) : theirs(measured) / ours(measured);
}

function rate(id: string, atLeast: number, says: string, ours: VariantName, theirs: VariantName): Figure {
  return { id, says, atLeast, unit: 'rate', needs: [ours, theirs], ours: (measured) => measured(ours), theirs: (measured) => measured(theirs) };
}

function perController(few: number, many: number): number {
  return (many - few) / (MANY_CONTROLLERS - FEW_CONTROLLERS);
}
