import type { IncomingMessage } from 'node:http';
import Koa from 'koa';
import { orderSummary } from '../payload.ts';

/** Returns an application of Koa alone, without a router: it parses JSON and checks nothing. */
export function bareKoa(): Koa {
  const app = new Koa();
  app.use(async (ctx) => {
    if (ctx.method === 'GET') {
      ctx.body = orderSummary(Number(ctx.path.slice('/orders/'.length)));
    } else {
      ctx.status = 201;
      ctx.body = JSON.parse(await readText(ctx.req));
    }
  });
  return app;
}

function readText(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => resolve((chunks.length === 1 ? (chunks[0] as Buffer) : Buffer.concat(chunks)).toString()));
    request.on('error', reject);
  });
}
