// Koa and @koa/multer: in memory at /memory, elsewhere in temporary files, which are removed before the answer.
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import multer from '@koa/multer';
import Koa from 'koa';
import { serverOptions } from '../../servers/options.ts';
import { answerText, NO_LIMIT } from './counted.ts';

const limits = { fileSize: NO_LIMIT };
const fields = [{ name: 'first' }, { name: 'second' }];
const inMemory = takes({ storage: multer.memoryStorage(), limits });
const onDisk = takes({ dest: tmpdir(), limits });
const app = new Koa();

app.use((ctx, next) => (ctx.method === 'GET' ? next() : (ctx.path === '/memory' ? inMemory : onDisk)(ctx, next)));
app.use(async (ctx) => {
  ctx.status = 201;
  ctx.type = 'json';
  if (ctx.method === 'GET') {
    ctx.status = 200;
    ctx.body = '';
    return;
  }
  const files = Object.values(ctx['files'] as Record<string, multer.File[]>).flat();
  await Promise.all(files.map(({ path }) => path && rm(path)));
  ctx.body = answerText({
    files: files.length,
    fields: Object.keys(ctx.request.body as object).length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
  });
});
app.listen(serverOptions().port, '127.0.0.1');

/** Its types know an older Koa only. */
function takes(options: multer.Options): Koa.Middleware {
  return multer(options).fields(fields) as unknown as Koa.Middleware;
}
