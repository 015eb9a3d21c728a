// Express with schemas of zod. Like ours it drops undeclared properties.
import express, { type Request, type Response } from 'express';
import type { z } from 'zod';
import { CREATE_ORDER, ORDER_PATH } from '../models/zod-schemas.ts';
import { orderSummary } from '../payload.ts';
import { serverOptions } from './options.ts';

const app = express();
app.use(express.json());
app.get('/orders/:id', (request: Request, response: Response) => {
  const path = ORDER_PATH.safeParse(request.params);
  if (path.success) response.json(orderSummary(path.data.id));
  else reject(response, path.error);
});
app.post('/orders', (request: Request, response: Response) => {
  const order = CREATE_ORDER.safeParse(request.body);
  if (order.success) response.status(201).json(order.data);
  else reject(response, order.error);
});
app.listen(serverOptions().port, '127.0.0.1');

function reject(response: Response, { issues }: z.ZodError): void {
  response.status(400).json({ issues });
}
