// Hono on Node.js with its validator for zod. Like ours it drops undeclared properties.
import { serve } from '@hono/node-server';
import { zValidator } from '@hono/zod-validator';
import { Hono } from 'hono';
import { CREATE_ORDER, ORDER_PATH } from '../models/zod-schemas.ts';
import { orderSummary } from '../payload.ts';
import { serverOptions } from './options.ts';

const app = new Hono()
  .get('/orders/:id', zValidator('param', ORDER_PATH), (context) => context.json(orderSummary(context.req.valid('param').id)))
  .post('/orders', zValidator('json', CREATE_ORDER), (context) => context.json(context.req.valid('json'), 201));
serve({ fetch: app.fetch, port: serverOptions().port, hostname: '127.0.0.1' });
