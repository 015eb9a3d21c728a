// Fastify with JSON Schemas for body and answer, and @fastify/multipart. It reports all errors, as modern-rest does.
import multipart from '@fastify/multipart';
import { fastify } from 'fastify';
import { CREATE_ORDER } from '../../models/json-schemas.ts';
import { type Counted, NO_LIMIT } from '../../uploads/servers/counted.ts';
import { serveDelay } from '../event-loop/serve-delay.ts';
import { queryDatabase } from './database.ts';
import { latencyServerOptions } from './options.ts';

const { port, delaySocket } = latencyServerOptions();
serveDelay(delaySocket);
const app = fastify({ bodyLimit: NO_LIMIT, ajv: { customOptions: { allErrors: true } } });
await app.register(multipart, { limits: { fileSize: NO_LIMIT } });

const schema = { body: CREATE_ORDER, response: { 201: CREATE_ORDER } };
app.get('/', async () => '');
app.post('/orders', { schema }, async ({ body }, reply) => {
  reply.code(201);
  return body;
});
app.post('/waiting-orders', { schema }, async ({ body }, reply) => {
  await queryDatabase();
  reply.code(201);
  return body;
});
app.post('/files', async (request, reply): Promise<Counted> => {
  const count = { files: 0, fields: 0, bytes: 0 };
  for await (const { file } of request.files()) {
    count.files += 1;
    for await (const chunk of file) count.bytes += (chunk as Buffer).length;
  }
  reply.code(201);
  return count;
});
await app.listen({ port, host: '127.0.0.1' });
