// oRPC with its handler for plain HTTP, and zod for inputs. Like ours it drops undeclared properties.
import { createServer } from 'node:http';
import { OpenAPIHandler } from '@orpc/openapi/node';
import { os } from '@orpc/server';
import { CREATE_ORDER, ORDER_PATH } from '../models/zod-schemas.ts';
import { orderSummary } from '../payload.ts';
import { serverOptions } from './options.ts';

const handler = new OpenAPIHandler({
  show: os
    .route({ method: 'GET', path: '/orders/{id}' })
    .input(ORDER_PATH)
    .handler(({ input }) => orderSummary(input.id)),
  create: os
    .route({ method: 'POST', path: '/orders', successStatus: 201 })
    .input(CREATE_ORDER)
    .handler(({ input }) => input),
});
createServer(async (request, response) => {
  const { matched } = await handler.handle(request, response);
  if (!matched) response.writeHead(404).end();
}).listen(serverOptions().port, '127.0.0.1');
