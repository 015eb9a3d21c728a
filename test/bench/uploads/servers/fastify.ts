// Fastify and @fastify/multipart: in memory at /memory, elsewhere in temporary files, which it removes after the answer.

import { stat } from 'node:fs/promises';
import multipart from '@fastify/multipart';
import { fastify } from 'fastify';
import { serverOptions } from '../../servers/options.ts';
import { type Counted, NO_LIMIT } from './counted.ts';

const app = fastify({ bodyLimit: NO_LIMIT });
await app.register(multipart, { limits: { fileSize: NO_LIMIT } });

app.get('/', async () => '');
app.post('/memory', async (request, reply): Promise<Counted> => {
  reply.code(201);
  let [files, fields, bytes] = [0, 0, 0];
  for await (const part of request.parts()) {
    if (part.type === 'field') fields += 1;
    else {
      files += 1;
      bytes += (await part.toBuffer()).length;
    }
  }
  return { files, fields, bytes };
});
app.post('/disk', async (request, reply): Promise<Counted> => {
  reply.code(201);
  const { files, values } = await request.saveRequestFiles();
  const sizes = await Promise.all(files.map(async ({ filepath }) => (await stat(filepath)).size));
  // Files are among the values, too.
  return { files: files.length, fields: Object.keys(values).length - files.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
});
await app.listen({ port: serverOptions().port, host: '127.0.0.1' });
