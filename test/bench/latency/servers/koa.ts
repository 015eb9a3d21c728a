// Koa alone, without a router: it parses JSON and checks nothing. Uploads go to busboy.
import type { IncomingMessage } from 'node:http';
import busboy from 'busboy';
import Koa from 'koa';
import { readText } from '../../servers/read-text.ts';
import type { Counted } from '../../uploads/servers/counted.ts';
import { serveDelay } from '../event-loop/serve-delay.ts';
import { queryDatabase } from './database.ts';
import { latencyServerOptions } from './options.ts';

const { port, delaySocket } = latencyServerOptions();
serveDelay(delaySocket);
const app = new Koa();

app.use(async (ctx) => {
  if (ctx.method === 'GET') {
    ctx.body = '';
    return;
  }
  if (ctx.path === '/files') {
    ctx.body = await countFiles(ctx.req);
  } else {
    const order = JSON.parse(await readText(ctx.req));
    if (ctx.path === '/waiting-orders') await queryDatabase();
    ctx.body = order;
  }
  ctx.status = 201;
});
app.listen(port, '127.0.0.1');

function countFiles(request: IncomingMessage): Promise<Counted> {
  return new Promise((resolve, reject) => {
    const count = { files: 0, fields: 0, bytes: 0 };
    const parser = busboy({ headers: request.headers });
    parser.on('file', (_name, stream) => {
      count.files += 1;
      stream.on('data', (chunk: Buffer) => {
        count.bytes += chunk.length;
      });
    });
    parser.on('close', () => resolve(count)).on('error', reject);
    request.on('error', reject).pipe(parser);
  });
}
