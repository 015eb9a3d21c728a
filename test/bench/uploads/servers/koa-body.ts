// Koa and koa-body, which keeps every file in a temporary one; it is removed before the answer.
import { rm } from 'node:fs/promises';
import Koa from 'koa';
import { koaBody } from 'koa-body';
import { serverOptions } from '../../servers/options.ts';
import { answerText, NO_LIMIT } from './counted.ts';

const app = new Koa();

app.use(koaBody({ multipart: true, formidable: { maxFileSize: NO_LIMIT, maxTotalFileSize: NO_LIMIT } }));
app.use(async (ctx) => {
  ctx.type = 'json';
  ctx.status = ctx.method === 'GET' ? 200 : 201;
  const files = Object.values(ctx.request.files ?? {}).flat();
  await Promise.all(files.map(({ filepath }) => rm(filepath)));
  ctx.body = answerText({
    files: files.length,
    fields: Object.keys(ctx.request.body ?? {}).length,
    bytes: files.reduce((sum, { size }) => sum + size, 0),
  });
});
app.listen(serverOptions().port, '127.0.0.1');
