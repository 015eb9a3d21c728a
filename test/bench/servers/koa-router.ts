// The same endpoint by hand, with @koa/router in the same application of Koa.
import Router from '@koa/router';
import { orderSummary } from '../payload.ts';
import { foreignKoa } from './foreign-koa.ts';
import { serverOptions } from './options.ts';

const router = new Router();
router.get('/orders/:id', (ctx) => {
  const id = Number(ctx.params['id']);
  if (!Number.isFinite(id)) ctx.throw(400, 'The path parameter id must be a number');
  ctx.body = orderSummary(id);
});
foreignKoa().use(router.routes()).use(router.allowedMethods()).listen(serverOptions().port, '127.0.0.1');
