// Fastify with JSON Schemas for body, path and answers; it reports all errors, as we do.
import { fastify } from 'fastify';
import { CREATE_ORDER, ORDER_SUMMARY } from '../models/json-schemas.ts';
import { orderSummary } from '../payload.ts';
import { serverOptions } from './options.ts';

const app = fastify({ ajv: { customOptions: { allErrors: true } } });

const params = { type: 'object', properties: { id: { type: 'integer' } } };
app.get<{ Params: { id: number } }>('/orders/:id', { schema: { params, response: { 200: ORDER_SUMMARY } } }, async ({ params: { id } }) =>
  orderSummary(id),
);
app.post('/orders', { schema: { body: CREATE_ORDER, response: { 201: CREATE_ORDER } } }, async ({ body }, reply) => {
  reply.code(201);
  return body;
});
await app.listen({ port: serverOptions().port, host: '127.0.0.1' });
